import type { Lexicon } from '../plan/lexicon.js';
import type { DatePhrase } from './dates/date-phrase.js';
import { readDates } from './dates/read-dates.js';
import { findBySound, withHeard } from './facts/find-by-sound.js';
import { findListedNames } from './facts/find-listed-names.js';
import { findLooseNames } from './facts/find-loose-names.js';
import { findMentions, findUnits } from './facts/find-mentions.js';
import { findSplitNames } from './facts/find-split-names.js';
import type { IndicatorMention, UnitMention } from './facts/mention.js';
import type { Remembering } from './once-per.js';
import { withoutAddends } from './text/addends.js';
import { findLinks } from './text/links.js';
import { normalizeText } from './text/normalize.js';
import type { NormalizedText } from './text/normalize.js';
import type { NumberToken } from './text/number-token.js';
import { quotationAbove } from './text/quoted.js';
import { readNumbers } from './text/read-numbers.js';
import { settleDashes } from './text/settle-dashes.js';
import { singleDigits } from './text/single-digits.js';
import { splitClauses } from './text/split-clauses.js';
import type { Clause } from './text/split-clauses.js';
import type { Span, UnderstandInput } from './understanding.js';

/**
 * A message with everything that can be read off it without judging: what all passes share. Every span is an
 * index into `text.text`; `originalSpan` leads back.
 */
export interface ReadMessage extends Remembering {
  readonly input: UnderstandInput;
  readonly lexicon: Lexicon;
  readonly text: NormalizedText;
  readonly clauses: readonly Clause[];
  readonly numbers: readonly NumberToken[];
  readonly dates: readonly DatePhrase[];
  readonly mentions: readonly IndicatorMention[];
  readonly units: readonly UnitMention[];
}

/** What does not overlap `taken`; both lists are in the order of the text. */
function outside<Item extends { readonly span: Span }>(
  items: readonly Item[],
  taken: readonly { readonly span: Span }[],
): Item[] {
  if (taken.length === 0) return [...items];
  let next = 0;
  return items.filter(({ span }) => {
    while ((taken[next]?.span.end ?? Infinity) <= span.start) next += 1;
    return (taken[next]?.span.start ?? Infinity) >= span.end;
  });
}

/** Quantities in the order of the text, with the single numerals that stand right after a name. */
function quantities(
  written: readonly NumberToken[],
  text: NormalizedText,
  mentions: readonly IndicatorMention[],
): readonly NumberToken[] {
  const settled = settleDashes(withoutAddends(written, text.text), text);
  const single = singleDigits(text.text, mentions);
  if (single.length === 0) return settled;
  return [...settled, ...single].sort((a, b) => a.span.start - b.span.start);
}

/** The message with what it quotes above itself as the turn before it. */
function withQuotation(input: UnderstandInput, { botName }: Lexicon): UnderstandInput {
  const above = quotationAbove(input.text);
  if (above === null) return input;
  const role = above.speaker.includes(botName) ? 'bot' : 'user';
  return { ...input, context: [...input.context, { role, text: above.quoted }] };
}

interface Before extends Pick<ReadMessage, 'text' | 'lexicon' | 'dates' | 'units'> {
  readonly written: readonly NumberToken[];
}

function inOrder(
  named: readonly IndicatorMention[],
  more: readonly IndicatorMention[],
): readonly IndicatorMention[] {
  if (more.length === 0) return named;
  return [...named, ...more].sort((a, b) => a.span.start - b.span.start);
}

/** With the names that only the figures beside them show to be names, in the order of the text. */
function withLooseNames(
  named: readonly IndicatorMention[],
  { text, lexicon, written, dates, units }: Before,
): readonly IndicatorMention[] {
  const taken = [...named, ...dates, ...units].map(({ span }) => span);
  const loose = findLooseNames(text.text, {
    lexicon,
    numbers: written,
    taken,
    named,
    dates: dates.map(({ span }) => span),
  });
  const known = inOrder(named, loose);
  return inOrder(known, findListedNames(text.text, { lexicon, numbers: written, named: known }));
}

/** Reads clauses, dates, numbers, indicators and units. Never fails, whatever the text holds. */
export function readMessage(input: UnderstandInput, lexicon: Lexicon): ReadMessage {
  const text = normalizeText(input.text, `@${lexicon.botName}`);
  const links = findLinks(text.text).map((span) => ({ span }));
  const dates = outside(readDates(text.text, input.now), links);
  const written = outside(outside(readNumbers(text.text), links), dates);
  const named = findMentions(text.text, lexicon);
  const heard = withHeard(named, findBySound(text.text, lexicon, { numbers: written, named }));
  const split = findSplitNames(text.text, lexicon, { numbers: written, named: heard });
  const units = findUnits(text.text, lexicon);
  const mentions = withLooseNames(withHeard(heard, split), {
    text,
    lexicon,
    written,
    dates,
    units,
  });
  return {
    input: withQuotation(input, lexicon),
    lexicon,
    text,
    clauses: splitClauses(text.text),
    numbers: outside(quantities(written, text, mentions), dates),
    dates,
    mentions,
    units,
    remembered: [],
  };
}
