import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decimal, decimalText } from '../../src/kernel/decimal.js';
import { understand } from '../../src/understanding/understand.js';
import type { UnderstandInput, UnderstoodFact } from '../../src/understanding/understanding.js';
import { allSets } from './evaluation-sets.js';
import { varietyOf } from './generator/variety/variety.js';
import type { Variation } from './generator/variety/message-text.js';
import { inputOf, lexiconOf } from './labelled-message.js';

/** A message with a word changed, and how its facts must differ. */
interface Mutation {
  readonly what: string;
  readonly plan: string;
  readonly before: UnderstandInput;
  readonly text: string;
  /** What the fact at each index becomes; the others stay. */
  readonly expected: (fact: UnderstoodFact, index: number) => string;
}

const key = ({ indicator, measure, value, asOf, scope }: UnderstoodFact): string =>
  [indicator, measure, value, asOf, scope].join(' ');

/** The figure with its last digit changed, so that it stays of the same form: 58 is 59, 7.43 is 7.44, 9 is 8. */
function otherFigure(digits: string): string {
  const last = Number(digits.slice(-1));
  return digits.slice(0, -1) + String(last === 9 ? 8 : last + 1);
}

const FIGURE = /\d+(?:\.\d+)?(?=[^\d]{0,6}$)/;

/** The last figure within a span of a text, when it is written in plain digits and once only. */
function figureWithin(
  text: string,
  start: number,
  end: number,
): { at: number; digits: string } | null {
  const match = FIGURE.exec(text.slice(start, end));
  if (match === null) return null;
  const [digits] = match;
  const isOnlyOne = text.split(digits).length === 2;
  return isOnlyOne && Number(digits) > 2 ? { at: start + match.index, digits } : null;
}

const replaced = (text: string, at: number, old: string, fresh: string): string =>
  text.slice(0, at) + fresh + text.slice(at + old.length);

const read = (input: UnderstandInput, plan: string): readonly UnderstoodFact[] =>
  understand(input, lexiconOf(plan)).facts;

function figureMutations(input: UnderstandInput, plan: string): readonly Mutation[] {
  const facts = read(input, plan);
  return facts.flatMap((fact, changed): Mutation[] => {
    const found = figureWithin(input.text, fact.span.start, fact.span.end);
    if (found === null || !fact.value.endsWith(found.digits.slice(-1))) return [];
    const digits = otherFigure(found.digits);
    const value = fact.value.slice(0, -1) + digits.slice(-1);
    return [
      {
        what: `${found.digits} → ${digits}`,
        plan,
        before: input,
        text: replaced(input.text, found.at, found.digits, digits),
        expected: (other, index) =>
          key(index === changed ? { ...other, value: value as '1' } : other),
      },
    ];
  });
}

/** Words of which one stands for the other without any other change to the sentence. */
const DAYS = [
  ['月底', '月10日', '10'],
  ['月末', '月10日', '10'],
] as const;

function dateMutations(
  input: UnderstandInput,
  message: Variation,
  plan: string,
): readonly Mutation[] {
  return message.marks.flatMap(({ role, start, end, facts }): Mutation[] => {
    const words = message.text.slice(start, end);
    const swap = DAYS.find(([old]) => words.includes(old) && !words.includes('上月'));
    if (role !== 'date' || swap === undefined) return [];
    const [old, fresh, day] = swap;
    const touched = new Set(
      facts.flatMap((index) => message.facts[index] ?? []).map(({ asOf }) => asOf),
    );
    return [
      {
        what: `${words} → ${words.replace(old, fresh)}`,
        plan,
        before: input,
        text: replaced(message.text, start, words, words.replace(old, fresh)),
        expected: (fact) =>
          key(
            touched.has(fact.asOf)
              ? { ...fact, asOf: `${fact.asOf.slice(0, 8)}${day}` as '1-1-1' }
              : fact,
          ),
      },
    ];
  });
}

/** 万元 for 亿元, in a plan that keeps the figure in either. */
function unitMutations(input: UnderstandInput, plan: string): readonly Mutation[] {
  return read(input, plan).flatMap((fact, changed): Mutation[] => {
    const at = input.text.indexOf('亿元', fact.span.start);
    if (fact.unit !== '亿元' || at < 0 || at + 2 !== fact.span.end) return [];
    return [
      {
        what: '亿元 → 万元',
        plan,
        before: input,
        text: replaced(input.text, at, '亿元', '万元'),
        expected: (other, index) => {
          const value = decimalText(decimal(other.value).dividedBy(10_000));
          return key(index === changed ? { ...other, value } : other);
        },
      },
    ];
  });
}

