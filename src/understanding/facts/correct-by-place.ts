import { indicatorOf } from '../lexicon-lookup.js';
import type { ReadMessage } from '../read-message.js';
import { smallNumber } from '../text/chinese-number.js';
import { findAll } from '../text/find-all.js';
import { originalSpan } from '../text/normalize.js';
import type { NumberToken } from '../text/number-token.js';
import type { Span } from '../understanding.js';
import { figureFor } from './convert-value.js';
import type { Corrected } from './correct-facts.js';
import type { DraftFact } from './draft-fact.js';

const NO = '[一二两三四五六七八九十\\d]{1,2}';
const THING = '(?:数据?字?|指标|数值|条|项|个|家)?';
/** 第二个数, 最后一个, 前两个数, 后两项, 倒数第二个. */
const PLACES = new RegExp(
  `(?<back>倒数)?第(?<nth>${NO})(?:(?:个|项|条|行)${THING}|数|指标)|最后(?:那)?(?:一?个|一项|一?条)?${THING}(?=[^，。]{0,6}[\\d一二三四五六七八九十])|(?<side>前|后)(?:面)?(?<count>${NO})(?:个|项|条)${THING}`,
  'g',
);

interface Named {
  readonly span: Span;
  readonly facts: readonly DraftFact[];
}

function numberOf(word: string | undefined): number {
  return word === undefined ? Number.NaN : (smallNumber(word) ?? Number.NaN);
}

/** Which of the facts before a phrase speaks of, in their order. */
function named(match: RegExpMatchArray, facts: readonly DraftFact[]): readonly DraftFact[] {
  const { back, nth, side, count } = match.groups ?? {};
  if (nth !== undefined) {
    const at = back === undefined ? numberOf(nth) - 1 : facts.length - numberOf(nth);
    const fact = facts[at];
    return fact === undefined ? [] : [fact];
  }
  const size = count === undefined ? 1 : numberOf(count);
  if (!(size >= 1 && size <= facts.length)) return [];
  return side === '前' ? facts.slice(0, size) : facts.slice(-size);
}

function placesIn(message: ReadMessage, facts: readonly DraftFact[]): readonly Named[] {
  return findAll(PLACES, message.text.text).map((match) => ({
    span: { start: match.index, end: match.index + match[0].length },
    facts: named(match, facts),
  }));
}

/** The last figures of a stretch, one for each fact that it speaks of: in 从8改成9 only the last is meant. */
function numbersWithin(message: ReadMessage, span: Span, count: number): readonly NumberToken[] {
  const inside = message.numbers.filter(
    (number) => number.span.start >= span.start && number.span.end <= span.end,
  );
  return inside.slice(-count);
}

function corrected(message: ReadMessage, fact: DraftFact, number: NumberToken): DraftFact | null {
  const indicator = indicatorOf(message.lexicon, fact.indicatorId);
  const value = indicator === null ? null : figureFor(indicator, number);
  if (value === null || number.unclear) return null;
  const span = originalSpan(message.text, number.span);
  return { ...fact, value, approx: number.approx, span };
}

/** 第四项还没验收: a task of the plan rather than a figure of the message. */
function isTask({ text }: ReadMessage, places: readonly Named[]): boolean {
  return places.some(({ span }) => /[项条行]$/.test(text.text.slice(span.start, span.end)));
}

/**
 * 刚才那条第二个数改成9, 前两个数分别改为58和9: facts named by their place in the message that is corrected. `null` when the
 * message names none so, or gives other figures than those; empty when no such figure was given before.
 */
export function correctByPlace(
  message: ReadMessage,
  before: Corrected,
): readonly DraftFact[] | null {
  const ordered = [...before.facts].sort((a, b) => a.span.end - b.span.end);
  const places = placesIn(message, ordered);
  if (places.length === 0 || message.mentions.length > 0) return null;
  if (places.some(({ facts }) => facts.length === 0)) return isTask(message, places) ? null : [];
  const end = message.text.text.length;
  const groups = groupsOf(message, places);
  const found = groups.flatMap(({ facts, span }, index) => {
    const next = groups[index + 1]?.span.start ?? end;
    const numbers = numbersWithin(message, { start: span.end, end: next }, facts.length);
    if (numbers.length !== facts.length) return [null];
    return facts.map((fact, at) => {
      const number = numbers[at];
      return number === undefined ? null : corrected(message, fact, number);
    });
  });
  const whole = found.filter((fact) => fact !== null);
  return whole.length === found.length ? whole : null;
}

/** 第一个和第三个分别改成58、9: places without a figure between them are spoken of together. */
function groupsOf(message: ReadMessage, places: readonly Named[]): readonly Named[] {
  const groups: Named[] = [];
  for (const place of places) {
    const last = groups.at(-1);
    const apart =
      last === undefined ||
      message.numbers.some(
        ({ span }) => span.start >= last.span.end && span.end <= place.span.start,
      );
    if (apart) groups.push(place);
    else groups.splice(-1, 1, { span: place.span, facts: [...last.facts, ...place.facts] });
  }
  return groups;
}
