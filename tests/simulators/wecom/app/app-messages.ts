import { randomBytes } from 'node:crypto';
import { z } from 'zod';

import { checkCard, pressableKeys } from '../bot/card-rules.js';
import type { Card } from '../bot/card-rules.js';
import { checkBody, checkMessage } from '../check-body.js';
import { jsonBody } from '../http/wecom-dialect.js';
import type { Answer, Call, Route } from '../../shared/http-surface.js';
import { codes, Refusal } from '../refusal.js';
import type { Shown } from '../../shared/screens.js';
import { SlidingLimit } from '../../shared/sliding-limit.js';
import type { World } from '../world.js';
import type { AccessTokens } from './access-tokens.js';
import { appContent } from './app-content.js';
import { memberEnvelope, memberKinds } from './app-message-shapes.js';
import { receiversOf } from './receivers.js';

const codeLifeMs = 72 * 60 * 60_000;
const recallLifeMs = 24 * 60 * 60_000;
const memberLimit = [
  { max: 30, windowMs: 60_000 },
  { max: 1_000, windowMs: 60 * 60_000 },
];

interface UpdateCode {
  readonly taskId: string;
  readonly atMs: number;
  used: boolean;
}

const updateSchema = z.strictObject({
  userids: z.array(z.string()).optional(),
  partyids: z.array(z.int()).optional(),
  tagids: z.array(z.int()).optional(),
  atall: z.int().min(0).max(1).optional(),
  agentid: z.int(),
  response_code: z.string().min(1),
  button: z.strictObject({ replace_name: z.string().min(1) }).optional(),
  template_card: z.unknown().optional(),
});

/** message/send, its card update and recall (A4). */
export class AppMessages {
  readonly #cards = new Map<string, Shown[]>();
  readonly #codes = new Map<string, UpdateCode>();
  readonly #sent = new Map<string, { readonly atMs: number; readonly shown: readonly Shown[] }>();
  readonly #duplicates = new Map<string, number>();
  readonly #perMember = new SlidingLimit(memberLimit);

  constructor(
    private readonly world: World,
    private readonly tokens: AccessTokens,
  ) {}

  routes(): readonly Route[] {
    const post = (name: string, run: (body: unknown) => Answer): Route => ({
      method: 'POST',
      path: `/cgi-bin/message/${name}`,
      via: 'api',
      handle: (call: Call) => {
        this.tokens.check(call);
        return run(jsonBody(call));
      },
    });
    return [
      post('send', (body) => this.#send(body)),
      post('update_template_card', (body) => this.#update(body)),
      post('recall', (body) => this.#recall(body)),
    ];
  }

  /** The card as this member sees it; throws where there is none. */
  card(taskId: string, userId: string): Card {
    const shown = this.#cards.get(taskId)?.find((one) => one.chat === `app:${userId}`);
    if (!shown?.card) throw new Error(`${userId} has no card ${taskId}`);
    return shown.card as Card;
  }

  /** A click gives the application a code of its own for the update. */
  issueCode(taskId: string): string {
    const code = randomBytes(16).toString('hex');
    this.#codes.set(code, { taskId, atMs: this.world.clock.nowMs(), used: false });
    return code;
  }

  #send(body: unknown): Answer {
    const { value, doubts } = checkMessage(memberKinds, memberEnvelope, body);
    if (value.agentid !== this.world.settings.app.agentId) {
      throw new Refusal(codes.foreignAgent, 'not allow operate another agent');
    }
    const { userIds, invalidUsers, invalidParties } = receiversOf(this.world, value);
    if (userIds.length === 0) throw new Refusal(codes.noReceiver, 'all receivers are invalid');
    const content = appContent(this.world, value);
    const { card } = content.shown;
    if (card?.task_id !== undefined && this.#cards.has(card.task_id)) {
      throw new Refusal(codes.badParameter, 'task_id was used before');
    }
    const msgId = randomBytes(16).toString('hex');
    const isDuplicate = this.#isDuplicate(body, value);
    const shown = isDuplicate ? [] : this.#show(userIds, content.shown);
    this.#sent.set(msgId, { atMs: this.world.clock.nowMs(), shown });
    const interactive = card?.task_id !== undefined && pressableKeys(card).length > 0;
    if (card?.task_id !== undefined) this.#cards.set(card.task_id, shown);
    return {
      body: {
        invaliduser: invalidUsers.join('|'),
        invalidparty: invalidParties.join('|'),
        invalidtag: '',
        unlicenseduser: '',
        msgid: msgId,
        ...(interactive ? { response_code: this.issueCode(card.task_id ?? '') } : {}),
      },
      doubts: [...doubts, ...content.doubts],
      note: isDuplicate ? 'same content within the interval, not shown again' : '',
    };
  }

  /** What a member gets beyond the limit is dropped without an error. */
  #show(userIds: readonly string[], item: ReturnType<typeof appContent>['shown']): Shown[] {
    const taken = userIds.filter((userId) =>
      this.#perMember.take(userId, this.world.clock.nowMs()),
    );
    if (taken.length < userIds.length) {
      const note = `${userIds.length - taken.length} members over their limit, dropped`;
      this.world.log.add({ direction: 'lost', via: 'api', name: 'message/send', note });
    }
    return taken.map((userId) =>
      this.world.screens.show({ ...item, chat: `app:${userId}`, by: 'app' }),
    );
  }

  /** That a repeated message is answered as if it had been sent is unverified. */
  #isDuplicate(
    body: unknown,
    value: { enable_duplicate_check?: unknown; duplicate_check_interval?: unknown },
  ): boolean {
    if (value.enable_duplicate_check !== 1) return false;
    const seconds =
      typeof value.duplicate_check_interval === 'number' ? value.duplicate_check_interval : 1_800;
    const key = JSON.stringify(body);
    const nowMs = this.world.clock.nowMs();
    const lastMs = this.#duplicates.get(key);
    if (lastMs !== undefined && nowMs - lastMs < seconds * 1000) return true;
    this.#duplicates.set(key, nowMs);
    return false;
  }

