import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { z } from 'zod';

import type { AppClick, AppSaying } from '../app/app-callback.js';
import type { CardClick, Feedback } from '../bot/bot-members.js';
import type { MemberSpeech } from '../bot/member-message.js';
import type { Fault } from '../fault-plan.js';
import type { Shown } from '../screens.js';
import type { SimulatorSettings } from '../settings.js';
import type { WecomControl } from './wecom-control.js';

type Action = (body: Record<string, unknown>) => unknown;

/** The control port: POST an action with JSON, GET /log and /screens, and the page to play on. */
export class ControlServer {
  readonly server: Server;
  readonly #actions: Readonly<Record<string, Action>>;

  constructor(
    private readonly control: WecomControl,
    private readonly settings: SimulatorSettings,
  ) {
    this.#actions = actionsOf(control);
    this.server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        sendJson(response, 400, { error: String(error) });
      });
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
      this.server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://control');
    const since = Number(url.searchParams.get('since') ?? 0);
    if (request.method === 'GET') {
      const page = this.#read(url.pathname, since);
      if (page === null) sendJson(response, 404, { error: 'no such page' });
      else if (typeof page === 'string') sendHtml(response, page);
      else sendJson(response, 200, page);
      return;
    }
    const action = this.#actions[url.pathname.slice(1)];
    if (!action) {
      sendJson(response, 404, { error: 'no such action', actions: Object.keys(this.#actions) });
      return;
    }
    const text = await readText(request);
    const body = z.record(z.string(), z.unknown()).parse(text === '' ? {} : JSON.parse(text));
    sendJson(response, 200, { result: (await action(body)) ?? null });
  }

  #read(path: string, since: number): string | object | null {
    switch (path) {
      case '/':
        return readFileSync(new URL('page.html', import.meta.url), 'utf8');
      case '/log':
        return this.control.log.entries((entry) => entry.seq > since);
      case '/screens':
        return this.control.screens.of().map(shownAsJson);
      case '/office': {
        const { members, groups, bot } = this.settings;
        return { members, groups, botName: bot.name, connections: this.control.connections() };
      }
      default:
        return null;
    }
  }
}

/** Bodies are those of the methods; a wrong one comes back as the error that the method throws. */
function actionsOf(control: WecomControl): Record<string, Action> {
  const text = (value: unknown): string => z.string().parse(value);
  return {
    say: (body) => control.members.say(body as unknown as MemberSpeech),
    click: (body) => control.members.click(body as unknown as CardClick),
    'enter-chat': (body) => control.members.enterChat(text(body['userId'])),
    feedback: (body) => control.members.feedback(body as unknown as Feedback),
    'send-again': (body) => {
      control.members.sendAgain(text(body['msgId']));
    },
    'app/say': (body) => control.app.say(body as unknown as AppSaying),
    'app/click': (body) => control.app.click(body as unknown as AppClick),
    'app/event': (body) => control.app.event(text(body['userId']), text(body['event'])),
    'app/send-again': (body) => {
      control.app.sendAgain(text(body['msgId']));
    },
    fault: (body) => {
      control.faults.inject(body as unknown as Fault);
    },
    'clear-faults': () => {
      control.faults.clear();
    },
    advance: (body) => {
      control.advance(z.number().parse(body['ms']));
    },
    'use-bot-callback': (body) => control.useBotCallback(text(body['url'])),
    'use-app-callback': (body) => control.useAppCallback(text(body['url'])),
    'use-socket': () => {
      control.useSocket();
    },
    'cut-connections': () => {
      control.cutConnections();
    },
    'freeze-connections': () => {
      control.freezeConnections();
    },
    'refuse-connections': (body) => {
      control.refuseConnections(body['refusing'] === true);
    },
    'release-held': () => {
      control.releaseHeld();
    },
    'expire-tokens': () => {
      control.expireTokens();
    },
    'void-tokens': () => {
      control.voidTokens();
    },
    'tokens-fetched': () => control.tokensFetched(),
    'browse-as': (body) => {
      control.login.browseAs(text(body['userId']));
    },
    'login-code': (body) => control.login.issueCode(text(body['userId'])),
  };
}

const shownAsJson = (item: Shown): object => ({
  ...item,
  cardFor: Object.fromEntries(item.cardFor),
  files: item.files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
});

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function sendHtml(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
}
