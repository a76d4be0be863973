import type { IndicatorId } from '../kernel/ids.js';
import type { Lexicon, LexiconIndicator, LexiconTask } from '../plan/lexicon.js';
import type { TaskRef } from '../plan/model.js';

interface Lookup {
  readonly byId: ReadonlyMap<IndicatorId, LexiconIndicator>;
  readonly byName: ReadonlyMap<string, readonly LexiconIndicator[]>;
  readonly byTask: ReadonlyMap<string, LexiconTask>;
  readonly firstDay: string;
}

const lookups = new WeakMap<Lexicon, Lookup>();

const keyOf = ({ planId, no }: TaskRef): string => `${planId} ${no}`;

function build({ indicators, tasks }: Lexicon): Lookup {
  const byName = new Map<string, LexiconIndicator[]>();
  for (const indicator of indicators) {
    for (const name of indicator.names) {
      const holders = byName.get(name);
      if (holders === undefined) byName.set(name, [indicator]);
      else holders.push(indicator);
    }
  }
  return {
    byId: new Map(indicators.map((item) => [item.id, item])),
    byName,
    byTask: new Map(tasks.map((task) => [keyOf(task.ref), task])),
    firstDay: indicators.reduce(
      (first, { period }) => (first === '' || period.from < first ? period.from : first),
      '',
    ),
  };
}

/** Made once per lexicon, so that nothing walks through thousands of indicators for each message. */
function lookupOf(lexicon: Lexicon): Lookup {
  const known = lookups.get(lexicon);
  if (known !== undefined) return known;
  const made = build(lexicon);
  lookups.set(lexicon, made);
  return made;
}

/** The indicator of an id; `null` when no plan of the lexicon has it. */
export function indicatorOf(lexicon: Lexicon, id: IndicatorId): LexiconIndicator | null {
  return lookupOf(lexicon).byId.get(id) ?? null;
}

/** The task of a reference; `null` when no plan of the lexicon has it. */
export function taskOf(lexicon: Lexicon, ref: TaskRef): LexiconTask | null {
  return lookupOf(lexicon).byTask.get(keyOf(ref)) ?? null;
}

/** Indicators that share a name with this one, in the lexicon's order. */
export function sharersOf(
  lexicon: Lexicon,
  indicator: LexiconIndicator,
): readonly LexiconIndicator[] {
  const { byName } = lookupOf(lexicon);
  const found = new Set(indicator.names.flatMap((name) => byName.get(name) ?? []));
  found.delete(indicator);
  return [...found];
}

/** First day of the earliest plan; the empty text when there is none. */
export function firstPlanDay(lexicon: Lexicon): string {
  return lookupOf(lexicon).firstDay;
}
