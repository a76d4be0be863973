import { decimal } from '../../kernel/decimal.js';
import type { DatePhrase } from '../dates/date-phrase.js';
import { indicatorOf } from '../lexicon-lookup.js';
import type { ReadMessage } from '../read-message.js';
import { readNumbers } from '../text/read-numbers.js';
import { figureFor } from './convert-value.js';
import type { DraftFact } from './draft-fact.js';
import { writtenMention } from './mention.js';
import type { IndicatorMention } from './mention.js';

/** The message that is corrected, as far as it can be read. */
export interface Corrected {
  readonly facts: readonly DraftFact[];
  readonly text: string;
}

const NAMES_UNIT =
  /(?:(?<!不)是|为|改成|改为|用|单位[^，]{0,4}(?:错了?|不对|有误)[，\s]?)(万元|亿元|千元|百万元|元)(?!不)/;
const DENIES_BEFORE = /(?:不是|并非|而非|非)(?:指)?$/;
const SAYS_TOTAL = /(?:是|为|改成|改为)(?:累计|总数|存量|总量)/;
const SAYS_DELTA = /(?:是|为|改成|改为)(?:新增|本周新增|当月|增量)/;

/** 是9800万元，不是9300万: the fact whose old figure is named beside the new one, whatever else is told of its indicator. */
function denied(
  message: ReadMessage,
  fact: DraftFact,
  same: readonly DraftFact[],
): DraftFact | undefined {
  const indicator = indicatorOf(message.lexicon, fact.indicatorId);
  if (indicator === null) return undefined;
  const said = new Set(message.numbers.flatMap((number) => figureFor(indicator, number) ?? []));
  const found = same.filter(({ value }) => value !== fact.value && said.has(value));
  return found.length === 1 ? found[0] : undefined;
}

function sameMeasured(fact: DraftFact, same: readonly DraftFact[]): DraftFact | undefined {
  return same.find(({ measure }) => measure === fact.measure) ?? same[0];
}

/** 新增2累计93, and then 是3家: of a total and what was new, a figure that is called neither stands for the one that it is near. */
function nearest(fact: DraftFact, same: readonly DraftFact[]): DraftFact | undefined {
  const apart = ({ value }: DraftFact): number =>
    Number(decimal(value).minus(fact.value).abs().dividedBy(decimal(value).abs().plus(1)));
  return same.toSorted((a, b) => apart(a) - apart(b))[0];
}

/** What a correction leaves unsaid is as in the fact it corrects. */
export function completeFact(
  fact: DraftFact,
  corrected: Corrected,
  message: ReadMessage,
): DraftFact {
  const same = corrected.facts.filter(({ indicatorId }) => indicatorId === fact.indicatorId);
  const old = denied(message, fact, same);
  const target = old ?? (fact.measured ? sameMeasured(fact, same) : nearest(fact, same));
  if (target === undefined) return fact.dated ? fact : withCommonDate(fact, corrected);
  const measure = fact.measured ? fact.measure : target.measure;
  // 有1家上月注销了，实际60家: the day of an earlier clause tells of that, not of the figure.
  const isElsewhere = old !== undefined && fact.evidence.includes('date-inherited');
  if (fact.dated && !isElsewhere)
    return { ...fact, measure, from: measure === 'delta' ? (fact.from ?? fact.asOf) : null };
  return {
    ...fact,
    measure,
    asOf: target.asOf,
    from: measure === 'delta' ? (target.from ?? target.asOf) : null,
  };
}

function withCommonDate(fact: DraftFact, { facts }: Corrected): DraftFact {
  const days = [...new Set(facts.map(({ asOf }) => asOf))];
  const [day] = days;
  return days.length === 1 && day !== undefined
    ? { ...fact, asOf: day, from: fact.from === null ? null : day }
    : fact;
}

/**
 * Indicators that a correction without a name can speak of, the likeliest first: the one whose old figure it denies,
 * else the one whose figure is nearest.
 */
export function likelyTopics(
  message: ReadMessage,
  corrected: Corrected,
): readonly IndicatorMention[] {
  const said = message.numbers;
  const distance = (fact: DraftFact): number => {
    const indicator = indicatorOf(message.lexicon, fact.indicatorId);
    const values =
      indicator === null ? [] : said.flatMap((number) => figureFor(indicator, number) ?? []);
    const apart = values.map((value) =>
      decimal(value).minus(fact.value).abs().dividedBy(decimal(fact.value).abs().plus(1)),
    );
    return Math.min(Number.POSITIVE_INFINITY, ...apart.map(Number));
  };
  return corrected.facts
    .map((fact) => ({ fact, apart: distance(fact) }))
    .sort((a, b) => a.apart - b.apart)
    .flatMap(({ fact }) => {
      const indicator = indicatorOf(message.lexicon, fact.indicatorId);
      return indicator === null
        ? []
        : [writtenMention([indicator], fact.indicator, { start: 0, end: 0 })];
    });
}

