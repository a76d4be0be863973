import { decimal } from '../../kernel/decimal.js';
import type { DraftFact } from './draft-fact.js';

/** Facts that stand, and those that turn out to be parts of another. */
export interface Settled {
  readonly facts: readonly DraftFact[];
  readonly parts: readonly DraftFact[];
}

const sumOf = (facts: readonly DraftFact[]): string =>
  facts.reduce((sum, { value }) => sum.plus(value), decimal(0)).toFixed();

const isSumOf = (whole: DraftFact, parts: readonly DraftFact[]): boolean =>
  parts.length > 1 && decimal(whole.value).eq(sumOf(parts));

/** 新增2家（上周五1家，今天1家）: what stands in brackets after a figure and adds up to it. */
function partsInBrackets(facts: readonly DraftFact[]): ReadonlySet<DraftFact> {
  const parts = new Set<DraftFact>();
  facts.forEach((whole, index) => {
    if (whole.bracketed) return;
    const isInside = (fact: DraftFact | undefined): boolean =>
      fact?.bracketed === true && !fact.measured && fact.indicatorId === whole.indicatorId;
    let end = index + 1;
    while (isInside(facts[end])) end += 1;
    const inside = facts.slice(index + 1, end);
    if (isSumOf(whole, inside)) for (const fact of inside) parts.add(fact);
  });
  return parts;
}

/** The totals of one indicator at one day. */
function groups(facts: readonly DraftFact[]): readonly (readonly DraftFact[])[] {
  const byKey = new Map<string, DraftFact[]>();
  for (const fact of facts) {
    if (fact.measure !== 'total') continue;
    const key = [fact.indicatorId, fact.asOf, fact.scope, fact.onBehalfOf].join(' ');
    byKey.set(key, [...(byKey.get(key) ?? []), fact]);
  }
  return [...byKey.values()].filter((group) => group.length > 1);
}

/** 国家级1家、省级4家，合计5家 and 登记113项，输出98项，吸纳15项: what is a part of the other. */
function partsOfGroup(group: readonly DraftFact[]): readonly DraftFact[] {
  const [first, ...rest] = group;
  if (first !== undefined && isSumOf(first, rest) && !rest.some(({ measured }) => measured))
    return rest;
  const whole = group.find(({ measured }) => measured);
  if (whole === undefined) return [];
  const fresh = ofPeriod(group);
  return group.filter(
    (fact) =>
      !fact.measured &&
      !fact.happened &&
      !fresh.includes(fact) &&
      decimal(fact.value).lt(whole.value),
  );
}

/** 本周技合7个，累计41个: a single lesser figure of a week or month beside the total is what that brought. */
function ofPeriod(group: readonly DraftFact[]): readonly DraftFact[] {
  const told = group.filter((fact) => fact.periodFrom !== null && !fact.measured);
  const [fact, ...more] = told;
  if (fact === undefined || more.length > 0 || fact.bracketed) return [];
  const wholes = group.slice(group.indexOf(fact) + 1).filter(({ measured }) => measured);
  return wholes.some((whole) => decimal(fact.value).lt(whole.value)) ? told : [];
}

/** 批了3家，累计60家 and 实有7家（今年新增5家）: beside the total, what happened is new. */
function newOfGroup(group: readonly DraftFact[]): readonly DraftFact[] {
  const states = group.filter(({ happened }) => !happened);
  const told = ofPeriod(group);
  return group.filter(
    (fact) =>
      told.includes(fact) ||
      (fact.happened && states.some((whole) => decimal(fact.value).lt(whole.value))),
  );
}

/** As near as this to the total, a figure of the week or month before is what the total was then. */
const NEAR = 0.7;

/** 科小86家（上周84家）: how it stood then, not what that week brought. */
function stoodBefore(fact: DraftFact, facts: readonly DraftFact[]): boolean {
  if (fact.measure !== 'delta' || fact.measured || fact.periodFrom === null) return false;
  return facts.some(
    (now) =>
      now.measure === 'total' &&
      now.indicatorId === fact.indicatorId &&
      now.asOf > fact.asOf &&
      decimal(fact.value).gte(decimal(now.value).times(NEAR)),
  );
}

/** Two totals of one indicator at one day cannot both hold: the lesser is a part of the other, or what is new. */
export function settleTotals(facts: readonly DraftFact[]): Settled {
  if (facts.length < 2) return { facts, parts: [] };
  const stood = facts.map((fact): DraftFact =>
    stoodBefore(fact, facts) ? { ...fact, measure: 'total', from: null } : fact,
  );
  const all = groups(stood);
  const parts = new Set([...partsInBrackets(stood), ...all.flatMap(partsOfGroup)]);
  const fresh = new Set(all.flatMap(newOfGroup));
  return {
    facts: stood
      .filter((fact) => !parts.has(fact))
      .map((fact) =>
        fresh.has(fact) ? { ...fact, measure: 'delta', from: fact.periodFrom ?? fact.asOf } : fact,
      ),
    parts: [...parts],
  };
}
