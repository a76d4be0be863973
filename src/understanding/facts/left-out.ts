import type { Lexicon } from '../../plan/lexicon.js';
import type { OmissionReason } from '../understanding.js';
import { twinsOf } from './attach.js';
import type { Attachment } from './attach.js';
import { saysMeasure } from './decide-measure.js';
import type { Figure } from './figures.js';
import type { Token } from './tokens.js';

/** A figure that is no fact, and why. */
export interface LeftOut {
  readonly at: number;
  readonly sentence: number;
  readonly attachment: Attachment;
  readonly reason: OmissionReason;
}

/** Reasons that hold of the thing itself, and so of its count and its money alike. */
const INHERITED: ReadonlySet<OmissionReason> = new Set([
  'pending',
  'plan',
  'other_quantity',
  'subcount',
]);

interface Told {
  /** The last figure that was left out. */
  readonly before: LeftOut | null;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
}

/** 去年底52家，今年57家，多了5家: by how much it differs from last year's. */
const DIFFERS = /^(?:多|多了|多出|少|少了)$/;

export function isDifferenceFromLastYear(
  { sentence, left }: Figure,
  { indicator }: Attachment,
  before: LeftOut | null,
): boolean {
  if (before?.reason !== 'last_year' || before.sentence !== sentence) return false;
  return before.attachment.indicator === indicator && DIFFERS.test(left.at(-1)?.text ?? '');
}

/** 已签待登记的3个，约8000万: the money of what was left out is left out for the same reason. */
export function reasonOfTwin(
  figure: Figure,
  { indicator, rule }: Attachment,
  { before, tokens, lexicon }: Told,
): OmissionReason | null {
  if (before === null || rule !== 'goes-on' || before.sentence !== figure.sentence) return null;
  const isNext = !tokens
    .slice(before.at + 1, figure.at)
    .some(({ kind }) => kind === 'number' || kind === 'mention' || kind === 'date');
  const isTwin = twinsOf(indicator, lexicon).includes(before.attachment.indicator);
  const isOfIt = isNext && isTwin && !saysMeasure(figure);
  return isOfIt && INHERITED.has(before.reason) ? before.reason : null;
}
