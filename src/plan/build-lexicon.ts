import type { IndicatorId } from '../kernel/ids.js';
import { briefNames } from './brief-names.js';
import { settleClaims } from './claim-names.js';
import type { Claim } from './claim-names.js';
import { builtInGlossary } from './glossary/built-in-glossary.js';
import type { Glossary } from './glossary/glossary.js';
import { derivedNames, givenNames } from './indicator-names.js';
import { withLearned } from './learned-names.js';
import type {
  BriefName,
  LearnedName,
  Lexicon,
  LexiconIndicator,
  LexiconTask,
  LexiconUnit,
} from './lexicon.js';
import type { Indicator, Plan, Task } from './model.js';
import { twinNames } from './twin-names.js';
import { unitFamily } from './unit-family.js';
import { unitNames } from './unit-names.js';

/** Derived names of one plan, which bound the time and memory that a plan of thousands of indicators takes. */
const DERIVED_BUDGET = 40_000;
const MAX_DERIVED = 80;
const MIN_DERIVED = 4;

interface NamesOfPlan {
  readonly names: ReadonlyMap<IndicatorId, readonly string[]>;
  readonly weak: ReadonlyMap<IndicatorId, readonly string[]>;
}

/** Larger plans are not searched: it would take the square of their size. */
const MAX_SEARCHED = 300;

/** 绿道 cut from 城区绿道建设 says nothing where the plan has 滨河绿道建设 too. */
function isPartOfOther(name: string, own: Indicator, all: readonly Indicator[]): boolean {
  if (all.length > MAX_SEARCHED) return false;
  return all.some(
    (other) =>
      other !== own &&
      unitFamily(other.unit) === unitFamily(own.unit) &&
      givenNames(other).some((given) => given.includes(name)),
  );
}

function namesOf(plan: Plan, glossary: Glossary): NamesOfPlan {
  const claim = (item: Indicator, name: string, cost: number): Claim => ({
    id: item.id,
    name,
    unit: item.unit,
    cost,
  });
  const limit = Math.min(
    MAX_DERIVED,
    Math.max(MIN_DERIVED, Math.floor(DERIVED_BUDGET / Math.max(1, plan.indicators.length))),
  );
  const derived = plan.indicators.map((item) => ({ item, ...derivedNames(item, glossary, limit) }));
  const claims = [
    ...plan.indicators.flatMap((item) => givenNames(item).map((name) => claim(item, name, 0))),
    ...twinNames(plan.indicators).flatMap(({ indicator, names }) =>
      names.map((name) => claim(indicator, name, 0)),
    ),
    ...derived.flatMap(({ item, names }) =>
      names
        .filter((form) => !form.isCut || !isPartOfOther(form.name, item, plan.indicators))
        .map(({ name, cost }) => claim(item, name, cost)),
    ),
  ];
  const names = new Map<IndicatorId, Set<string>>();
  for (const { id, name } of settleClaims(claims)) {
    names.set(id, (names.get(id) ?? new Set<string>()).add(name));
  }
  return {
    names: new Map(
      [...names].map(([id, set]) => [id, [...set].sort((a, b) => b.length - a.length)] as const),
    ),
    weak: new Map(derived.map(({ item, weak }) => [item.id, weak] as const)),
  };
}

interface Names {
  readonly names: readonly string[];
  readonly briefNames: readonly BriefName[];
}

function toIndicator(plan: Plan, item: Indicator, names: Names): LexiconIndicator {
  return {
    id: item.id,
    shortName: item.shortName,
    unit: item.unit,
    kind: item.kind,
    target: item.target,
    task: item.taskNo === null ? null : { planId: plan.id, no: item.taskNo },
    period: plan.period,
    ...names,
  };
}

function toTask(plan: Plan, task: Task): LexiconTask {
  const items = task.workItems.map(({ text }) => text);
  return {
    ref: { planId: plan.id, no: task.no },
    title: task.title,
    text: [task.title, task.text, ...items].join('\n'),
    units: [...new Set([...task.leads, ...task.responsibles])],
  };
}

function mergeUnits(plans: readonly Plan[], glossary: Glossary): LexiconUnit[] {
  const merged = new Map<string, Set<string>>();
  for (const plan of plans) {
    const names = unitNames(plan, glossary);
    for (const unit of plan.units) {
      const known = merged.get(unit.name) ?? new Set<string>();
      for (const name of names.get(unit.name) ?? []) known.add(name);
      merged.set(unit.name, known);
    }
  }
  return [...merged].map(([name, names]) => ({ name, names: [...names] }));
}

function indicatorsOf(plan: Plan, glossary: Glossary): LexiconIndicator[] {
  const { names, weak } = namesOf(plan, glossary);
  const brief = briefNames(plan.indicators, names, weak);
  return plan.indicators.map((item) =>
    toIndicator(plan, item, {
      names: names.get(item.id) ?? [],
      briefNames: brief.get(item.id) ?? [],
    }),
  );
}

interface LexiconOptions {
  readonly botName: string;
  /** Names that the office taught, newest last. */
  readonly learned?: readonly LearnedName[];
  /** Short forms that hold here; the built-in ones unless given. */
  readonly glossary?: Glossary;
}

/**
 * All names by which messages can speak of the plans of a workspace. Where two plans hold the same name, both
 * indicators carry it; the reader of the message picks by unit, the ledger by the plan's period.
 */
export function buildLexicon(plans: readonly Plan[], options: LexiconOptions): Lexicon {
  const learned = options.learned ?? [];
  const glossary = options.glossary ?? builtInGlossary;
  const indicators = plans.flatMap((plan) => indicatorsOf(plan, glossary));
  return {
    ...withLearned({ indicators, units: mergeUnits(plans, glossary) }, learned),
    tasks: plans.flatMap((plan) => plan.tasks.map((task) => toTask(plan, task))),
    placeName: plans.find(({ place }) => place !== null)?.place ?? null,
    botName: options.botName,
  };
}