  #update(body: unknown): Answer {
    const { value, doubts } = checkBody(updateSchema, body);
    if (value.agentid !== this.world.settings.app.agentId) {
      throw new Refusal(codes.foreignAgent, 'not allow operate another agent');
    }
    const code = this.#usableCode(value.response_code);
    const checked = value.template_card === undefined ? null : checkCard(value.template_card);
    if (!checked && !value.button) throw new Refusal(codes.badParameter, 'nothing to update');
    code.used = true;
    const invalid = this.#redraw(
      code.taskId,
      value.atall === 1 ? null : (value.userids ?? []),
      (shown) => checked?.card ?? replaced(shown.card, value.button?.replace_name ?? ''),
    );
    return { body: { invaliduser: invalid }, doubts: [...doubts, ...(checked?.doubts ?? [])] };
  }

  /** Null: for everyone. Answers who of them does not have the card. */
  #redraw(
    taskId: string,
    userIds: readonly string[] | null,
    face: (shown: Shown) => Shown['card'],
  ): readonly string[] {
    const shown = this.#cards.get(taskId) ?? [];
    const holders = shown.map(holderOf);
    const named = userIds ?? holders;
    for (const one of shown) if (named.includes(holderOf(one))) one.card = face(one);
    this.world.screens.changed();
    return named.filter((userId) => !holders.includes(userId));
  }

  /** The errcode for these three is chosen. */
  #usableCode(responseCode: string): UpdateCode {
    const code = this.#codes.get(responseCode);
    if (!code) throw new Refusal(codes.badParameter, 'invalid response_code');
    if (code.used) throw new Refusal(codes.badParameter, 'response_code was used');
    if (this.world.clock.nowMs() - code.atMs > codeLifeMs) {
      throw new Refusal(codes.badParameter, 'response_code expired (72 h)');
    }
    return code;
  }

  #recall(body: unknown): Answer {
    const { value, doubts } = checkBody(z.strictObject({ msgid: z.string() }), body);
    const sent = this.#sent.get(value.msgid);
    if (!sent) throw new Refusal(codes.badParameter, 'invalid msgid');
    if (this.world.clock.nowMs() - sent.atMs > recallLifeMs) {
      throw new Refusal(codes.badParameter, 'msgid over 24 hours old');
    }
    for (const shown of sent.shown) shown.text = '[已撤回]';
    this.world.screens.changed();
    return { body: {}, doubts };
  }
}

const holderOf = (shown: Shown): string => shown.chat.slice('app:'.length);

/** All buttons become one that says what happened and cannot be pressed. */
function replaced(card: Shown['card'], name: string): Shown['card'] {
  if (!card) return null;
  const { button_list, submit_button, ...rest } = card;
  return { ...rest, replaced_button: name, was: { button_list, submit_button } };
}
