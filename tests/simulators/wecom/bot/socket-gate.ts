import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { z } from 'zod';

import { checkBody } from '../check-body.js';
import { EventLane } from '../../shared/event-lane.js';
import type { Fault } from '../../shared/fault-plan.js';
import { codes, Refusal } from '../refusal.js';
import { SlidingLimit } from '../../shared/sliding-limit.js';
import type { World } from '../world.js';
import { SocketSession } from '../../shared/socket-session.js';
import type { BotLine, Occasion } from './bot-line.js';
import type { Fields } from './member-message.js';
import type { CommandResult, SocketCommands } from './socket-commands.js';

/** Room for a chunk of 512 KB in base64 and what is around it; unverified. */
const frameMaxBytes = 1024 * 1024;

const frameSchema = z.object({
  cmd: z.string().min(1),
  headers: z.object({ req_id: z.string().min(1) }),
  body: z.unknown().optional(),
});
type Frame = z.infer<typeof frameSchema>;

/** scene and plug_version are what the official SDK adds. */
const subscribeSchema = z.strictObject({
  bot_id: z.string(),
  secret: z.string(),
  scene: z.unknown().optional(),
  plug_version: z.unknown().optional(),
});

class BotSession extends SocketSession {
  subscribed = false;
}

/** The long connection's server: one connection per bot, a new one kicks the old one. */
export class SocketGate implements BotLine {
  readonly mode = 'socket';
  /** Whether the console has the bot set to the long connection. */
  enabled = true;
  #refusing = false;
  #count = 0;
  readonly #sessions = new Set<BotSession>();
  readonly #lane: EventLane;
  readonly #subscribes: SlidingLimit;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: frameMaxBytes,
    autoPong: false,
  });

  constructor(
    private readonly world: World,
    private readonly commands: SocketCommands,
  ) {
    this.#lane = new EventLane(world, 'socket');
    const max = world.settings.bot.subscribesPerMinute;
    this.#subscribes = new SlidingLimit([{ max, windowMs: 60_000 }]);
  }

  listenOn(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (this.#refusing) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
        return;
      }
      this.#server.handleUpgrade(request, socket, head, (webSocket) => {
        this.#count += 1;
        const session = new BotSession(this.#count, this.world, webSocket, {
          onText: (text) => {
            this.#receive(session, text);
          },
          silenceMs: this.world.settings.bot.silenceMs,
        });
        this.#sessions.add(session);
        this.world.signal.changed();
      });
    });
  }

  /** Without a connection a message is lost: nothing is known of a later delivery. */
  deliver(body: Fields, occasion: Occasion): void {
    const cmd = occasion.kind === 'message' ? 'aibot_msg_callback' : 'aibot_event_callback';
    const reqId = `srv-${randomBytes(8).toString('hex')}`;
    this.commands.remember(reqId, occasion);
    this.#lane.dispatch(cmd, {
      send: () => {
        const session = this.current();
        const text = JSON.stringify({ cmd, headers: { req_id: reqId }, body });
        const gone = !session || session.frozen;
        this.world.log.add({
          direction: gone ? 'lost' : 'to-bot',
          via: 'socket',
          name: cmd,
          note: gone ? 'no connection' : reqId,
          body,
        });
        session?.send(text);
      },
      close: () => this.current()?.cut(),
      freeze: () => this.current()?.freeze(),
    });
  }

  unready(): string {
    return '';
  }

  inWork(): number {
    return 0;
  }

  /** Hands over events that were held back to change the order. */
  release(): void {
    this.#lane.release();
  }

  current(): BotSession | null {
    return [...this.#sessions].find((session) => session.subscribed && !session.gone) ?? null;
  }

  /** Live connections, subscribed or not. */
  sessions(): readonly BotSession[] {
    return [...this.#sessions].filter((session) => !session.gone);
  }

  refuseConnections(refusing: boolean): void {
    this.#refusing = refusing;
  }

  stop(): void {
    for (const session of this.#sessions) session.cut();
    this.#server.close();
  }

  #receive(session: BotSession, text: string): void {
    const frame = readFrame(text);
    if (!frame) {
      const refusal = new Refusal(codes.badJson, 'data format error');
      this.#logRequest('?', text, refusal);
      session.send(answerText('', refusal));
      return;
    }
    const fault = this.world.faults.take('request', frame.cmd);
    if (!fault) this.#carryOut(session, frame);
    else if (fault.kind === 'delay') {
      this.world.clock.after(fault.delayMs ?? 1_000, () => {
        this.#carryOut(session, frame);
      });
    } else {
      const refusal = new Refusal(
        Number(fault.errcode ?? codes.busy),
        fault.errmsg ?? 'system busy',
      );
      this.#logRequest(frame.cmd, frame.body, refusal, `fault ${fault.kind}, not carried out`);
      this.#spoil(session, fault, answerText(frame.headers.req_id, refusal));
    }
  }

  #carryOut(session: BotSession, frame: Frame): void {
    let outcome: CommandResult | Refusal;
    try {
      outcome = this.#run(session, frame);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcome = error;
    }
    const fault = this.world.faults.take('answer', frame.cmd);
    this.#logRequest(frame.cmd, frame.body, outcome, fault ? `fault ${fault.kind} in answer` : '');
    const text = answerText(frame.headers.req_id, outcome);
    if (fault) {
      const told = new Refusal(Number(fault.errcode ?? codes.busy), fault.errmsg ?? 'system busy');
      const spoilt = fault.kind === 'errcode' ? answerText(frame.headers.req_id, told) : text;
      this.#spoil(session, fault, spoilt);
    } else {
      session.send(text);
      session.releaseHeld();
    }
  }

  #run(session: BotSession, { cmd, headers, body }: Frame): CommandResult {
    if (cmd === 'ping') return { doubts: session.subscribed ? [] : ['ping before subscribing'] };
    if (cmd === 'aibot_subscribe') return this.#subscribe(session, body);
    // The code for a command before subscribing is chosen, not known.
    if (!session.subscribed) throw new Refusal(codes.badParameter, 'subscribe first');
    return this.commands.run(cmd, headers.req_id, body);
  }

  #subscribe(session: BotSession, body: unknown): CommandResult {
    const { bot } = this.world.settings;
    if (!this.#subscribes.take('bot', this.world.clock.nowMs())) {
      throw new Refusal(codes.tooMany, 'api freq out of limit');
    }
    const { value, doubts } = checkBody(subscribeSchema, body);
    if (!this.enabled || value.bot_id !== bot.botId) {
      throw new Refusal(codes.badBotId, 'invalid bot id');
    }
    if (value.secret !== bot.secret) throw new Refusal(codes.badBotSecret, 'invalid secret');
    if (session.subscribed) throw new Refusal(codes.badParameter, 'subscribed already');
    const old = this.current();
    session.subscribed = true;
    if (old) this.#kick(old);
    this.world.signal.changed();
    return { doubts };
  }

  #kick(old: BotSession): void {
    const body = {
      msgid: `e${randomBytes(8).toString('hex')}`,
      create_time: this.world.clock.nowSeconds(),
      aibotid: this.world.settings.bot.botId,
      msgtype: 'event',
      event: { eventtype: 'disconnected_event' },
    };
    const reqId = `srv-${randomBytes(8).toString('hex')}`;
    old.send(JSON.stringify({ cmd: 'aibot_event_callback', headers: { req_id: reqId }, body }));
    this.world.log.add({
      direction: 'to-bot',
      via: 'socket',
      name: 'disconnected_event',
      note: `connection ${old.id}`,
      body,
    });
    if (old.frozen) old.gone = true;
    else old.close(1000, 'kicked by a new connection');
  }

  #spoil(session: BotSession, fault: Fault, text: string): void {
    const actions: Record<Fault['kind'], () => void> = {
      drop: () => undefined,
      'http-status': () => undefined,
      html: () => undefined,
      close: () => {
        session.cut();
      },
      'half-open': () => {
        session.freeze();
      },
      delay: () => {
        this.world.clock.after(fault.delayMs ?? 1_000, () => {
          session.send(text);
        });
      },
      reorder: () => {
        session.hold(text);
      },
      duplicate: () => {
        session.send(text);
        session.send(text);
      },
      truncate: () => {
        session.send(text.slice(0, Math.floor(text.length / 2)));
      },
      errcode: () => {
        session.send(text);
      },
    };
    actions[fault.kind]();
  }

  #logRequest(name: string, body: unknown, outcome: CommandResult | Refusal, note = ''): void {
    const refused = outcome instanceof Refusal;
    this.world.log.add({
      direction: 'from-bot',
      via: 'socket',
      name,
      errcode: refused ? outcome.errcode : 0,
      note: [refused ? outcome.errmsg : '', note].filter((part) => part !== '').join('; '),
      doubts: refused ? [] : outcome.doubts,
      body,
    });
  }
}

function readFrame(text: string): Frame | null {
  try {
    return frameSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function answerText(reqId: string, outcome: CommandResult | Refusal): string {
  const headers = { req_id: reqId };
  if (outcome instanceof Refusal) {
    return JSON.stringify({ headers, errcode: outcome.errcode, errmsg: outcome.errmsg });
  }
  const body = outcome.body ? { body: outcome.body } : {};
  return JSON.stringify({ headers, errcode: 0, errmsg: 'ok', ...body });
}
