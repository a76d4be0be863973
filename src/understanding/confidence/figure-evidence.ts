import { isWholeNumber } from '../../plan/whole-number.js';
import type { DatePhrase } from '../dates/date-phrase.js';
import type { Attachment } from '../facts/attach.js';
import { figureFor, saysUnit } from '../facts/convert-value.js';
import type { CueKind } from '../facts/cue-words.js';
import { saysMeasure } from '../facts/decide-measure.js';
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
  readonly message: ReadMessage;
}

/** Farther than any verb between a name and its figure is long. */
const FAR = 8;
/** Speech without punctuation runs on; a written clause has fewer tokens. */
const LONG_CLAUSE = 24;
const TRAPS: readonly CueKind[] = [
  ...(['target', 'plan', 'plan-clause', 'pending', 'past', 'versus', 'distance'] as const),
  ...(['rate', 'part', 'elsewhere', 'other', 'old', 'earlier', 'not'] as const),
];

const isTrap = (token: Token): boolean => token.kind === 'cue' && TRAPS.includes(token.cue);

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
  return [...seen.figure.left, ...seen.figure.right].some(
    ({ kind, span }) => kind === 'word' && span.start >= start && span.end <= end,
  );
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
  const within = [...figure.clauseLeft, ...figure.right];
  return !within.some(({ kind, span }) => kind === 'date' && span.start === date.span.start);
}

function otherNames({ figure, attachment }: FigureSeen): number {
  const around = [...figure.clauseLeft, ...figure.right];
  return around.filter((token) => token.kind === 'mention' && token.mention !== attachment.mention)
    .length;
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

function isDoneAsTotal({ figure, measure }: FigureSeen): boolean {
  if (measure !== 'total' || saysMeasure(figure)) return false;
  return [...figure.left, ...figure.right].some(
    (token) => token.kind === 'cue' && token.cue === 'done',
  );
}

/** 技合124个、7.9亿: the unit tells, and nothing stands between. */
function isTwin({ figure, attachment }: FigureSeen): boolean {
  return (
    saysUnit(attachment.indicator, figure.number) &&
    figure.left.every(({ kind }) => kind === 'mark')
  );
}

function goesOnBare(seen: FigureSeen): boolean {
  const { figure, attachment } = seen;
  if (attachment.rule !== 'goes-on' || saysMeasure(figure)) return false;
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

type Sign = (seen: FigureSeen) => boolean;

const SIGNS: readonly (readonly [Evidence, Sign])[] = [
  ['name-brief', (seen) => isBrief(seen)],
  ['name-heard', ({ attachment }) => attachment.mention.bySound === true],
  ['name-of-two-characters', ({ attachment }) => attachment.mention.name.length <= 2],
  ['name-shared', isShared],
  ['name-shared-either-fits', (seen) => isShared(seen) && eitherFits(seen)],
  ['names-compete', (seen) => otherNames(seen) > 0],
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
  ['measure-assumed', ({ figure, measure }) => !saysMeasure(figure) && measure === 'total'],
  ['done-as-total', isDoneAsTotal],
  ['delta-assumed', ({ figure, measure }) => !saysMeasure(figure) && measure === 'delta'],
  ['delta-said', ({ figure, measure }) => saysMeasure(figure) && measure === 'delta'],
  [
    'figures-compete',
    ({ figure }) => figure.moreFollow || figure.clauseLeft.length > figure.left.length,
  ],
  ['trap-before', ({ figure }) => figure.clauseLeft.some(isTrap)],
  ['trap-after', ({ figure }) => figure.right.some(isTrap) || figure.next.some(isTrap)],
  ['in-brackets', ({ figure }) => figure.bracketed],
  ['clause-long', ({ figure }) => figure.clauseLeft.length + figure.right.length > LONG_CLAUSE],
];

/** What was seen of a figure when it was read as a fact. */
export function figureEvidence(seen: FigureSeen): readonly Evidence[] {
  const found: Evidence[] = [];
  for (const [item, holds] of SIGNS) if (holds(seen)) found.push(item);
  return found;
}
