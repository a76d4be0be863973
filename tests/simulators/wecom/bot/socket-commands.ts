import { z } from 'zod';

import { codes, Refusal } from '../refusal.js';
import type { World } from '../world.js';
import type { BotDesk, ReplyPlace } from './bot-desk.js';
import type { Occasion } from './bot-line.js';
import { readBotMessage, readCardUpdate } from './bot-messages.js';
import { chatOf } from './member-message.js';
import { Uploads } from './uploads.js';

const replyLifeMs = 24 * 60 * 60_000;
const eventReplyMs = 5_000;

interface OpenOccasion extends Occasion {
  answered: boolean;
}

export interface CommandResult {
  readonly body?: Readonly<Record<string, unknown>>;
  readonly doubts: readonly string[];
}

type Command = (reqId: string, body: unknown) => CommandResult;

/** What a subscribed bot may ask over its long connection (A3.1 to A3.4). */
export class SocketCommands {
  readonly #occasions = new Map<string, OpenOccasion>();
  readonly #uploads: Uploads;
  readonly #commands: ReadonlyMap<string, Command>;

  constructor(
    private readonly world: World,
    private readonly desk: BotDesk,
  ) {
    this.#uploads = new Uploads(world);
    this.#commands = new Map<string, Command>([
      ['aibot_respond_msg', (reqId, body) => this.#respond(reqId, body)],
      ['aibot_respond_welcome_msg', (reqId, body) => this.#welcome(reqId, body)],
      ['aibot_respond_update_msg', (reqId, body) => this.#update(reqId, body)],
      ['aibot_send_msg', (reqId, body) => this.#send(reqId, body)],
      ['aibot_upload_media_init', (_reqId, body) => this.#uploads.init(body)],
      ['aibot_upload_media_chunk', (_reqId, body) => this.#uploads.chunk(body)],
      ['aibot_upload_media_finish', (_reqId, body) => this.#uploads.finish(body)],
    ]);
  }

  /** A pushed message or event that can be answered under this req_id, by any later connection too. */
  remember(reqId: string, occasion: Occasion): void {
    this.#occasions.set(reqId, { ...occasion, answered: false });
  }

  run(cmd: string, reqId: string, body: unknown): CommandResult {
    const command = this.#commands.get(cmd);
    if (!command) throw new Refusal(codes.badParameter, `unknown cmd ${cmd}`);
    return command(reqId, body);
  }

  #respond(reqId: string, body: unknown): CommandResult {
    const occasion = this.#occasion(reqId, 'message', replyLifeMs);
    const { message } = readBotMessage(
      [
        'stream',
        'template_card',
        'stream_with_template_card',
        'markdown',
        'file',
        'image',
        'voice',
        'video',
      ],
      {},
      body,
    );
    const doubts = this.desk.post(this.#place(occasion, reqId), message);
    const pictures = message.stream?.msg_item?.length ? ['msg_item on the long connection'] : [];
    const mixed = message.stream && message.card ? ['stream with card on the long connection'] : [];
    return { doubts: [...doubts, ...pictures, ...mixed] };
  }

  #welcome(reqId: string, body: unknown): CommandResult {
    const occasion = this.#occasion(reqId, 'enter_chat', eventReplyMs);
    this.#answerOnce(occasion);
    const { message } = readBotMessage(['text', 'template_card'], {}, body);
    const doubts = this.desk.post(this.#place(occasion, reqId), message);
    occasion.answered = true;
    return { doubts };
  }

  #update(reqId: string, body: unknown): CommandResult {
    const occasion = this.#occasion(reqId, 'template_card_event', eventReplyMs);
    this.#answerOnce(occasion);
    const taskId = occasion.taskId ?? '';
    const update = readCardUpdate(body, taskId);
    this.desk.updateCard(taskId, update);
    occasion.answered = true;
    return { doubts: update.doubts };
  }

  #send(reqId: string, body: unknown): CommandResult {
    const { envelope, message } = readBotMessage(
      ['markdown', 'template_card', 'file', 'image', 'voice', 'video'],
      { chatid: z.string().min(1), chat_type: z.int().min(0).max(2).optional() },
      body,
    );
    const chat = this.#target(envelope.chatid, envelope.chat_type ?? 0);
    const place = { chat, userId: '', origin: reqId, streamStartMs: null, limited: true };
    const doubts = this.desk.post(place, message);
    const isGroup = this.world.group(chat) !== null;
    const groupCard = isGroup && message.card ? ['template_card pushed to a group'] : [];
    return { doubts: [...doubts, ...groupCard] };
  }

  /** 0 tries the group first. Who never spoke to the bot cannot be pushed to; that code is assumed. */
  #target(chatId: string, chatType: number): string {
    const isGroup = chatType !== 1 && this.world.group(chatId)?.hasBot === true;
    const isMember =
      chatType !== 2 && this.world.settings.members.some((one) => one.userId === chatId);
    if (!isGroup && !isMember) throw new Refusal(codes.badChatId, 'invalid chatid');
    if (!this.desk.wasHeardIn(chatId)) {
      throw new Refusal(codes.badChatId, 'nobody has messaged the bot here');
    }
    return chatId;
  }

  #occasion(reqId: string, kind: Occasion['kind'], lifeMs: number): OpenOccasion {
    const occasion = this.#occasions.get(reqId);
    if (occasion?.kind !== kind) throw new Refusal(codes.badReqId, 'invalid req_id');
    if (this.world.clock.nowMs() - occasion.atMs > lifeMs) {
      throw new Refusal(codes.badReqId, `req_id expired (${lifeMs / 1000} s)`);
    }
    return occasion;
  }

  #answerOnce(occasion: OpenOccasion): void {
    if (occasion.answered) throw new Refusal(codes.badReqId, 'req_id was answered');
  }

  #place({ speaker }: Occasion, reqId: string): ReplyPlace {
    const { userId } = speaker;
    return { chat: chatOf(speaker), userId, origin: reqId, streamStartMs: null, limited: true };
  }
}
