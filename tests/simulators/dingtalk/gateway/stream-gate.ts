import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

import type { World } from '../world.js';
import type { ConnectionOpenings, Subscription } from './connection-openings.js';
import { writeFrame } from './frames.js';
import type { StreamAnswers } from './stream-answers.js';
import { StreamSession } from './stream-session.js';
import { topics } from './topics.js';

/** Unverified; an answer is never long. */
const frameMaxBytes = 1024 * 1024;

/** The Stream endpoint: lets in who has a fresh ticket, pings, and asks to leave (B1). */
export class StreamGate {
  readonly #sessions = new Set<StreamSession>();
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: frameMaxBytes,
    autoPong: false,
  });
  #refusing = false;
  #count = 0;

  constructor(
    private readonly world: World,
    private readonly openings: ConnectionOpenings,
    private readonly answers: StreamAnswers,
  ) {}

  listenOn(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const url = new URL(request.url ?? '/', 'http://simulator');
      // A connection that is turned away for another reason does not use up its ticket; unverified.
      const early = this.#refusing ? '503 Service Unavailable' : wrongPath(url.pathname);
      const granted =
        early === '' ? this.openings.redeem(url.searchParams.get('ticket') ?? '') : null;
      if (!granted) {
        this.#turnAway(socket, early === '' ? '401 Unauthorized' : early);
        return;
      }
      this.#server.handleUpgrade(request, socket, head, (webSocket) => {
        this.#count += 1;
        const session = new StreamSession(this.#count, this.world, webSocket, {
          onText: (text) => {
            this.answers.take(text);
          },
          silenceMs: this.world.settings.stream.silenceMs,
        });
        this.#admit(session, granted);
      });
    });
  }

  /** Live connections. */
  sessions(): readonly StreamSession[] {
    return [...this.#sessions].filter((session) => !session.gone);
  }

  /** Tells a connection to leave; nothing more is pushed on it, and it ends a little later. */
  disconnect(session: StreamSession, reason = 'persistent connection is timeout'): void {
    session.leaving = true;
    this.#sendSystem(session, topics.disconnect, { reason });
    this.world.clock.after(this.world.settings.stream.disconnectGraceMs, () => {
      if (!session.gone) session.close(1000, reason);
    });
    this.world.signal.changed();
  }

  /** A system frame of any topic; of one that is unknown, 404 is the right answer. */
  system(session: StreamSession, topic: string): void {
    this.#sendSystem(session, topic, { opaque: randomUUID() });
  }

  refuseConnections(refusing: boolean): void {
    this.#refusing = refusing;
  }

  stop(): void {
    for (const session of this.#sessions) session.cut();
    this.#server.close();
  }

  #admit(session: StreamSession, granted: readonly Subscription[]): void {
    session.subscriptions = granted;
    this.#sessions.add(session);
    this.world.log.add({
      direction: 'from-bot',
      via: 'stream',
      name: 'connect',
      errcode: 0,
      note: `connection ${session.id}`,
    });
    this.#pingLater(session);
  }

  #pingLater(session: StreamSession): void {
    const { pingIntervalMs } = this.world.settings.stream;
    if (pingIntervalMs === null) return;
    this.world.clock.after(pingIntervalMs, () => {
      if (session.gone) return;
      this.system(session, topics.ping);
      this.#pingLater(session);
    });
  }

  #sendSystem(session: StreamSession, topic: string, data: object): void {
    const push = { type: 'SYSTEM', topic, headers: {}, data } as const;
    const sent = writeFrame(push, this.world.clock.nowMs(), session.connectionId);
    if (topic !== topics.disconnect) this.answers.expectSystem(sent.messageId, topic, data);
    this.world.log.add({
      direction: session.frozen ? 'lost' : 'to-bot',
      via: 'stream',
      name: topic,
      note: `connection ${session.id}`,
      body: data,
    });
    session.send(sent.text);
  }

  #turnAway(socket: Duplex, status: string): void {
    this.world.log.add({
      direction: 'from-bot',
      via: 'stream',
      name: 'connect',
      errcode: Number(status.slice(0, 3)),
      note: status === '401 Unauthorized' ? 'ticket unknown, used or too old' : status,
    });
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  }
}

const wrongPath = (path: string): string => (path === '/connect' ? '' : '404 Not Found');
