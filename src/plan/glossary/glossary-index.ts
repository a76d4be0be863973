import { nameTable, scanNames } from '../name-table.js';
import type { NameTable } from '../name-table.js';
import { unitFamily } from '../unit-family.js';
import type { Glossary, GlossaryEntry } from './glossary.js';

const tables = new WeakMap<Glossary, NameTable<GlossaryEntry>>();

/** All names of a glossary's indicators and terms (departments apart), made once. */
export function glossaryTable(glossary: Glossary): NameTable<GlossaryEntry> {
  const known = tables.get(glossary);
  if (known !== undefined) return known;
  const made = nameTable(
    glossary
      .filter(({ kind }) => kind !== 'organ')
      .flatMap((entry) => entry.names.map((name) => [name.replace(/[“”]/gu, ''), entry] as const)),
  );
  tables.set(glossary, made);
  return made;
}

function fitsUnit(entry: GlossaryEntry, unit: string): boolean {
  if (entry.units.length === 0) return true;
  const family = unitFamily(unit);
  return entry.units.some((known) => unitFamily(known) === family);
}

/** Other ways to write a name that a glossary holds as a whole, for an indicator kept in `unit`. */
export function wholeAlternatives(
  name: string,
  unit: string,
  glossary: Glossary,
): { readonly names: readonly string[]; readonly weak: readonly string[] } {
  const entries = (glossaryTable(glossary).get(name) ?? []).filter((entry) =>
    fitsUnit(entry, unit),
  );
  return {
    names: entries.flatMap(({ names }) => names.map((word) => word.replace(/[“”]/gu, ''))),
    weak: entries.flatMap(({ weak }) => weak),
  };
}

/** Forms of one entry that stand for it inside of a longer name; more would only multiply. */
const MAX_PART_FORMS = 6;

/** A name with one part in another form: 规模以上工业企业利润 and 规上工业企业利润. */
export function partAlternatives(name: string, glossary: Glossary): readonly string[] {
  return scanNames(glossaryTable(glossary), name).flatMap(({ values, start, end }) => {
    if (end - start === name.length) return [];
    return values.flatMap((entry) =>
      entry.names
        .slice(0, MAX_PART_FORMS)
        .map((word) => name.slice(0, start) + word.replace(/[“”]/gu, '') + name.slice(end)),
    );
  });
}
