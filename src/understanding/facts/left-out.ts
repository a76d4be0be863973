import type { Lexicon } from '../../plan/lexicon.js';
import type { Measure, OmissionReason } from '../understanding.js';
import { twinsOf } from './attach.js';
import type { Attachment } from './attach.js';
import { measureSaid, saysMeasure } from './decide-measure.js';
import type { Figure } from './figures.js';
import type { Scope } from './scope.js';
import type { Token } from './tokens.js';
import { words } from './words.js';

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

/** 新增科技型企业8家，其中高企3家; 走访企业23家，其中高企8家: what the parts of a sentence are parts of. */
export interface Whole {
  readonly sentence: number;
  /** `null` where nothing is said of it. */
  readonly measure: Measure | null;
  /** Why it would be no fact. */
  readonly reason: OmissionReason | null;
  readonly isMoney: boolean;
}

/** What a figure that may have parts is by the words before it. */
export function wholeOf(figure: Figure): Whole {
  const { sentence, scope, number } = figure;
  return {
    sentence,
    measure: saysMeasure(figure) ? measureSaid(figure) : null,
    reason: reasonOfScope(scope),
    isMoney: number.scaled || number.unit?.endsWith('元') === true,
  };
}

/** The same of a figure that was left out. */
export function wholeLeftOut(figure: Figure, reason: OmissionReason): Whole {
  return { ...wholeOf(figure), reason: INHERITED.has(reason) ? reason : null };
}

function reasonOfScope({ pending, plan, target, other }: Scope): OmissionReason | null {
  if (pending !== 'none') return 'pending';
  if (plan !== 'none') return 'plan';
  if (target !== 'none') return 'target';
  return other === 'none' ? null : 'other_quantity';
}

interface Told {
  /** The last figure that was left out. */
  readonly before: LeftOut | null;
  readonly whole: Whole | null;
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

const ARRIVED =
  /获批|[认批评登]了|批下来|认定|通过(?!初)|获评|评上|到岗|报到|入职|入库|办完|登记完|登上/;

/** 其中已获批3家, 第一批8家已认定: reached, whatever was applied for or planned. */
function hasArrived({ left, right }: Figure): boolean {
  return ARRIVED.test(words(left)) || ARRIVED.test(words(right));
}

const FIRST_BATCH = /^(?:第一批|首批|头一?批|第二批|这批)(?:的|有|是|共)?$/;

/** 拟申报高企20家，第一批8家在做审计: some of what is planned or applied for. */
function reasonOfBatch(
  figure: Figure,
  { rule }: Attachment,
  before: LeftOut | null,
): OmissionReason | null {
  if (before === null || rule !== 'goes-on' || before.sentence !== figure.sentence) return null;
  const isSome = before.reason === 'pending' || before.reason === 'plan';
  const isBatch = FIRST_BATCH.test(words(figure.left));
  return isSome && isBatch && !hasArrived(figure) ? before.reason : null;
}

/** 达成意向204人，里面硕士2人: the parts are what the whole is; so are enterprises of a sum. */
function reasonOfPart(figure: Figure, whole: Whole | null): OmissionReason | null {
  if (whole?.sentence !== figure.sentence || figure.scope.part === 'none') return null;
  const isMoney = figure.number.scaled || figure.number.unit?.endsWith('元') === true;
  if (whole.isMoney && !isMoney) return 'other_quantity';
  if (whole.reason === 'other_quantity') return whole.reason;
  return hasArrived(figure) ? null : whole.reason;
}

/** Why a figure is none for what was told before it, or `null`. */
export function inheritedReason(
  figure: Figure,
  attachment: Attachment,
  told: Told,
): OmissionReason | null {
  return (
    reasonOfTwin(figure, attachment, told) ??
    reasonOfBatch(figure, attachment, told.before) ??
    reasonOfPart(figure, told.whole)
  );
}

/** 已签待登记的3个，约8000万: the money of what was left out is left out for the same reason. */
function reasonOfTwin(
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
