import { wordKey } from '../../kernel/word-key.js';
import type { NamedThing } from '../../ledger/ledger-entry.js';
import type { IndicatorId } from '../../kernel/ids.js';
import type { Lexicon } from '../../plan/lexicon.js';
import type { Indicator, Plan } from '../../plan/model.js';
import { oncePer } from '../../understanding/once-per.js';

function indicatorThing({ id, shortName }: Indicator): NamedThing {
  return { kind: 'indicator', indicatorId: id, name: shortName };
}

function unitThing(name: string): NamedThing {
  return { kind: 'unit', name };
}

function distinct(things: readonly NamedThing[]): readonly NamedThing[] {
  return [...new Map(things.map((thing) => [`${thing.kind} ${thing.name}`, thing])).values()];
}

function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

interface Meanings {
  readonly ids: ReadonlyMap<string, readonly IndicatorId[]>;
  readonly units: ReadonlyMap<string, readonly string[]>;
}

/** Everything a lexicon can be asked by a word, made once: it holds some hundred thousand names at most. */
const meaningsOf = oncePer(({ indicators, units }: Lexicon): Meanings => {
  const ids = new Map<string, IndicatorId[]>();
  const unitNames = new Map<string, string[]>();
  for (const { id, names } of indicators) {
    for (const key of new Set(names.map(wordKey))) add(ids, key, id);
  }
  for (const { name, names } of units) {
    for (const key of new Set(names.map(wordKey))) add(unitNames, key, name);
  }
  return { ids, units: unitNames };
});

interface PlanTitles {
  readonly byId: ReadonlyMap<IndicatorId, Indicator>;
  /** What the plan itself calls each thing, indicators first. */
  readonly titled: readonly { readonly thing: NamedThing; readonly keys: readonly string[] }[];
  readonly byKey: ReadonlyMap<string, readonly NamedThing[]>;
}

const titlesOf = oncePer(({ indicators, units }: Plan): PlanTitles => {
  const titled = [
    ...indicators.map((item) => ({
      thing: indicatorThing(item),
      keys: [...new Set([wordKey(item.name), wordKey(item.shortName)])],
    })),
    ...units.map(({ name }) => ({ thing: unitThing(name), keys: [wordKey(name)] })),
  ];
  const byKey = new Map<string, NamedThing[]>();
  for (const { thing, keys } of titled) for (const key of keys) add(byKey, key, thing);
  return { byId: new Map(indicators.map((item) => [item.id, item])), titled, byKey };
});

/** Indicators before units, whatever plan they are of. */
function inOrder(things: readonly NamedThing[]): readonly NamedThing[] {
  const isUnit = (thing: NamedThing): boolean => thing.kind === 'unit';
  return distinct([...things.filter((thing) => !isUnit(thing)), ...things.filter(isUnit)]);
}

interface Names {
  readonly plans: readonly Plan[];
  readonly lexicon: Lexicon;
}

function exactly(text: string, { plans, lexicon }: Names): readonly NamedThing[] {
  const key = wordKey(text);
  const { ids, units } = meaningsOf(lexicon);
  const counted = (ids.get(key) ?? []).flatMap((id) => {
    const holder = plans.find((plan) => titlesOf(plan).byId.has(id));
    return holder === undefined ? [] : (titlesOf(holder).byId.get(id) ?? []);
  });
  return distinct([...counted.map(indicatorThing), ...(units.get(key) ?? []).map(unitThing)]);
}

/** 科技型中小企业这项指标 → 科技型中小企业 */
const TAIL = /(?:这|那)?一?(?:项|个|家)?(?:指标|单位|的数)?$/u;

/**
 * What a whole text names exactly, by any name that messages may use. Where plans share an indicator it
 * is one thing. The name as the plan gives it goes before one that several things share (技合).
 */
export function thingsNamed(text: string, names: Names): readonly NamedThing[] {
  const found = exactly(text, names);
  const things = found.length > 0 ? found : exactly(text.replace(TAIL, ''), names);
  const titled = new Set(thingsTitled(text, names.plans).map(({ name }) => name));
  const own = things.filter(({ name }) => titled.has(name));
  return own.length > 0 ? own : things;
}

/** What the plan itself calls by this word, in full or in short. */
export function thingsTitled(word: string, plans: readonly Plan[]): readonly NamedThing[] {
  const key = wordKey(word);
  return inOrder(plans.flatMap((plan) => titlesOf(plan).byKey.get(key) ?? []));
}

/** Things in whose title the word stands, so that it would be heard wherever they are named. */
export function thingsContaining(word: string, plans: readonly Plan[]): readonly NamedThing[] {
  const key = wordKey(word);
  const titled = plans.flatMap((plan) => titlesOf(plan).titled);
  const found = titled.filter(({ keys }) => keys.some((title) => title.includes(key)));
  return inOrder(found.map(({ thing }) => thing));
}

/** What a thing is called in replies: an indicator by its short name. */
export function thingWords(thing: NamedThing, plans: readonly Plan[]): string {
  if (thing.kind === 'unit') return thing.name;
  const indicators = plans.flatMap((plan) => plan.indicators);
  const indicator =
    indicators.find(({ id }) => id === thing.indicatorId) ??
    indicators.find(({ shortName }) => shortName === thing.name);
  return indicator?.shortName ?? thing.name;
}

/** Whether any plan still holds it. */
export function isInPlans(thing: NamedThing, plans: readonly Plan[]): boolean {
  return thing.kind === 'unit'
    ? plans.some(({ units }) => units.some(({ name }) => name === thing.name))
    : plans.some(({ indicators }) =>
        indicators.some(
          ({ id, shortName }) => id === thing.indicatorId || shortName === thing.name,
        ),
      );
}
