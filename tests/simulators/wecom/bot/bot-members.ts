import { randomBytes } from 'node:crypto';

import type { World } from '../world.js';
import type { BotDesk } from './bot-desk.js';
import type { BotLine, Occasion } from './bot-line.js';
import type { Card } from './card-rules.js';
import { pressableKeys } from './card-rules.js';
import { chatOf, content, describe, place, withMention } from './member-message.js';
import type { Fields, MemberSpeech, Speaker } from './member-message.js';

/** At most so many messages of one member may be in work at once (A2.1). */
const maxInWork = 3;

export interface CardClick extends Speaker {
  readonly taskId: string;
  readonly key: string;
  /** Chosen options by question_key. */
  readonly selected?: Readonly<Record<string, readonly string[]>>;
}

export interface Feedback extends Speaker {
  readonly id: string;
  /** 1 accurate, 2 inaccurate, 3 withdrawn. */
  readonly type: 1 | 2 | 3;
  readonly content?: string;
}

export interface Said {
  readonly msgId: string;
  /** False: the platform gave the bot nothing; `reason` says why. */
  readonly heard: boolean;
  readonly reason: string;
}

/** What invented members do towards the bot. */
export class BotMembers {
  readonly #sent = new Map<string, { readonly body: Fields; readonly occasion: Occasion }>();

  constructor(
    private readonly world: World,
    private readonly desk: BotDesk,
    private readonly line: () => BotLine,
  ) {}

  say(speech: MemberSpeech): Said {
    const { settings } = this.world;
    const inGroup = speech.chatId !== undefined;
    const mentioned = !inGroup || (speech.mention ?? true);
    const saying = inGroup && mentioned ? withMention(speech, settings.bot.name) : speech;
    const chat = chatOf(speech);
    const reason = this.#whyUnheard(speech, mentioned);
    this.world.screens.show({
      chat,
      by: speech.userId,
      kind: 'member',
      text: describe(saying),
      quote: speech.quote ? describe(speech.quote) : null,
    });
    const msgId = `m${randomBytes(8).toString('hex')}`;
    if (reason !== '') {
      this.world.log.add({ direction: 'lost', via: this.#via(), name: 'unheard', note: reason });
      return { msgId, heard: false, reason };
    }
    const { mode } = this.line();
    this.desk.heardIn(chat);
    this.#deliver(
      {
        msgid: msgId,
        ...place(this.world, speech),
        ...content(this.world, saying, mode),
        ...(speech.quote ? { quote: content(this.world, speech.quote, mode) } : {}),
      },
      this.#occasion('message', speech, msgId),
    );
    return { msgId, heard: true, reason: '' };
  }

  /** The platform hands over a message or an event once more, as it does when in doubt. */
  sendAgain(msgId: string): void {
    const sent = this.#sent.get(msgId);
    if (!sent) throw new Error(`nothing sent as ${msgId}`);
    this.line().deliver(sent.body, sent.occasion);
  }

  /** First opening of the private chat on a day. */
  enterChat(userId: string): string {
    this.world.member(userId);
    return this.#event({ userId }, 'enter_chat', {});
  }

  click(click: CardClick): string {
    this.#mustSee(click);
    const shown = this.desk.card(click.taskId);
    if (shown.chat !== chatOf(click)) throw new Error(`card ${click.taskId} is in ${shown.chat}`);
    const card = (shown.cardFor.get(click.userId) ?? shown.card) as Card;
    if (!pressableKeys(card).includes(click.key)) throw new Error(`no button ${click.key}`);
    const selected = Object.entries(click.selected ?? {}).map(([question, options]) => ({
      question_key: question,
      option_ids: { option_id: options },
    }));
    return this.#event(click, 'template_card_event', {
      card_type: card.card_type,
      event_key: click.key,
      task_id: click.taskId,
      ...(selected.length > 0 ? { selected_items: { selected_item: selected } } : {}),
    });
  }

  feedback({ id, type, content: words, ...speaker }: Feedback): string {
    this.#mustSee(speaker);
    const detail = { id, type, ...(words === undefined ? {} : { content: words }) };
    return this.#event(speaker, 'feedback_event', detail);
  }

  #event(speaker: Speaker, kind: Exclude<Occasion['kind'], 'message'>, detail: Fields): string {
    const msgId = `e${randomBytes(8).toString('hex')}`;
    const payload = kind === 'enter_chat' ? {} : { [kind]: detail };
    const body = {
      msgid: msgId,
      create_time: this.world.clock.nowSeconds(),
      ...place(this.world, speaker),
      msgtype: 'event',
      event: { eventtype: kind, ...payload },
    };
    this.#deliver(body, {
      ...this.#occasion(kind, speaker, msgId),
      taskId: typeof detail['task_id'] === 'string' ? detail['task_id'] : null,
    });
    return msgId;
  }

  #occasion(kind: Occasion['kind'], { userId, chatId }: Speaker, msgId: string): Occasion {
    const speaker = chatId === undefined ? { userId } : { userId, chatId };
    return { kind, speaker, msgId, atMs: this.world.clock.nowMs(), taskId: null };
  }

  #deliver(body: Fields, occasion: Occasion): void {
    this.#sent.set(occasion.msgId, { body, occasion });
    this.line().deliver(body, occasion);
  }

  #whyUnheard(speech: MemberSpeech, mentioned: boolean): string {
    this.#mustSee(speech);
    const unready = this.line().unready();
    if (unready !== '') return unready;
    if (speech.chatId !== undefined) {
      if (!this.world.group(speech.chatId)?.hasBot) return 'the bot is not in this group';
      if (!mentioned) return 'the bot was not mentioned';
      if (speech.text === undefined && !speech.mixed) return 'in groups only text and mixed arrive';
    }
    const inWork = this.desk.openStreams(speech.userId) + this.line().inWork(speech.userId);
    return inWork >= maxInWork ? 'three messages of this member are in work' : '';
  }

  #mustSee({ userId, chatId }: Speaker): void {
    this.world.member(userId);
    if (chatId === undefined) return;
    if (!this.world.group(chatId)?.userIds.includes(userId)) {
      throw new Error(`${userId} is not in ${chatId}`);
    }
  }

  #via(): 'socket' | 'bot-callback' {
    return this.line().mode === 'socket' ? 'socket' : 'bot-callback';
  }
}
