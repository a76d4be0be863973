import type { Lexicon } from '../plan/lexicon.js';
import type { DatePhrase } from './dates/date-phrase.js';
import { readDates } from './dates/read-dates.js';
import { findMentions, findUnits } from './facts/find-mentions.js';
import type { IndicatorMention, UnitMention } from './facts/mention.js';
import { withoutAddends } from './text/addends.js';
import { normalizeText } from './text/normalize.js';
import type { NormalizedText } from './text/normalize.js';
import type { NumberToken } from './text/number-token.js';
import { readNumbers } from './text/read-numbers.js';
import { settleDashes } from './text/settle-dashes.js';
import { singleDigits } from './text/single-digits.js';
import { splitClauses } from './text/split-clauses.js';
import type { Clause } from './text/split-clauses.js';
import type { UnderstandInput } from './understanding.js';

/**
 * A message with everything that can be read off it without judging: what all passes share. Every span is an
 * index into `text.text`; `originalSpan` leads back.
 */
export interface ReadMessage {
  readonly input: UnderstandInput;
  readonly lexicon: Lexicon;
  readonly text: NormalizedText;
  readonly clauses: readonly Clause[];
  readonly numbers: readonly NumberToken[];
  readonly dates: readonly DatePhrase[];
  readonly mentions: readonly IndicatorMention[];
  readonly units: readonly UnitMention[];
}

/** Numbers that are not part of a date; both lists are in the order of the text. */
function outside(numbers: readonly NumberToken[], dates: readonly DatePhrase[]): NumberToken[] {
  let next = 0;
  return numbers.filter(({ span }) => {
    while ((dates[next]?.span.end ?? Infinity) <= span.start) next += 1;
    return (dates[next]?.span.start ?? Infinity) >= span.end;
  });
}

function quantities(
  text: NormalizedText,
  mentions: readonly IndicatorMention[],
): readonly NumberToken[] {
  const written = settleDashes(withoutAddends(readNumbers(text.text), text.text), text);
  const single = singleDigits(text.text, mentions);
  if (single.length === 0) return written;
  return [...written, ...single].sort((a, b) => a.span.start - b.span.start);
}

/** Reads clauses, dates, numbers, indicators and units. Never fails, whatever the text holds. */
export function readMessage(input: UnderstandInput, lexicon: Lexicon): ReadMessage {
  const text = normalizeText(input.text);
  const dates = readDates(text.text, input.now);
  const mentions = findMentions(text.text, lexicon);
  return {
    input,
    lexicon,
    text,
    clauses: splitClauses(text.text),
    numbers: outside(quantities(text, mentions), dates),
    dates,
    mentions,
    units: findUnits(text.text, lexicon),
  };
}
