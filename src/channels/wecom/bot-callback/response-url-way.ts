import type { ReplyToken } from '../decode/reply-token.js';
import { botWordsStyle } from '../encode/style.js';
import type { Style } from '../encode/style.js';
import { hintPart } from '../encode/part.js';
import type { Part } from '../encode/part.js';
import { callJson } from '../sending/call-json.js';
import { callPartResult } from '../sending/call-result.js';
import { refusedResult } from '../sending/part-result.js';
import type { PartResult, Way } from '../sending/way.js';
import type { WecomDeps } from '../wecom-deps.js';
import { shortened } from './poll-answer.js';

const HANDLE_USED = 846605;

/** The address that came with a message: one call within an hour, so everything is in one text. */
export class ResponseUrlWay implements Way {
  readonly via = 'bot-url';
  readonly label = '智能机器人回复';
  readonly style: Style = {
    ...botWordsStyle,
    format: () => ({ format: 'markdown', maxBytes: Number.MAX_SAFE_INTEGER }),
  };

  constructor(
    private readonly token: Extract<ReplyToken, { way: 'url' }>,
    private readonly deps: WecomDeps,
    /** Addresses that were called already. */
    private readonly used: Set<string>,
  ) {}

  async sendPart(part: Part): Promise<PartResult> {
    const { clock, log, random } = this.deps;
    const outcome = { log, random, via: this.via };
    const afterMs = this.token.polledUntilMs - clock.now().getTime();
    if (afterMs > 0) return { kind: 'later', afterMs, reason: '等待企业微信来取回复' };
    if (this.used.has(this.token.url)) return refusedResult(HANDLE_USED, outcome);
    this.#use();
    const content = shortened(textOf(part));
    const json = { msgtype: 'markdown', markdown: { content } };
    const result = callPartResult(
      await callJson(this.deps, { url: this.token.url, json }),
      outcome,
    );
    if (result.kind === 'later') this.used.delete(this.token.url);
    return result;
  }

  #use(): void {
    this.used.add(this.token.url);
    const oldest = this.used.values().next();
    if (this.used.size > MAX_USED && oldest.done !== true) this.used.delete(oldest.value);
  }
}

/** More than an hour's worth; the platform refuses a second call by itself, too. */
const MAX_USED = 2_000;

const textOf = (part: Part): string => {
  if (part.kind === 'text') return part.text;
  return part.kind === 'card' ? hintPart(part).text : part.name;
};
