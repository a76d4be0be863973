import type { Membership } from './members.js';
import type { DraftUnit } from './plan-draft.js';
import type { MergedTask, UnitPair } from './plan-reading.js';
import { likeness } from './unit-likeness.js';

function declaredPairs(lines: readonly string[]): UnitPair[] {
  return lines.flatMap((line) =>
    [
      ...line.matchAll(
        /([\u4E00-\u9FFF]{4,24})（(?:以下)?简称[：:]?“?([\u4E00-\u9FFF]{2,12})”?）/g,
      ),
    ].map((match) => {
      const alias = match[2] ?? '';
      const full = (match[1] ?? '').replace(/^.{0,40}(?=(?:县|市|区|中国|国网)[^县]{3,40}$)/, '');
      return { name: full, alias, declared: true, certain: true };
    }),
  );
}

function namesInUse(tasks: readonly MergedTask[]): string[] {
  return [
    ...new Set(
      tasks.flatMap(({ draft, items }) => [
        ...draft.leads,
        ...draft.responsibles,
        ...items.flatMap((item) => [...item.leads, ...item.responsibles]),
      ]),
    ),
  ];
}

/** A name met once has only one full form to be: two candidates leave it open. */
function pairsOf(names: readonly string[]): UnitPair[] {
  const pairs: UnitPair[] = [];
  names.forEach((name, index) => {
    const others = names.slice(index + 1).flatMap((other) => {
      const like = likeness(name, other);
      return like === null ? [] : [{ other, like }];
    });
    for (const { other, like } of others) {
      const alone =
        names.filter((third) => third !== name && likeness(name, third) !== null).length === 1;
      pairs.push({ name, alias: other, declared: false, certain: like === 'certain' && alone });
    }
  });
  return pairs;
}

export interface UnitReading {
  readonly units: readonly DraftUnit[];
  readonly pairs: readonly UnitPair[];
}

/**
 * Units of a plan: members first, in their order, then the others as they appear. A unit under two names is one unit
 * with an alias when that is certain; the name that the tasks use is its name.
 */
export function unitsOf(
  tasks: readonly MergedTask[],
  membership: Membership | null,
  lines: readonly string[],
): UnitReading {
  const used = namesInUse(tasks);
  const members = membership?.members ?? [];
  const all = [...members, ...used.filter((name) => !members.includes(name))];
  const declared = declaredPairs(lines).filter(
    ({ name, alias }) => all.includes(name) || all.includes(alias),
  );
  const found = pairsOf(all).filter(
    (pair) =>
      !declared.some(
        (d) => [d.name, d.alias].includes(pair.name) && [d.name, d.alias].includes(pair.alias),
      ),
  );
  const pairs = [...found, ...declared].map((pair) =>
    !used.includes(pair.name) && used.includes(pair.alias)
      ? { ...pair, name: pair.alias, alias: pair.name }
      : pair,
  );
  const joined = pairs.filter(({ certain }) => certain);
  const aliasOf = new Map(joined.map(({ name, alias }) => [alias, name]));
  const units = new Map<string, DraftUnit>();
  for (const raw of all) {
    const name = aliasOf.get(raw) ?? raw;
    const isMember =
      membership === null ? null : members.includes(raw) || (units.get(name)?.isMember ?? false);
    const aliases = joined.filter((pair) => pair.name === name).map(({ alias }) => alias);
    units.set(name, { name, aliases: [...new Set(aliases)], isMember });
  }
  return { units: [...units.values()], pairs };
}
