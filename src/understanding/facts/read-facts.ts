import type { ReadMessage } from '../read-message.js';
import { isPercentWord } from '../text/measure-words.js';
import type { Doubt, OmittedFigure, Span } from '../understanding.js';
import { attachAll } from './attach-all.js';
import type { AttachedFigure } from './attach-all.js';
import { FactMaker } from './fact-maker.js';
import type { JudgedFigure } from './fact-maker.js';
import type { DraftFact } from './draft-fact.js';
import { namedAtEnd } from './named-at-end.js';
import { readFigures } from './figures.js';
import { firstFrom } from './first-within.js';
import type { IndicatorMention } from './mention.js';
import { DateGovernor } from './govern-dates.js';
import { settleTotals } from './settle-totals.js';
import { readTables } from './tables.js';
import { tokenize } from './tokens.js';
import { unknownIndicators } from './unknown-indicators.js';

/** What a message says in figures, before its intent is known. Spans are indexes into the original text. */
export interface FactReading {
  readonly facts: readonly DraftFact[];
  readonly omitted: readonly OmittedFigure[];
  readonly doubts: readonly Doubt[];
  /** What would be facts but for a date or number that cannot be read. */
  readonly withheld: readonly DraftFact[];
  /** All figures of the running text that were tied to an indicator. */
  readonly judged: readonly JudgedFigure[];
}

const figureKey = ({ indicatorId, measure, asOf, scope }: DraftFact): string =>
  [indicatorId, measure, asOf, scope].join(' ');

/** Said twice counts once; 突破十亿 gives way to the exact 十点零五亿 that follows. */
function withoutRepeats(facts: readonly DraftFact[]): readonly DraftFact[] {
  if (facts.length < 2) return facts;
  const exact = new Set(facts.filter(({ approx }) => !approx).map(figureKey));
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = figureKey(fact);
    const said = `${key} ${fact.value}`;
    const isRepeat = seen.has(said);
    seen.add(said);
    return !isRepeat && !(fact.approx && exact.has(key));
  });
}

function lastAttached(attached: readonly AttachedFigure[]): number {
  const last = attached.findLast(({ figure, attachments }) =>
    attachments.some(({ indicator }) => isPercentWord(indicator.unit) || !figure.number.percent),
  );
  return last?.figure.at ?? -1;
}

interface ReadOptions {
  /** Indicators spoken of before the message, for a correction that names none. */
  readonly topics: readonly IndicatorMention[];
}

/** Reads the figures of one message on its own, without its context. */
export function readFacts(
  message: ReadMessage,
  options: ReadOptions = { topics: [] },
): FactReading {
  if (message.numbers.length === 0)
    return { facts: [], omitted: [], doubts: [], withheld: [], judged: [] };
  const tokens = tokenize(message);
  const table = readTables(message);
  const rows = table.spans.map((span) => ({ span }));
  const inTable = ({ start }: Span): boolean => {
    const row = rows[firstFrom(rows, start + 1) - 1];
    return row !== undefined && start < row.span.end;
  };
  const figures = readFigures(message, tokens).filter(({ number }) => !inTable(number.span));
  const attached = attachAll(figures, tokens, {
    lexicon: message.lexicon,
    text: message.text.text,
    topics: options.topics.length > 0 ? options.topics : namedAtEnd(tokens),
  });
  const lastInTable = tokens.findLastIndex(({ kind, span }) => kind === 'number' && inTable(span));
  const last = Math.max(lastAttached(attached), lastInTable);
  const maker = new FactMaker(
    message,
    tokens,
    new DateGovernor(message, tokens, last, table.spans),
  );
  for (const figure of table.figures) maker.addCell(figure);
  for (const item of attached) maker.add(item);
  const { facts, parts } = settleTotals(withoutRepeats(maker.facts));
  const omitted = parts.map(({ span, indicatorId }) => ({
    reason: 'subcount' as const,
    text: message.text.original.slice(span.start, span.end),
    span,
    indicatorId,
  }));
  return {
    facts,
    omitted: [...maker.omitted, ...omitted],
    doubts: [...maker.doubts, ...unknownIndicators(message)],
    withheld: maker.withheld,
    judged: maker.judged,
  };
}
