import { randomInt } from 'node:crypto';

import { pressableKeys } from '../bot/card-rules.js';
import { toBuffer } from '../../shared/bytes.js';
import type { Bytes } from '../../shared/bytes.js';
import { deliver, openAnswer, verifyAddress } from '../delivery.js';
import type { CallbackTarget, Delivered } from '../delivery.js';
import { EventLane } from '../../shared/event-lane.js';
import { toXml, xmlText } from '../wecom-xml.js';
import type { XmlFields } from '../wecom-xml.js';
import type { World } from '../world.js';
import type { AppMessages } from './app-messages.js';

export interface AppSaying {
  readonly userId: string;
  readonly text?: string;
  readonly image?: Bytes;
}

export interface AppClick {
  readonly userId: string;
  readonly taskId: string;
  readonly key: string;
  readonly selected?: Readonly<Record<string, readonly string[]>>;
}

/** What members do in their private chat with the application: encrypted XML to its address (A4). */
export class AppCallback {
  #url: string | null = null;
  readonly #lane: EventLane;
  readonly #sent = new Map<string, { readonly name: string; readonly xml: string }>();

  constructor(
    private readonly world: World,
    private readonly messages: AppMessages,
  ) {
    this.#lane = new EventLane(world, 'app-callback');
  }

  /** The reason why the address did not prove itself; empty when it did. */
  async connect(url: string): Promise<string> {
    const reason = await verifyAddress(this.world, this.#target(url));
    if (reason === '') this.#url = url;
    return reason;
  }

  release(): void {
    this.#lane.release();
  }

  /** Files do not arrive at an application: the sheet lists no such message type. */
  say(saying: AppSaying): string {
    const msgId = String(randomInt(2 ** 47));
    this.#verifiedUrl();
    this.#show(saying.userId, saying.text ?? '[图片]');
    const fields =
      saying.text === undefined ? this.#image(saying) : { MsgType: 'text', Content: saying.text };
    this.#deliver(msgId, saying.userId, { ...fields, MsgId: Number(msgId) });
    return msgId;
  }

  /** subscribe, enter_agent, click or view. */
  event(userId: string, event: string, eventKey = ''): string {
    return this.#event(userId, { Event: event, EventKey: eventKey });
  }

  click({ userId, taskId, key, selected }: AppClick): string {
    const card = this.messages.card(taskId, userId);
    if (!pressableKeys(card).includes(key)) throw new Error(`no button ${key}`);
    const isMenu = card.action_menu?.action_list.some((action) => action.key === key) ?? false;
    const items = Object.entries(selected ?? {}).map(([question, options]) => ({
      QuestionKey: question,
      OptionIds: options.map((option) => ({ OptionId: option })),
    }));
    return this.#event(userId, {
      Event: isMenu ? 'template_card_menu_event' : 'template_card_event',
      EventKey: key,
      TaskId: taskId,
      CardType: card.card_type,
      ResponseCode: this.messages.issueCode(taskId),
      ...(items.length > 0 ? { SelectedItems: { SelectedItem: items } } : {}),
    });
  }

  sendAgain(id: string): void {
    const sent = this.#sent.get(id);
    if (!sent) throw new Error(`nothing sent as ${id}`);
    this.#dispatch(sent.name, sent.xml);
  }

  #image({ image }: AppSaying): XmlFields {
    if (image === undefined) throw new Error('nothing said');
    const stored = this.world.media.store({
      scope: 'corp',
      type: 'image',
      name: 'picture.jpg',
      bytes: toBuffer(image),
    });
    const picUrl = `${this.world.baseUrl}/picture`;
    return { MsgType: 'image', PicUrl: picUrl, MediaId: stored.media_id };
  }

  #event(userId: string, fields: XmlFields): string {
    const id = `e${randomInt(2 ** 47)}`;
    this.#deliver(id, userId, { MsgType: 'event', ...fields });
    return id;
  }

  #deliver(id: string, userId: string, fields: XmlFields): void {
    this.world.member(userId);
    const { corpId, agentId } = this.world.settings.app;
    const xml = toXml({
      ToUserName: corpId,
      FromUserName: userId,
      CreateTime: this.world.clock.nowSeconds(),
      ...fields,
      AgentID: agentId,
    });
    const named = fields['Event'] ?? fields['MsgType'];
    const name = typeof named === 'string' ? named : 'message';
    this.#sent.set(id, { name, xml });
    this.#dispatch(name, xml);
  }

  #dispatch(name: string, xml: string): void {
    const target = this.#target(this.#verifiedUrl());
    this.#lane.dispatch(name, {
      send: () => {
        this.world.inBackground(name, this.#converse(target, name, xml));
      },
    });
  }

  async #converse(target: CallbackTarget, name: string, xml: string): Promise<void> {
    const delivered = await deliver(this.world, target, name, xml);
    // The word "success" is taken as no reply too; from memory.
    if (!delivered || ['', 'success'].includes(delivered.text)) return;
    const base = { direction: 'from-bot', via: 'app-callback', name } as const;
    try {
      const reply = openReply(target, delivered);
      const user = xmlText(xml, 'FromUserName') ?? '';
      const text = xmlText(reply, 'Content') ?? '';
      const kind = xmlText(reply, 'MsgType') ?? '';
      if (xmlText(reply, 'ToUserName') !== user) throw new Error('ToUserName is not the sender');
      this.world.screens.show({ chat: `app:${user}`, by: 'app', kind, text });
      this.world.log.add({ ...base, errcode: 0, body: reply });
    } catch (error) {
      this.world.log.add({ ...base, errcode: -2, note: String(error), body: delivered.text });
    }
  }

  #verifiedUrl(): string {
    if (this.#url === null) throw new Error('the callback address was not verified');
    return this.#url;
  }

  #show(userId: string, text: string): void {
    this.world.screens.show({ chat: `app:${userId}`, by: userId, kind: 'member', text });
  }

  #target(url: string): CallbackTarget {
    const { token, aesKey, corpId, agentId } = this.world.settings.app;
    return {
      url,
      token,
      aesKey,
      receiveId: corpId,
      via: 'app-callback',
      wrap: (encrypt) => ({
        body: toXml({ ToUserName: corpId, AgentID: String(agentId), Encrypt: encrypt }),
        contentType: 'text/xml',
      }),
    };
  }
}

function openReply(target: CallbackTarget, { text, nonce }: Delivered): string {
  const part = (name: string): string => {
    const value = xmlText(text, name);
    if (value === null) throw new Error(`the answer has no ${name}`);
    return value;
  };
  if (part('Nonce') !== nonce) throw new Error('the answer does not reuse the nonce');
  return openAnswer(target, {
    encrypt: part('Encrypt'),
    signature: part('MsgSignature'),
    timestamp: part('TimeStamp'),
    nonce,
  });
}
