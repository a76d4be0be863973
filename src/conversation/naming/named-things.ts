import type { NamedThing } from '../../ledger/ledger-entry.js';
import { nameKey } from '../../ledger/name-book.js';
import type { Lexicon } from '../../plan/lexicon.js';
import type { Indicator, Plan } from '../../plan/model.js';
import { normalizeText } from '../../understanding/text/normalize.js';

/** Words are compared as the reader of messages sees them: traditional characters and width aside. */
export function wordKey(word: string): string {
  return nameKey(normalizeText(word).text);
}

function indicatorThing({ id, shortName }: Indicator): NamedThing {
  return { kind: 'indicator', indicatorId: id, name: shortName };
}

function distinct(things: readonly NamedThing[]): readonly NamedThing[] {
  return [...new Map(things.map((thing) => [`${thing.kind} ${thing.name}`, thing])).values()];
}

interface Names {
  readonly plans: readonly Plan[];
  readonly lexicon: Lexicon;
}

function exactly(text: string, { plans, lexicon }: Names): readonly NamedThing[] {
  const key = wordKey(text);
  const isMeant = (names: readonly string[]): boolean =>
    names.some((name) => wordKey(name) === key);
  const indicators = plans.flatMap((plan) => plan.indicators);
  const counted = lexicon.indicators
    .filter(({ names }) => isMeant(names))
    .flatMap(({ id }) => indicators.find((indicator) => indicator.id === id) ?? []);
  const units = lexicon.units.filter(({ names }) => isMeant(names));
  return distinct([
    ...counted.map(indicatorThing),
    ...units.map(({ name }): NamedThing => ({ kind: 'unit', name })),
  ]);
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
  const indicators = plans
    .flatMap((plan) => plan.indicators)
    .filter(({ name, shortName }) => [name, shortName].some((given) => wordKey(given) === key));
  const units = plans.flatMap((plan) => plan.units).filter(({ name }) => wordKey(name) === key);
  return distinct([
    ...indicators.map(indicatorThing),
    ...units.map(({ name }): NamedThing => ({ kind: 'unit', name })),
  ]);
}

/** Things in whose title the word stands, so that it would be heard wherever they are named. */
export function thingsContaining(word: string, plans: readonly Plan[]): readonly NamedThing[] {
  const key = wordKey(word);
  const indicators = plans
    .flatMap((plan) => plan.indicators)
    .filter(({ name, shortName }) =>
      [name, shortName].some((given) => wordKey(given).includes(key)),
    );
  const units = plans
    .flatMap((plan) => plan.units)
    .filter(({ name }) => wordKey(name).includes(key));
  return distinct([
    ...indicators.map(indicatorThing),
    ...units.map(({ name }): NamedThing => ({ kind: 'unit', name })),
  ]);
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