/** 累计 for 新增: the same figure, now of another measure. */
function measureMutations(
  input: UnderstandInput,
  message: Variation,
  plan: string,
): readonly Mutation[] {
  const alone = message.marks.filter(({ role }) => role === 'measure');
  return alone.flatMap(({ start, end, facts: [index] }): Mutation[] => {
    const words = message.text.slice(start, end);
    const isNew = message.facts[index ?? 0]?.measure === 'delta';
    if (message.phenomenon !== 'new in a stretch' || !isNew || message.facts.length > 1) return [];
    return [
      {
        what: `${words} → 现有`,
        plan,
        before: input,
        text: replaced(message.text, start, words, '现有'),
        expected: (fact) => key({ ...fact, measure: 'total' }),
      },
    ];
  });
}

/** What a mutation breaks, or nothing. */
function failure({ what, plan, before, text, expected }: Mutation): readonly string[] {
  const wanted = read(before, plan).map(expected).sort();
  const got = read({ ...before, text }, plan)
    .map(key)
    .sort();
  return wanted.join('\n') === got.join('\n')
    ? []
    : [
        `${what}: ${text.replaceAll('\n', '⏎')}\n  wanted ${wanted.join('; ')}\n  got    ${got.join('; ')}`,
      ];
}

const plans = ['youxian-2023', ...readdirSync(new URL('./plans/', import.meta.url))];

interface Made {
  readonly plan: string;
  readonly message: Variation;
  readonly input: UnderstandInput;
}

const made: readonly Made[] = plans.flatMap((plan) => {
  const lexicon = lexiconOf(plan);
  return varietyOf(lexicon, { seed: 97, count: 4 }).map((message) => ({
    plan,
    message,
    input: {
      text: message.text,
      now: new Date(message.now),
      sender: { unit: lexicon.units[0]?.name ?? null, role: 'liaison' as const },
      context: message.context.map((text) => ({ role: 'user' as const, text })),
    },
  }));
});

function expectAlmostAll(mutations: readonly Mutation[], least: number): void {
  const failures = mutations.flatMap(failure);
  expect(mutations.length).toBeGreaterThanOrEqual(least);
  expect(failures.length / mutations.length, failures.join('\n')).toBeLessThanOrEqual(0.01);
}

describe('a changed word changes its part of the reading and nothing else, in generated messages', () => {
  it('figure', () => {
    expectAlmostAll(
      made.flatMap(({ input, plan }) => figureMutations(input, plan)),
      500,
    );
  });

  it('date', () => {
    expectAlmostAll(
      made.flatMap(({ input, message, plan }) => dateMutations(input, message, plan)),
      40,
    );
  });

  it('unit', () => {
    expectAlmostAll(
      made.flatMap(({ input, plan }) => unitMutations(input, plan)),
      40,
    );
  });

  it('measure', () => {
    expectAlmostAll(
      made.flatMap(({ input, message, plan }) => measureMutations(input, message, plan)),
      1,
    );
  });
});

/** Each is read several times. */
const MOST_MESSAGES = 1_200;

describe('a changed figure changes its fact and nothing else, in labelled messages', () => {
  const reports = allSets()
    .filter(({ part }) => part === 'development')
    .flatMap((set) => set.messages)
    .filter(({ expect: { intent } }) => intent === 'report');
  // Spread over all sets, however many there are.
  const step = Math.ceil(reports.length / MOST_MESSAGES);
  const messages = reports.filter((_, at) => at % step === 0);

  it('in 98 of a hundred at least: sums and parts hang on one another', () => {
    const mutations = messages.flatMap((message) =>
      figureMutations(inputOf(message), message.plan ?? 'youxian-2023'),
    );
    const failures = mutations.flatMap(failure);
    expect(mutations.length).toBeGreaterThanOrEqual(400);
    expect(failures.length / mutations.length, failures.join('\n')).toBeLessThanOrEqual(0.02);
  });
});
