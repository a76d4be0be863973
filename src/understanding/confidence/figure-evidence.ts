import { isWholeNumber } from '../../plan/whole-number.js';
import type { DatePhrase } from '../dates/date-phrase.js';
import type { Attachment } from '../facts/attach.js';
import { figureFor, saysUnit } from '../facts/convert-value.js';
import type { CueKind } from '../facts/cue-words.js';
import type { Figure } from '../facts/figures.js';
import type { Token } from '../facts/tokens.js';
import type { ReadMessage } from '../read-message.js';
import { scaledUnit } from '../text/measure-words.js';
import type { Measure, Span } from '../understanding.js';
import type { Evidence } from './evidence.js';

/** One figure as it was read. */
export interface FigureSeen {
  readonly figure: Figure;
  readonly attachment: Attachment;
  /** What dates it. */
  readonly date: DatePhrase | null;
  readonly measure: Measure;
  /** The words say whether it is a total or new (`saysMeasure`). */
  readonly saysMeasure: boolean;
  /** That its words tell progress (`chanceOfProgress`). */
  readonly chance: number;
  readonly message: ReadMessage;
}

/** Farther than any verb between a name and its figure is long. */
const FAR = 8;
/** Speech without punctuation runs on; a written clause has fewer tokens. */
const LONG_CLAUSE = 24;
const TRAPS: ReadonlySet<CueKind | null> = new Set<CueKind>([
  ...(['target', 'plan', 'plan-clause', 'pending', 'past', 'versus', 'distance'] as const),
  ...(['rate', 'part', 'elsewhere', 'other', 'old', 'earlier', 'not'] as const),
]);

const isTrap = ({ cue }: Token): boolean => TRAPS.has(cue);

/** The text between name and figure, whichever comes first. */
function gapOf({ figure, attachment, message }: FigureSeen): Span {
  const [first, second] =
    attachment.mention.span.start < figure.number.span.start
      ? [attachment.mention.span, figure.number.span]
      : [figure.number.span, attachment.mention.span];
  return { start: first.end, end: Math.min(second.start, message.text.text.length) };
}

function hasUnknownWords(seen: FigureSeen): boolean {
  const { start, end } = gapOf(seen);
  const isBetween = ({ kind, span }: Token): boolean =>
    kind === 'word' && span.start >= start && span.end <= end;
  return seen.figure.left.some(isBetween) || seen.figure.right.some(isBetween);
}

function isBrief({ attachment }: FigureSeen): boolean {
  const { candidates, name } = attachment.mention;
  return candidates.some(({ briefNames }) => briefNames?.some(({ word }) => word === name));
}

function isConverted({ figure, attachment }: FigureSeen): boolean {
  const { number } = figure;
  const { scale } = scaledUnit(attachment.indicator.unit);
  return number.scaled && scale !== '1' && Number(number.value) < Number(scale);
}

function isInherited({ figure, date }: FigureSeen): boolean {
  if (date === null) return false;
  const isIt = ({ kind, span }: Token): boolean =>
    kind === 'date' && span.start === date.span.start;
  return !figure.clauseLeft.some(isIt) && !figure.right.some(isIt);
}

function hasOtherNames({ figure, attachment }: FigureSeen): boolean {
  const isOther = ({ mention }: Token): boolean =>
    mention !== null && mention !== attachment.mention;
  return figure.clauseLeft.some(isOther) || figure.right.some(isOther);
}

function goesOnFar({ figure, attachment }: FigureSeen): boolean {
  if (attachment.rule !== 'goes-on') return false;
  return !figure.clauseLeft.some(
    (token) => token.kind === 'mention' && token.mention === attachment.mention,
  );
}

/** One character is mostly a verb's end or a particle. */
const isUnknownWord = ({ kind, text }: Token): boolean => kind === 'word' && text.length > 1;

function hasUnknownWordsBefore({ figure, attachment }: FigureSeen): boolean {
  const { start } = attachment.mention.span;
  const isOutside = attachment.rule === 'goes-on';
  return figure.left.some(
    (token) => (isOutside || token.span.start < start) && isUnknownWord(token),
  );
}

const isDone = ({ cue }: Token): boolean => cue === 'done';

function isDoneAsTotal({ figure, measure, saysMeasure }: FigureSeen): boolean {
  if (measure !== 'total' || saysMeasure) return false;
  return figure.left.some(isDone) || figure.right.some(isDone);
}

