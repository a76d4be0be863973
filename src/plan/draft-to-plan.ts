import { AppError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import type { IndicatorId, PlanId } from '../kernel/ids.js';
import type { DateRange } from '../kernel/dates.js';
import type { Indicator, Pacing, Plan } from './model.js';
import { compatibleUnits, nameFit } from './read/indicator-key.js';
import type { DraftIndicator, PlanDraft } from './read/plan-draft.js';

function pacingOf(draft: DraftIndicator, period: DateRange): Pacing {
  if (draft.pacing !== null) return draft.pacing;
  if (draft.due !== null) return { kind: 'none', due: draft.due };
  if (draft.kind === 'ratio') return { kind: 'none', due: null };
  if (draft.milestones.length === 0 || draft.target === null) return { kind: 'linear' };
  const last = { at: period.to, value: draft.target };
  return { kind: 'milestones', steps: [...draft.milestones, last] };
}

function namesOf(item: { name: string; shortName: string; aliases: readonly string[] }): string[] {
  return [item.name, item.shortName, ...item.aliases];
}

/** How surely `draft` is the indicator `old` of the previous version; 0 when it is another. */
function sameness(draft: DraftIndicator, old: Indicator): number {
  if (!compatibleUnits(draft.unit, old.unit === '' ? null : old.unit)) return 0;
  if (draft.name === old.name) return 4;
  if (namesOf(draft).some((name) => namesOf(old).includes(name))) return 3;
  const fits = namesOf(draft).flatMap((name) => namesOf(old).map((other) => nameFit(name, other)));
  if (fits.includes('same')) return 2;
  return fits.includes('near') && draft.target === old.target ? 1 : 0;
}

/** The indicator of the previous version that each draft continues, each taken once, surest first. */
function predecessors(
  drafts: readonly DraftIndicator[],
  previous: readonly Indicator[],
): ReadonlyMap<DraftIndicator, Indicator> {
  const pairs = drafts
    .flatMap((draft) => previous.map((old) => ({ draft, old, score: sameness(draft, old) })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const found = new Map<DraftIndicator, Indicator>();
  const taken = new Set<Indicator>();
  for (const { draft, old } of pairs) {
    if (found.has(draft) || taken.has(old)) continue;
    found.set(draft, old);
    taken.add(old);
  }
  return found;
}

function toIndicator(draft: DraftIndicator, id: IndicatorId, period: DateRange): Indicator {
  return {
    id,
    name: draft.name,
    shortName: draft.shortName,
    aliases: draft.aliases,
    unit: draft.unit ?? '',
    target: draft.target,
    targetMax: draft.targetMax,
    targetText: draft.targetText,
    comparator: draft.comparator,
    kind: draft.kind,
    ownerUnit: draft.ownerUnit,
    taskNo: draft.taskNo,
    base: draft.base ?? (draft.kind === 'flow' ? '0' : null),
    pacing: pacingOf(draft, period),
  };
}

/**
 * A draft as the next version of a plan. Indicators that go on under the same name, alias or nearly the same name keep
 * their ids, so their reports stay theirs; the plan keeps its id.
 * @param previous the version in force, `null` at the first import
 * @throws AppError `input-invalid` when year or period is not known
 */
export function draftToPlan(draft: PlanDraft, previous: Plan | null): Plan {
  const { from, to } = draft.period;
  if (draft.year === null || from === null || to === null) {
    throw new AppError('input-invalid', 'The plan has no period.', {
      userText: '没有读到方案的起止时间，请在决定文件中用 period 写明 from 和 to。',
    });
  }
  const period = { from, to };
  const before = predecessors(draft.indicators, previous?.indicators ?? []);
  return {
    id: previous?.id ?? newId<PlanId>(),
    version: (previous?.version ?? 0) + 1,
    title: draft.title,
    year: draft.year,
    period,
    place: draft.place,
    actions: draft.actions,
    tasks: draft.tasks,
    indicators: draft.indicators.map((item) =>
      toIndicator(item, before.get(item)?.id ?? newId<IndicatorId>(), period),
    ),
    units: draft.units.map(({ name, aliases, isMember }) => ({
      name,
      aliases,
      isMember: isMember ?? true,
    })),
  };
}
