import { randomBytes } from 'node:crypto';

import type { Files } from '../files.js';
import type { World } from '../world.js';
import { chatOf, content, describe } from './member-message.js';
import type { Fields, MemberSpeech, Quote, Speaker } from './member-message.js';
import type { RobotLine } from './robot-line.js';
import type { SessionWebhooks } from './session-webhooks.js';

export interface Said {
  readonly msgId: string;
  /** False: the platform gave the robot nothing; `reason` says why. */
  readonly heard: boolean;
  readonly reason: string;
}

/** What invented members say to the robot. */
export class RobotMembers {
  readonly #sent = new Map<string, Fields>();

  constructor(
    private readonly world: World,
    private readonly files: Files,
    private readonly sessions: SessionWebhooks,
    private readonly line: RobotLine,
  ) {}

  say(speech: MemberSpeech): Said {
    this.#mustSee(speech);
    const reason = this.#whyUnheard(speech);
    const msgId = `msg${randomBytes(16).toString('base64')}`;
    this.world.screens.show({
      chat: chatOf(speech),
      by: speech.userId,
      kind: 'member',
      text: this.#asTyped(speech),
      mentions: speech.at ?? [],
      quote: speech.quote ? describe(speech.quote) : null,
    });
    if (reason !== '') {
      this.world.log.add({ direction: 'lost', via: 'robot', name: 'unheard', note: reason });
      return { msgId, heard: false, reason };
    }
    const body = this.#body(speech, msgId);
    this.#sent.set(msgId, body);
    this.line.deliver(body, chatOf(speech));
    return { msgId, heard: true, reason: '' };
  }

  /** The platform hands over a message once more, with the same msgId. */
  sendAgain(msgId: string): void {
    const body = this.#sent.get(msgId);
    if (!body) throw new Error(`nothing sent as ${msgId}`);
    const { userId, chatId } = this.#placeOf(body);
    this.line.deliver(body, chatId ?? userId);
  }

  #body(speech: MemberSpeech, msgId: string): Fields {
    const { app } = this.world.settings;
    const session = this.sessions.issue(chatOf(speech));
    return {
      ...this.#place(speech),
      ...this.#sender(speech.userId),
      chatbotCorpId: app.corpId,
      chatbotUserId: app.robotUserId,
      msgId,
      createAt: this.world.clock.nowMs(),
      sessionWebhook: session.url,
      sessionWebhookExpiredTime: session.expiryMs,
      robotCode: app.clientId,
      ...this.#content(speech),
    };
  }

  #place({ chatId, at = [] }: MemberSpeech): Fields {
    const { members, app } = this.world.settings;
    const named = members.filter(({ userId }) => at.includes(userId));
    const others = named.map(({ dingtalkId, userId, unionId, inCorp }) => ({
      dingtalkId,
      ...(inCorp ? { staffId: userId, unionId } : {}),
    }));
    if (chatId === undefined) return { conversationId: 'cidPrivate==', conversationType: '1' };
    return {
      conversationId: chatId,
      conversationType: '2',
      conversationTitle: this.world.group(chatId)?.name,
      atUsers: [{ dingtalkId: app.robotUserId }, ...others],
      isInAtList: true,
    };
  }

  #sender(userId: string): Fields {
    const { dingtalkId, name, unionId, isAdmin, inCorp } = this.world.member(userId);
    const { published, corpId } = this.world.settings.app;
    return {
      senderId: dingtalkId,
      senderNick: name,
      senderPlatform: 'Win',
      isAdmin,
      ...(inCorp ? { senderCorpId: corpId } : {}),
      ...(inCorp && published ? { senderStaffId: userId, senderUnionId: unionId } : {}),
    };
  }

  /** In a group the mention of the robot is taken out, and a space remains. */
  #content(speech: MemberSpeech): Fields {
    const { chatId, quote } = speech;
    const body = content(this.files, speech);
    if (speech.text === undefined) {
      if (quote) throw new Error('only a text quotes');
      return body;
    }
    const words = { content: chatId === undefined ? speech.text : ` ${speech.text}` };
    if (!quote) return { ...body, text: words };
    const replied = this.#replied(quote);
    return {
      ...body,
      text: { ...words, isReplyMsg: true, repliedMsg: replied },
      originalMsgId: replied['msgId'],
    };
  }

  #replied(quote: Quote): Fields {
    const { msgtype, ...fields } = content(this.files, quote);
    return {
      msgType: msgtype,
      msgId: quote.msgId ?? `msg${randomBytes(16).toString('base64')}`,
      senderId:
        quote.userId === undefined
          ? this.world.settings.app.robotUserId
          : this.world.member(quote.userId).dingtalkId,
      createdAt: this.world.clock.nowMs(),
      content: quote.text === undefined ? fields['content'] : { text: quote.text },
    };
  }

  #asTyped(speech: MemberSpeech): string {
    const mentioned = speech.chatId !== undefined && (speech.mention ?? true);
    return `${mentioned ? `@${this.world.settings.app.robotName} ` : ''}${describe(speech)}`;
  }

  #whyUnheard({ chatId, mention, audio, video, file }: MemberSpeech): string {
    const unready = this.line.unready();
    if (unready !== '' || chatId === undefined) return unready;
    const group = this.world.group(chatId);
    if (group?.disbanded) return 'the group was disbanded';
    if (!group?.hasBot) return 'the robot is not in this group';
    if (mention === false) return 'the robot was not mentioned';
    return audio || video || file ? 'a mention cannot carry audio, video or file' : '';
  }

  #placeOf(body: Fields): Speaker {
    const sender = this.world.settings.members.find((one) => one.dingtalkId === body['senderId']);
    const userId = sender?.userId ?? '';
    return body['conversationType'] === '1'
      ? { userId }
      : { userId, chatId: String(body['conversationId']) };
  }

  #mustSee({ userId, chatId }: Speaker): void {
    this.world.member(userId);
    if (chatId === undefined) return;
    if (!this.world.group(chatId)?.userIds.includes(userId)) {
      throw new Error(`${userId} is not in ${chatId}`);
    }
  }
}