const WRONG_DATE_BEFORE = /(?:写成|误写为?|报成|填成|写为|原来是|不是|原)(?:了|截至|到)?$/;

function newDate(message: ReadMessage): DatePhrase | null {
  const { text } = message.text;
  const isMeant = ({ negated, compared, kind, span }: DatePhrase): boolean =>
    !negated &&
    !compared &&
    kind !== 'weak' &&
    !WRONG_DATE_BEFORE.test(text.slice(Math.max(0, span.start - 6), span.start));
  return message.dates.findLast(isMeant) ?? null;
}

function withDate(facts: readonly DraftFact[], date: DatePhrase): readonly DraftFact[] {
  return facts.map((fact) => ({
    ...fact,
    asOf: date.asOf,
    from: fact.measure === 'delta' ? (date.kind === 'period' ? date.from : date.asOf) : null,
  }));
}

/** 单位写错了，是万元: the digits as they were, in the unit now said. */
function withUnit(message: ReadMessage, corrected: Corrected, unit: string): readonly DraftFact[] {
  return corrected.facts.flatMap((fact) => {
    const indicator = indicatorOf(message.lexicon, fact.indicatorId);
    const written = corrected.text.slice(fact.span.start, fact.span.end);
    const digits = /(?<![\d,.])\d[\d,.]{0,20}(?=\D*$)/.exec(written)?.[0];
    const number = digits === undefined ? undefined : readNumbers(digits + unit)[0];
    if (indicator?.unit.endsWith('元') !== true || number === undefined) return [];
    const value = figureFor(indicator, number);
    return value === null ? [] : [{ ...fact, value }];
  });
}

/** 是科小不是高企: the figure as it was, for the indicator now named. */
function withIndicator(message: ReadMessage, corrected: Corrected): readonly DraftFact[] {
  const { text } = message.text;
  const isDenied = ({ span }: IndicatorMention): boolean =>
    DENIES_BEFORE.test(text.slice(Math.max(0, span.start - 5), span.start));
  const meant = message.mentions.find((mention) => !isDenied(mention))?.candidates[0];
  const denied = message.mentions.find(isDenied)?.candidates.map(({ id }) => id);
  if (meant === undefined || denied === undefined) return [];
  return corrected.facts
    .filter((fact) => denied.includes(fact.indicatorId) && fact.unit === meant.unit)
    .map((fact) => ({ ...fact, indicatorId: meant.id, indicator: meant.shortName }));
}

/** 科小没错, 高企不用改. */
const STANDS_AFTER =
  /^(?:的|那个|数|个数|这边)?(?:没错|没问题|没说错|没报错|不变|不动|不改|不用改|不用动|是对的|对的|都对|无误|照旧)/;

function spokenOf(message: ReadMessage, { facts }: Corrected): readonly DraftFact[] {
  const named = new Set(
    message.mentions
      .filter(({ span }) => !STANDS_AFTER.test(message.text.text.slice(span.end, span.end + 8)))
      .flatMap(({ candidates }) => candidates.map(({ id }) => id)),
  );
  return named.size === 0 ? facts : facts.filter(({ indicatorId }) => named.has(indicatorId));
}

/** A correction without a figure: of the date, the unit, the indicator or the measure. Empty when it is none. */
export function correctWithoutFigure(
  message: ReadMessage,
  corrected: Corrected,
): readonly DraftFact[] {
  const { text } = message.text;
  const named = withIndicator(message, corrected);
  if (named.length > 0) return named;
  const unit = NAMES_UNIT.exec(text)?.[1];
  if (unit !== undefined) return withUnit(message, corrected, unit);
  const date = newDate(message);
  if (date !== null && date.doubt === null) return withDate(spokenOf(message, corrected), date);
  const facts = spokenOf(message, corrected);
  if (SAYS_TOTAL.test(text))
    return facts.map((fact) => ({ ...fact, measure: 'total', from: null }));
  if (SAYS_DELTA.test(text))
    return facts.map((fact) => ({ ...fact, measure: 'delta', from: fact.asOf }));
  return [];
}