/** 技合124个、7.9亿: the unit tells, and nothing stands between. */
function isTwin({ figure, attachment }: FigureSeen): boolean {
  return (
    saysUnit(attachment.indicator, figure.number) &&
    figure.left.every(({ kind }) => kind === 'mark')
  );
}

function goesOnBare(seen: FigureSeen): boolean {
  if (seen.attachment.rule !== 'goes-on' || seen.saysMeasure) return false;
  return goesOnFar(seen) || !isTwin(seen);
}

/** A figure between a fiftieth of the target and one and a half times it is what reports say. */
function eitherFits({ figure, attachment }: FigureSeen): boolean {
  return attachment.mention.candidates
    .filter((other) => other !== attachment.indicator)
    .some((other) => {
      const value = figureFor(other, figure.number);
      if (value === null || (other.target ?? null) === null) return false;
      if (isWholeNumber({ unit: other.unit, target: null }) && value.includes('.')) return false;
      const share = Number(value) / Number(other.target);
      return share >= 0.02 && share <= 1.5;
    });
}

function namesDays({ dates }: ReadMessage): boolean {
  return dates.some(({ negated, compared, kind }) => !negated && !compared && kind !== 'weak');
}

const isShared = ({ figure, attachment }: FigureSeen): boolean =>
  attachment.mention.candidates.length > 1 && !saysUnit(attachment.indicator, figure.number);

/** Chances below which words are hardly, or not clearly, those of progress. */
const UNLIKE = 0.75;
const FAINT = 0.92;

type Sign = (seen: FigureSeen) => boolean;

const SIGNS: readonly (readonly [Evidence, Sign])[] = [
  ['name-brief', (seen) => isBrief(seen)],
  ['name-heard', ({ attachment }) => attachment.mention.bySound],
  ['name-of-two-characters', ({ attachment }) => attachment.mention.name.length <= 2],
  ['name-shared', isShared],
  ['name-shared-either-fits', (seen) => isShared(seen) && eitherFits(seen)],
  ['names-compete', hasOtherNames],
  [
    'name-far',
    (seen) => seen.attachment.rule !== 'goes-on' && gapOf(seen).end - gapOf(seen).start > FAR,
  ],
  ['unknown-words-between', hasUnknownWords],
  ['rule-list', ({ attachment: { rule } }) => rule === 'list' || rule === 'each'],
  ['rule-before-name', ({ attachment }) => attachment.rule === 'before-name'],
  ['rule-goes-on', ({ attachment }) => attachment.rule === 'goes-on'],
  ['goes-on-far', goesOnFar],
  ['goes-on-bare', goesOnBare],
  ['unknown-words-before', hasUnknownWordsBefore],
  ['unknown-words-after', ({ figure: { right } }) => right[0]?.kind === 'word'],
  ['unit-missing', ({ figure: { number } }) => number.unit === null && !number.scaled],
  ['unit-converted', isConverted],
  ['approximate', ({ figure }) => figure.number.approx],
  ['date-missing', ({ date }) => date === null],
  ['date-unused', ({ date, message }) => date === null && namesDays(message)],
  ['date-inherited', isInherited],
  ['date-weak', ({ date }) => date?.kind === 'weak'],
  ['date-doubtful', ({ date }) => date !== null && date.doubt !== null],
  ['measure-assumed', ({ saysMeasure, measure }) => !saysMeasure && measure === 'total'],
  ['done-as-total', isDoneAsTotal],
  ['delta-assumed', ({ saysMeasure, measure }) => !saysMeasure && measure === 'delta'],
  ['delta-said', ({ saysMeasure, measure }) => saysMeasure && measure === 'delta'],
  [
    'figures-compete',
    ({ figure }) => figure.moreFollow || figure.clauseLeft.length > figure.left.length,
  ],
  ['trap-before', ({ figure }) => figure.clauseLeft.some(isTrap)],
  ['trap-after', ({ figure }) => figure.right.some(isTrap) || figure.next.some(isTrap)],
  ['unlike-progress', ({ chance }) => chance < UNLIKE],
  ['faintly-progress', ({ chance }) => chance >= UNLIKE && chance < FAINT],
  ['in-brackets', ({ figure }) => figure.bracketed],
  ['clause-long', ({ figure }) => figure.clauseLeft.length + figure.right.length > LONG_CLAUSE],
];

/** What was seen of a figure when it was read as a fact. */
export function figureEvidence(seen: FigureSeen): readonly Evidence[] {
  const found: Evidence[] = [];
  for (const [item, holds] of SIGNS) if (holds(seen)) found.push(item);
  return found;
}
