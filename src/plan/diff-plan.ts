import type { Indicator, Plan, Task, Unit } from './model.js';

/** One field that is not as before, both as people read it. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface ChangedEntry {
  readonly name: string;
  readonly changes: readonly FieldChange[];
}

export interface EntryDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly ChangedEntry[];
}

/** What a new version of a plan changes. */
export interface PlanDifference {
  readonly plan: readonly FieldChange[];
  readonly tasks: EntryDifference;
  readonly indicators: EntryDifference;
  readonly units: EntryDifference;
}

type Fields = Readonly<Record<string, string>>;

interface Described {
  readonly key: string;
  readonly name: string;
  readonly fields: Fields;
}

const list = (names: readonly string[]): string => (names.length === 0 ? '无' : names.join('、'));

function changesOf(before: Fields, after: Fields): FieldChange[] {
  return Object.entries(after).flatMap(([field, value]) => {
    const old = before[field] ?? '无';
    return old === value ? [] : [{ field, before: old, after: value }];
  });
}

function compare(before: readonly Described[], after: readonly Described[]): EntryDifference {
  const old = new Map(before.map((entry) => [entry.key, entry]));
  const keys = new Set(after.map(({ key }) => key));
  return {
    added: after.filter(({ key }) => !old.has(key)).map(({ name }) => name),
    removed: before.filter(({ key }) => !keys.has(key)).map(({ name }) => name),
    changed: after.flatMap((entry) => {
      const changes = changesOf(old.get(entry.key)?.fields ?? entry.fields, entry.fields);
      return changes.length === 0 ? [] : [{ name: entry.name, changes }];
    }),
  };
}

function targetOf({ target, targetMax, unit, targetText, comparator }: Indicator): string {
  if (target === null) return targetText ?? '无';
  const sign = comparator === '<=' ? '≤' : '';
  return `${sign}${target}${targetMax === null ? '' : `—${targetMax}`}${unit}`;
}

const KINDS: Record<Indicator['kind'], string> = { stock: '存量', flow: '增量', ratio: '比率' };

function describeIndicator(item: Indicator): Described {
  return {
    key: item.id,
    name: item.shortName,
    fields: {
      名称: item.name,
      目标: targetOf(item),
      牵头单位: item.ownerUnit ?? '未定',
      任务: item.taskNo ?? '无',
      类型: KINDS[item.kind],
      年初数: item.base ?? '未知',
    },
  };
}

/** Tasks are the same by title when numbers moved, else by number. */
function describeTasks(plan: Plan, other: Plan): Described[] {
  const sharedTitles = new Set(other.tasks.map(({ title }) => title));
  const sharedNos = new Set(other.tasks.map(({ no }) => no));
  const titles = new Set(plan.tasks.map(({ title }) => title));
  return plan.tasks.map((task: Task) => {
    const twin = other.tasks.find(({ no }) => no === task.no);
    const renamed = twin !== undefined && !sharedTitles.has(task.title) && !titles.has(twin.title);
    return {
      key: renamed && sharedNos.has(task.no) ? `no:${task.no}` : `title:${task.title}`,
      name: `${task.no} ${task.title}`,
      fields: {
        编号: task.no,
        名称: task.title,
        牵头单位: list(task.leads),
        责任单位: list(task.responsibles),
        工作事项:
          task.workItems
            .map(
              ({ text, leads, responsibles }) => `${text}（${list(leads)}；${list(responsibles)}）`,
            )
            .join('；') || '无',
      },
    };
  });
}

function describeUnit(unit: Unit): Described {
  return {
    key: unit.name,
    name: unit.name,
    fields: { 别名: list(unit.aliases), 成员单位: unit.isMember ? '是' : '否' },
  };
}

/** Compares two versions of a plan. Indicators are followed by id, so a renamed one is changed, not new. */
export function diffPlans(previous: Plan, next: Plan): PlanDifference {
  const head = (plan: Plan): Fields => ({
    标题: plan.title,
    期限: `${plan.period.from}至${plan.period.to}`,
    行动: list(plan.actions),
  });
  return {
    plan: changesOf(head(previous), head(next)),
    tasks: compare(describeTasks(previous, next), describeTasks(next, previous)),
    indicators: compare(
      previous.indicators.map(describeIndicator),
      next.indicators.map(describeIndicator),
    ),
    units: compare(previous.units.map(describeUnit), next.units.map(describeUnit)),
  };
}

function isEmpty({ added, removed, changed }: EntryDifference): boolean {
  return added.length + removed.length + changed.length === 0;
}

/** Whether a new version changes nothing that people read. */
export function isSamePlan(difference: PlanDifference): boolean {
  const { plan, tasks, indicators, units } = difference;
  return plan.length === 0 && [tasks, indicators, units].every(isEmpty);
}

/** Longer values are cut: the difference is for a glance, the document for reading. */
const MAX_SHOWN = 60;

function shown(value: string): string {
  return value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value;
}

function changeText({ field, before, after }: FieldChange): string {
  return `${field} ${shown(before)} → ${shown(after)}`;
}

function entryLines(label: string, { added, removed, changed }: EntryDifference): string[] {
  return [
    ...added.map((name) => `新增${label}：${name}`),
    ...removed.map((name) => `删去${label}：${name}`),
    ...changed.map(
      ({ name, changes }) => `改动${label}：${name}：${changes.map(changeText).join('；')}`,
    ),
  ];
}

/** The difference for people, one change a line. */
export function planDifferenceText(difference: PlanDifference): string {
  if (isSamePlan(difference)) return '与现行版本相同，没有变化。';
  return [
    ...difference.plan.map((change) => `改动方案：${changeText(change)}`),
    ...entryLines('任务', difference.tasks),
    ...entryLines('指标', difference.indicators),
    ...entryLines('单位', difference.units),
  ].join('\n');
}
