import type { IsoDate } from '../kernel/dates.js';
import type { Plan } from '../plan/model.js';
import { eventLine } from './event-line.js';
import { saidWords } from './figure-line.js';
import { momentWords } from './receipt-texts.js';
import type { Receipt } from './receipt.js';
import type { Situation } from './situation.js';

/** The number of the receipt that the message quotes; its heading before any other mention. */
export function quotedReceiptNo(quotedText: string | null): number | null {
  const text = quotedText ?? '';
  const match = /【回执(\d{1,6})】/u.exec(text) ?? /回执(\d{1,6})(?!\d)/u.exec(text);
  return match === null ? null : Number(match[1]);
}

/** A channel may break or join lines of what is quoted. */
function bare(text: string): string {
  return text.replace(/\s/gu, '');
}

/** Every numbered line of the receipt, as it must stand in what quotes it. */
function marksOf(
  receipt: Receipt,
  plans: readonly Plan[],
  today: IsoDate,
): readonly (readonly string[])[] {
  const indicators = plans.flatMap((plan) => plan.indicators);
  const figures = receipt.figures.map(({ fact }, index) => {
    const indicator = indicators.find(({ id }) => id === fact.indicatorId);
    if (indicator === undefined) return [];
    return [`${index + 1}.${indicator.shortName}：`, saidWords(fact, indicator.unit, today)];
  });
  const others = receipt.events
    .map((event) => eventLine(event, plans, today))
    .filter((line) => line !== null)
    .map((line, index) => [`${receipt.figures.length + index + 1}.${line}`]);
  return [...figures, ...others];
}

function hasItsLines(receipt: Receipt, quoted: string, { view, today }: Situation): boolean {
  const marks = marksOf(receipt, view.plans, today);
  const lines = quoted.split('\n').map(bare);
  const isThere = marks.every((parts) =>
    lines.some((line) => parts.every((part) => line.includes(bare(part)))),
  );
  const numbered = lines.filter((line) => /^\d+\.\D/u.test(line)).length;
  return isThere && marks.length > 0 && numbered === marks.length;
}

/** What the heading and the times of the quote say against a receipt, or for it. */
function judged(receipt: Receipt, quoted: string): 'against' | 'for' | 'open' {
  const text = bare(quoted);
  const unit = /【回执\d{1,9}】([^，]{1,60})，(?:更正)?请核对/u.exec(text)?.[1];
  if (unit !== undefined && unit !== bare(receipt.unit)) return 'against';
  if (text.includes(`回执${receipt.no}已入库`) && receipt.status === 'pending') return 'against';
  const until = /后入库，([^，]+)前有效|上面的问题，([^，]+)前有效/u.exec(text);
  const expiry = until?.[1] ?? until?.[2];
  if (expiry !== undefined) return expiry === momentWords(receipt.expiresAt) ? 'for' : 'against';
  const since = new RegExp(`您(\\S+?)的回执${receipt.no}已过期`, 'u').exec(text)?.[1];
  if (since === undefined) return 'open';
  return since === momentWords(receipt.createdAt) ? 'for' : 'against';
}

/**
 * The receipt that the message quotes. Short numbers are given again, so the number alone does not
 * tell: unit, times and figures of the quoted text do.
 * @returns `null` when none of them is plainly the one
 */
export function quotedReceipt(situation: Situation, no: number): Receipt | null {
  const quoted = situation.message.quotedText ?? '';
  const numbered = situation.view.receipts.filter((receipt) => receipt.no === no);
  const possible = numbered.filter((receipt) => judged(receipt, quoted) !== 'against');
  const alike = possible.filter((receipt) => hasItsLines(receipt, quoted, situation));
  const timed = possible.filter((receipt) => judged(receipt, quoted) === 'for');
  if (alike.length > 0) return onlyOne(alike);
  if (timed.length > 0) return onlyOne(timed);
  return numbered.length === 1 ? onlyOne(possible) : null;
}

/** What is said to a quoted receipt is said to no other one. */
export function isWhatIsQuoted(situation: Situation): (receipt: Receipt) => boolean {
  const no = quotedReceiptNo(situation.message.quotedText);
  if (no === null) return () => true;
  const quoted = quotedReceipt(situation, no);
  return ({ id }) => id === quoted?.id;
}

/** The same person may have sent the same thing again: what is closed for good is not meant. */
function onlyOne(receipts: readonly Receipt[]): Receipt | null {
  const [first] = receipts;
  if (first === undefined || receipts.length === 1) return first ?? null;
  const live = receipts.filter(({ status }) => status === 'pending' || status === 'confirmed');
  const isOnePerson = receipts.every(({ memberId }) => memberId === first.memberId);
  return live.length === 1 && isOnePerson ? (live[0] ?? null) : null;
}
