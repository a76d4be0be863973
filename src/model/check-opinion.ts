import { dateOf } from '../kernel/dates.js';
import type { IsoDate } from '../kernel/dates.js';
import type { Lexicon, LexiconIndicator } from '../plan/lexicon.js';
import type { DatePhrase } from '../understanding/dates/date-phrase.js';
import { figureFor } from '../understanding/facts/convert-value.js';
import { readMessage } from '../understanding/read-message.js';
import type { ReadMessage } from '../understanding/read-message.js';
import type { Opinion, OpinionFact } from '../understanding/second-opinion.js';
import { normalizeText, originalSpan } from '../understanding/text/normalize.js';
import type { NumberToken } from '../understanding/text/number-token.js';
import type { Span, UnderstandInput } from '../understanding/understanding.js';
import type { SaidFact, SaidOpinion } from './opinion-schema.js';

/** Every place where words stand in a text. */
function places(text: string, words: string): readonly Span[] {
  const found: Span[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
    found.push({ start: at, end: at + words.length });
  }
  return found;
}

const touches = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** The words hold the whole number, with or without its sign and its measure word: 8家 is not 58家. */
function covers(place: Span, { span, sign, unit }: NumberToken): boolean {
  const start = span.start + (sign === null ? 0 : 1);
  const end = span.end - (unit?.length ?? 0);
  return place.start <= start && end <= place.end;
}

/** Words of the message in the same plain form as the message itself. */
function plain(words: string): string {
  return normalizeText(words).text.trim();
}

/** The figures of a message that a second reader may point at, each at most once. */
class PointedNumbers {
  readonly #used = new Set<NumberToken>();

  constructor(private readonly message: ReadMessage) {}

  /** The number at these words, if our own parser reads exactly one there that is not yet taken. */
  take(words: string, indicator: LexiconIndicator): NumberToken | null {
    const { text, numbers } = this.message;
    for (const place of places(text.text, plain(words))) {
      const here = numbers.filter(({ span }) => touches(span, place));
      const [only, another] = here;
      if (only === undefined || another !== undefined || this.#used.has(only)) continue;
      if (!covers(place, only)) continue;
      if (only.unclear || figureFor(indicator, only) === null) continue;
      this.#used.add(only);
      return only;
    }
    return null;
  }
}

/** What our own date parser reads at these words; `undefined` when it reads nothing there. */
function dateAt({ text, dates }: ReadMessage, words: string): DatePhrase | undefined {
  const at = places(text.text, plain(words));
  return dates.find(
    ({ span, negated, compared }) =>
      !negated && !compared && at.some((place) => touches(span, place)),
  );
}

interface Dated {
  readonly from: IsoDate | null;
  readonly asOf: IsoDate;
}

/** The day or stretch that the fact holds for; `null` when the date it names cannot be read. */
function datesOf(message: ReadMessage, { date, measure }: SaidFact): Dated | null {
  const today = dateOf(message.input.now);
  const isTotal = measure === 'total';
  if (date === null) return { from: isTotal ? null : today, asOf: today };
  const phrase = dateAt(message, date);
  if (phrase === undefined || phrase.doubt !== null) return null;
  const { asOf, from, closing } = phrase;
  if (isTotal) return { from: null, asOf };
  return { from: closing || from > asOf ? asOf : from, asOf };
}

/** Two plans may have an indicator of the same name: the figure is placed by its date later. */
function indicatorNamed(
  { indicators }: Lexicon,
  { indicator }: SaidFact,
): LexiconIndicator | undefined {
  return indicators.find(({ shortName }) => shortName === indicator);
}

/**
 * Keeps of what a model said only what stands in the message: an indicator of the lexicon, a number
 * that our own parser reads at the quoted words in that indicator's unit, a date that our own parser
 * reads. The value is ours in every case.
 */
export function checkOpinion(said: SaidOpinion, input: UnderstandInput, lexicon: Lexicon): Opinion {
  const message = readMessage(input, lexicon);
  const numbers = new PointedNumbers(message);
  const facts = said.facts.flatMap((fact): OpinionFact[] => {
    const indicator = indicatorNamed(lexicon, fact);
    const dates = datesOf(message, fact);
    if (indicator === undefined || dates === null) return [];
    const number = numbers.take(fact.number, indicator);
    const value = number === null ? null : figureFor(indicator, number);
    if (number === null || value === null) return [];
    return [
      {
        indicatorId: indicator.id,
        indicator: indicator.shortName,
        unit: indicator.unit,
        measure: fact.measure,
        value,
        ...dates,
        approx: number.approx,
        span: originalSpan(message.text, number.span),
      },
    ];
  });
  return { facts };
}
