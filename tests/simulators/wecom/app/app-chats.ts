import { randomBytes } from 'node:crypto';
import { z } from 'zod';

import { checkBody, checkMessage } from '../check-body.js';
import { jsonBody } from '../http/wecom-dialect.js';
import type { Answer, Call, Route } from '../../shared/http-surface.js';
import { codes, Refusal } from '../refusal.js';
import { SlidingLimit } from '../../shared/sliding-limit.js';
import type { World } from '../world.js';
import type { AccessTokens } from './access-tokens.js';
import { appContent } from './app-content.js';
import { groupEnvelope, groupKinds } from './app-message-shapes.js';

const createLimit = [{ max: 1_000, windowMs: 24 * 60 * 60_000 }];
const memberLimit = [
  { max: 200, windowMs: 60_000 },
  { max: 10_000, windowMs: 24 * 60 * 60_000 },
];

interface AppChat {
  name: string;
  owner: string;
  userIds: string[];
}

const createSchema = z.strictObject({
  name: z.string().max(50).optional(),
  owner: z.string().optional(),
  userlist: z.array(z.string()).min(2).max(2_000),
  chatid: z
    .string()
    .regex(/^[0-9A-Za-z]{1,32}$/)
    .optional(),
});

/** Field names of the update are from memory. */
const updateSchema = z.strictObject({
  chatid: z.string(),
  name: z.string().max(50).optional(),
  owner: z.string().optional(),
  add_user_list: z.array(z.string()).optional(),
  del_user_list: z.array(z.string()).optional(),
});

/** Groups that the application made itself; it can send to no others (A4). */
export class AppChats {
  readonly #chats = new Map<string, AppChat>();
  readonly #creates = new SlidingLimit(createLimit);
  readonly #perMember = new SlidingLimit(memberLimit);

  constructor(
    private readonly world: World,
    private readonly tokens: AccessTokens,
  ) {}

  routes(): readonly Route[] {
    const route = (method: 'GET' | 'POST', name: string, run: (call: Call) => Answer): Route => ({
      method,
      path: `/cgi-bin/appchat/${name}`,
      via: 'api',
      handle: (call: Call) => {
        this.tokens.check(call);
        return run(call);
      },
    });
    return [
      route('POST', 'create', (call) => this.#create(jsonBody(call))),
      route('POST', 'update', (call) => this.#update(jsonBody(call))),
      route('GET', 'get', (call) => this.#get(call.query.get('chatid') ?? '')),
      route('POST', 'send', (call) => this.#send(jsonBody(call))),
    ];
  }

  #create(body: unknown): Answer {
    const { value, doubts } = checkBody(createSchema, body);
    this.#mustKnow(value.userlist);
    const owner = value.owner ?? value.userlist[0] ?? '';
    if (!value.userlist.includes(owner)) {
      throw new Refusal(codes.badAppChat, 'owner is not in userlist');
    }
    const chatId = value.chatid ?? `appchat${randomBytes(8).toString('hex')}`;
    if (this.#chats.has(chatId)) throw new Refusal(codes.badAppChat, 'chatid exists');
    if (!this.#creates.take('app', this.world.clock.nowMs())) {
      throw new Refusal(codes.tooMany, 'api freq out of limit');
    }
    this.#chats.set(chatId, { name: value.name ?? '', owner, userIds: [...value.userlist] });
    return { body: { chatid: chatId }, doubts };
  }

  #update(body: unknown): Answer {
    const { value, doubts } = checkBody(updateSchema, body);
    const chat = this.#chat(value.chatid);
    this.#mustKnow(value.add_user_list ?? []);
    const leaving = value.del_user_list ?? [];
    chat.userIds = [...new Set([...chat.userIds, ...(value.add_user_list ?? [])])].filter(
      (userId) => !leaving.includes(userId),
    );
    chat.name = value.name ?? chat.name;
    chat.owner = value.owner ?? chat.owner;
    return { body: {}, doubts };
  }

  #get(chatId: string): Answer {
    const { name, owner, userIds } = this.#chat(chatId);
    return { body: { chat_info: { chatid: chatId, name, owner, userlist: userIds } } };
  }

  #send(body: unknown): Answer {
    const { value, doubts } = checkMessage(groupKinds, groupEnvelope, body);
    const chat = this.#chat(value.chatid);
    const content = appContent(this.world, value);
    const nowMs = this.world.clock.nowMs();
    const reached = chat.userIds.filter((userId) => this.#perMember.take(userId, nowMs));
    if (reached.length > 0) {
      this.world.screens.show({ ...content.shown, chat: value.chatid, by: 'app' });
    }
    const dropped = chat.userIds.length - reached.length;
    return {
      body: {},
      doubts: [...doubts, ...content.doubts],
      note: dropped > 0 ? `${dropped} members over their limit, dropped` : '',
    };
  }

  #chat(chatId: string): AppChat {
    const chat = this.#chats.get(chatId);
    if (!chat) throw new Refusal(codes.unknownAppChat, 'invalid chatid');
    return chat;
  }

  #mustKnow(userIds: readonly string[]): void {
    const { members } = this.world.settings;
    for (const id of userIds) {
      if (!members.some(({ userId }) => userId === id)) {
        throw new Refusal(codes.unknownUser, `userid ${id} not found`);
      }
    }
  }
}
