import type { IndicatorId } from '../kernel/ids.js';
import { briefNames } from './brief-names.js';
import { derivedNames, givenNames } from './indicator-names.js';
import { withLearnedIndicators, withLearnedUnits } from './learned-names.js';
import type {
  BriefName,
  LearnedName,
  Lexicon,
  LexiconIndicator,
  LexiconTask,
  LexiconUnit,
} from './lexicon.js';
import type { Indicator, Plan, Task, Unit } from './model.js';
import { twinNames } from './twin-names.js';

interface Claim {
  readonly id: IndicatorId;
  readonly name: string;
}

/** Derived names that two indicators would share say nothing; a given name beats a derived one. */
function unambiguous(derived: readonly Claim[], taken: ReadonlySet<string>): Claim[] {
  const owners = new Map<string, Set<IndicatorId>>();
  for (const { id, name } of derived) {
    owners.set(name, (owners.get(name) ?? new Set<IndicatorId>()).add(id));
  }
  return derived.filter(({ name }) => !taken.has(name) && owners.get(name)?.size === 1);
}

function namesOf(plan: Plan): ReadonlyMap<IndicatorId, readonly string[]> {
  const given = plan.indicators.flatMap((item) =>
    givenNames(item).map((name): Claim => ({ id: item.id, name })),
  );
  const twins = twinNames(plan.indicators).flatMap(({ indicator, names }) =>
    names.map((name): Claim => ({ id: indicator.id, name })),
  );
  const derived = plan.indicators.flatMap((item) =>
    derivedNames(item).map((name): Claim => ({ id: item.id, name })),
  );
  const taken = new Set([...given, ...twins].map(({ name }) => name));
  const names = new Map<IndicatorId, Set<string>>();
  for (const { id, name } of [...given, ...twins, ...unambiguous(derived, taken)]) {
    names.set(id, (names.get(id) ?? new Set<string>()).add(name));
  }
  return new Map(
    [...names].map(([id, set]) => [id, [...set].sort((a, b) => b.length - a.length)] as const),
  );
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

/** 县科工信局 is also called 科工信局 and, with its place, 攸县科工信局. */
function unitNames(unit: Unit, place: string | null): string[] {
  const short = unit.name.replace(/^[县市区](?=[^委].)/, '');
  const full = place === null || unit.name.includes(place) ? [] : [place + short];
  return [...new Set([unit.name, ...unit.aliases, short, ...full])].sort(
    (a, b) => b.length - a.length,
  );
}

function mergeUnits(plans: readonly Plan[]): LexiconUnit[] {
  const merged = new Map<string, Set<string>>();
  for (const plan of plans) {
    for (const unit of plan.units) {
      const names = merged.get(unit.name) ?? new Set<string>();
      for (const name of unitNames(unit, plan.place)) names.add(name);
      merged.set(unit.name, names);
    }
  }
  return [...merged].map(([name, names]) => ({ name, names: [...names] }));
}

function indicatorsOf(plan: Plan): LexiconIndicator[] {
  const names = namesOf(plan);
  const brief = briefNames(plan.indicators, names);
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
}

/**
 * All names by which messages can speak of the plans of a workspace. Where two plans hold the same name, both
 * indicators carry it; the reader of the message picks by unit, the ledger by the plan's period.
 */
export function buildLexicon(plans: readonly Plan[], options: LexiconOptions): Lexicon {
  const learned = options.learned ?? [];
  return {
    indicators: withLearnedIndicators(plans.flatMap(indicatorsOf), learned),
    tasks: plans.flatMap((plan) => plan.tasks.map((task) => toTask(plan, task))),
    units: withLearnedUnits(mergeUnits(plans), learned),
    placeName: plans.find(({ place }) => place !== null)?.place ?? null,
    botName: options.botName,
  };
}
