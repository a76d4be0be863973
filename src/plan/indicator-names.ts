import { isHollow, isTooGeneral } from './general-words.js';
import type { Glossary } from './glossary/glossary.js';
import { glossaryTable, partAlternatives, wholeAlternatives } from './glossary/glossary-index.js';
import type { Indicator } from './model.js';
import { cutForms, withoutCounting } from './name-cuts.js';
import type { NameForm } from './name-cuts.js';
import { unitFamily } from './unit-family.js';
import type { UnitFamily } from './unit-family.js';

/** An abbreviation written out where the long form already stood (专精特新专精特新小巨人). */
const REPEATED = /(.{2,12})\1/u;

/** Below this many forms, aliases are taken as they are. */
const FULL_LIMIT = 20;

const MIN_DERIVED_LENGTH = 3;
/** A name of this length is telling enough without the word that counts it. */
const MIN_COUNTED_LENGTH = 4;
/** Forms that are cut further are no longer exchanged for others. */
const MAX_EXCHANGED_COST = 2;

export function plainName(name: string): string {
  return name.replace(/[“”"'‘’「」\s]/gu, '');
}

/** Names given by the document or the office. */
export function givenNames(indicator: Indicator): readonly string[] {
  return [indicator.name, indicator.shortName, ...indicator.aliases].map(plainName);
}

/** What a figure of each family is a figure of: 矿山修复 in 公顷 is told as 矿山修复面积. */
const DIMENSIONS: Readonly<Partial<Record<UnitFamily, readonly string[]>>> = {
  area: ['面积'],
  length: ['里程', '长度'],
  people: ['人数', '人次'],
  money: ['金额', '总额', '额'],
  count: ['数', '数量', '个数', '总数'],
  output: ['量', '总量'],
};
/** Names so cut may still take such a word. */
const MAX_MEASURED_COST = 1;
const ENDS_MEASURED = /(?:[数量额率比]|面积|里程|长度|人次|收入|投资|产值|浓度|占比|资金|余额)$/u;

function measured(forms: readonly NameForm[], unit: string): NameForm[] {
  const words = DIMENSIONS[unitFamily(unit)] ?? [];
  return forms
    .filter(({ name, cost }) => cost <= MAX_MEASURED_COST && !ENDS_MEASURED.test(name))
    .flatMap(({ name, cost, isCut }) =>
      words.map((word): NameForm => ({ name: name + word, cost: cost + 1, isCut })),
    );
}

interface Derived {
  readonly names: readonly NameForm[];
  /** Names too general to hold but right before a figure. */
  readonly weak: readonly string[];
}

/** A form with what the glossary makes of it. Two characters are enough where the glossary says so. */
function exchanged(form: NameForm, unit: string, glossary: Glossary): Derived {
  const whole = wholeAlternatives(form.name, unit, glossary);
  const parts = partAlternatives(form.name, glossary);
  const at = (name: string): NameForm => ({ ...form, name, cost: form.cost + 1 });
  return {
    names: [
      ...whole.names.map(at),
      ...parts.filter(isTelling).map(at),
      ...parts.flatMap((name) => wholeAlternatives(name, unit, glossary).names).map(at),
    ],
    weak: whole.weak,
  };
}

function isTelling(name: string): boolean {
  return name.length >= MIN_DERIVED_LENGTH && !isTooGeneral(name);
}

/**
 * Further ways to write the names of an indicator, cheapest first: cut and turned by rule, and exchanged for their
 * long or short forms by the glossary. Short or general remainders are left out.
 * @param limit how many are made at most, nearest first
 */
export function derivedNames(indicator: Indicator, glossary: Glossary, limit: number): Derived {
  const given = givenNames(indicator);
  const cut = limit < FULL_LIMIT ? given.slice(0, 2) : given;
  const cuts = [...new Set(cut)].flatMap(cutForms);
  const swaps = cuts
    .filter(({ cost }) => cost <= MAX_EXCHANGED_COST)
    .map((form) => exchanged(form, indicator.unit, glossary));
  const further = swaps
    .flatMap(({ names }) => names)
    .filter(({ cost }) => cost <= MAX_EXCHANGED_COST)
    .flatMap((form) =>
      cutForms(form.name).map(({ name, cost, isCut }) => ({
        name,
        cost: form.cost + cost,
        isCut: form.isCut || isCut,
      })),
    );
  const counted = given
    .map(withoutCounting)
    .filter((name) => name.length >= MIN_COUNTED_LENGTH && !isHollow(name))
    .map((name): NameForm => ({ name, cost: 1, isCut: true }));
  const isListed = ({ name }: NameForm): boolean =>
    isTelling(name) || (name.length > 1 && glossaryTable(glossary).get(name) !== undefined);
  const known = new Set(given);
  const best = new Map<string, NameForm>();
  const add = (form: NameForm): void => {
    if (known.has(form.name) || REPEATED.test(form.name)) return;
    if (form.cost < (best.get(form.name)?.cost ?? Infinity)) best.set(form.name, form);
  };
  for (const form of [...counted, ...cuts.filter(isListed)]) add(form);
  for (const { names } of swaps) for (const form of names) if (form.name.length > 1) add(form);
  for (const form of further.filter(isListed)) add(form);
  const telling = [...cuts, ...swaps.flatMap(({ names }) => names)].filter(({ name }) =>
    isTelling(name),
  );
  for (const form of measured(telling, indicator.unit)) add(form);
  return {
    names: [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, limit),
    weak: [...new Set(swaps.flatMap(({ weak }) => weak))],
  };
}
