import { randomUUID } from 'node:crypto';

import type { Shown } from '../../shared/screens.js';
import { newCodes, NewRefusal } from '../refusal.js';
import type { World } from '../world.js';
import type {
  CardParams,
  ClickAnswer,
  CreateBody,
  DeliverBody,
  StreamingBody,
  UpdateBody,
} from './card-shapes.js';

/** More content than this in all is only advised against. */
const advisedContentBytes = 3 * 1024;

export interface Card {
  readonly made: CreateBody;
  params: CardParams;
  /** By userid. */
  readonly own: Map<string, CardParams>;
  readonly shown: Shown[];
  readonly guids: Set<string>;
  finalized: boolean;
  /** Clicks whose answer is awaited. */
  clicksOpen: number;
}

interface DeliverResult {
  readonly spaceId: string;
  readonly spaceType: string;
  readonly success: boolean;
  readonly errorMsg: string;
  readonly carrierId: string;
}

/** All interactive cards, and how they look on the members' screens (B5). */
export class CardBook {
  readonly #cards = new Map<string, Card>();

  constructor(private readonly world: World) {}

  /** Refuses a card that nobody made. */
  find(outTrackId: string): Card {
    const card = this.#cards.get(outTrackId);
    if (!card) throw new NewRefusal(400, newCodes.unknownCard, '卡片不存在');
    return card;
  }

  create(made: CreateBody): Card {
    const { cardTemplates } = this.world.settings.app;
    if (!cardTemplates.some(({ id }) => id === made.cardTemplateId)) {
      throw new NewRefusal(400, newCodes.badParameter, '卡片模板不存在');
    }
    if (this.#cards.has(made.outTrackId)) {
      throw new NewRefusal(400, newCodes.usedTrackId, 'outTrackId was used before');
    }
    const card: Card = {
      made,
      params: made.cardData.cardParamMap,
      own: new Map(),
      shown: [],
      guids: new Set(),
      finalized: false,
      clicksOpen: 0,
    };
    this.#setPrivate(card, made.privateData ?? {}, false);
    this.#cards.set(made.outTrackId, card);
    return card;
  }

  deliver(card: Card, how: Omit<DeliverBody, 'outTrackId'>): readonly DeliverResult[] {
    const results = how.openSpaceId
      .slice('dtv1.card//'.length)
      .split(';')
      .map((space) => {
        const dot = space.indexOf('.');
        const [spaceType, spaceId] = [space.slice(0, dot), space.slice(dot + 1)];
        const errorMsg = this.#show(card, spaceType, spaceId, how);
        return {
          spaceId,
          spaceType,
          success: errorMsg === '',
          errorMsg,
          carrierId: errorMsg === '' ? randomUUID() : '',
        };
      });
    this.#redraw(card);
    return results;
  }

  update(body: UpdateBody): readonly string[] {
    const card = this.find(body.outTrackId);
    const { cardData, privateData, cardUpdateOptions: options } = body;
    if (cardData) this.#setPublic(card, cardData.cardParamMap, options?.updateCardDataByKey);
    this.#setPrivate(card, privateData ?? {}, options?.updatePrivateDataByKey ?? false);
    this.#redraw(card);
    return card.clicksOpen > 0 ? ['updated while the answer to a click is awaited'] : [];
  }

  answerClick(card: Card, userId: string, answer: ClickAnswer): void {
    const { cardData, userPrivateData, cardUpdateOptions: options } = answer;
    if (cardData) this.#setPublic(card, cardData.cardParamMap, options?.updateCardDataByKey);
    if (userPrivateData) {
      const byKey = options?.updatePrivateDataByKey ?? false;
      this.#setPrivate(card, { [userId]: userPrivateData }, byKey);
    }
    this.#redraw(card);
  }

  /** A repeated guid changes nothing. The refusals of both ends are chosen. */
  stream(body: StreamingBody): readonly string[] {
    const card = this.find(body.outTrackId);
    if (card.guids.has(body.guid)) return ['guid was used before'];
    if (card.finalized) throw new NewRefusal(400, newCodes.badParameter, 'stream is finalized');
    const template = this.world.settings.app.cardTemplates.find(
      ({ id }) => id === card.made.cardTemplateId,
    );
    const full = body.isFull ?? false;
    if (!full && template?.markdownKeys.includes(body.key)) {
      throw new NewRefusal(400, newCodes.badParameter, 'markdown needs isFull');
    }
    card.guids.add(body.guid);
    card.finalized = body.isFinalize ?? false;
    const content = full ? body.content : (card.params[body.key] ?? '') + body.content;
    card.params = { ...card.params, [body.key]: content };
    this.#redraw(card);
    return Buffer.byteLength(content) > advisedContentBytes ? ['over 3 KB in all'] : [];
  }

  /** Empty when it is shown; else what the deliver result says. */
  #show(
    card: Card,
    spaceType: string,
    spaceId: string,
    how: Omit<DeliverBody, 'outTrackId'>,
  ): string {
    const { made } = card;
    const { clientId } = this.world.settings.app;
    if (spaceType === 'IM_GROUP') {
      if (!made.imGroupOpenSpaceModel) return 'imGroupOpenSpaceModel is missing';
      if (how.imGroupOpenDeliverModel?.robotCode !== clientId) return 'robotCode is not valid';
      const group = this.world.group(spaceId);
      if (!group || group.disbanded || !group.hasBot) return 'space is not found';
    } else if (spaceType === 'IM_ROBOT') {
      if (!made.imRobotOpenSpaceModel) return 'imRobotOpenSpaceModel is missing';
      if (!how.imRobotOpenDeliverModel) return 'imRobotOpenDeliverModel is missing';
      if (!this.world.reachable(spaceId)) return 'user is not found';
    } else return `spaceType ${spaceType} is not known here`;
    card.shown.push(this.world.screens.show({ chat: spaceId, by: 'bot', kind: 'card' }));
    return '';
  }

  #setPublic(card: Card, given: CardParams, byKey = false): void {
    card.params = byKey ? { ...card.params, ...given } : given;
  }

  #setPrivate(
    card: Card,
    given: Readonly<Record<string, { readonly cardParamMap: CardParams }>>,
    byKey: boolean,
  ): void {
    for (const [userId, { cardParamMap }] of Object.entries(given)) {
      const former = byKey ? (card.own.get(userId) ?? {}) : {};
      card.own.set(userId, { ...former, ...cardParamMap });
    }
  }

  #redraw(card: Card): void {
    const { outTrackId, cardTemplateId } = card.made;
    const face = (params: CardParams) => ({ outTrackId, cardTemplateId, params });
    for (const shown of card.shown) {
      shown.card = face(card.params);
      shown.text = Object.values(card.params).join('\n');
      for (const [userId, own] of card.own) {
        shown.cardFor.set(userId, face({ ...card.params, ...own }));
      }
    }
    this.world.screens.changed();
  }
}
