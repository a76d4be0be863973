import type { Finding } from '../read/finding.js';
import { compatibleUnits, sameFigure } from '../read/indicator-key.js';
import type { IndicatorGroup, Mention, PlanReading } from '../read/plan-reading.js';
import { notTaken } from './not-taken-checks.js';
import { checkupTexts as texts } from './texts.js';

function labelOf({ draft }: IndicatorGroup): string {
  return `${draft.name}${draft.targetText === null ? '' : `（${draft.targetText}）`}`;
}

function inGoals({ mentions }: IndicatorGroup): boolean {
  return mentions.some(({ place }) => place.kind === 'goals' || place.kind === 'table');
}

function namesOf(groups: readonly IndicatorGroup[]): string[] {
  return groups.map(({ draft }) => draft.name);
}

function uncarried(reading: PlanReading): Finding[] {
  if (reading.tasks.length === 0) return [];
  const groups = reading.indicators.filter(
    ({ draft }) => draft.taskNo === null && draft.ownerUnit === null,
  );
  const names = groups.map(labelOf);
  return names.length === 0
    ? []
    : [
        {
          kind: 'indicator-without-task',
          message: texts.indicatorWithoutTask(names),
          where: '工作目标',
          about: namesOf(groups),
        },
      ];
}

/** Named with an owner in a table of indicators, and no task speaks of it. */
function ownedWithoutTask(reading: PlanReading): Finding[] {
  if (reading.tasks.length === 0) return [];
  const groups = reading.indicators.filter(
    ({ draft }) => draft.taskNo === null && draft.ownerUnit !== null,
  );
  return groups.length === 0
    ? []
    : [
        {
          kind: 'indicator-without-task',
          message: texts.tableIndicatorWithoutTask(groups.map(labelOf)),
          where: '指标表',
        },
      ];
}

function ownerless(reading: PlanReading): Finding[] {
  const groups = reading.indicators.filter(
    ({ draft }) =>
      draft.ownerUnit === null && (draft.taskNo !== null || reading.tasks.length === 0),
  );
  if (groups.length === 0) return [];
  const names = groups.map(({ draft }) =>
    draft.taskNo === null ? draft.name : `任务${draft.taskNo}的${draft.name}`,
  );
  return [
    {
      kind: 'indicator-owner-unclear',
      message: texts.ownerUnclear(names),
      where: '任务',
      about: namesOf(groups),
    },
  ];
}

/** Only where the plan does state goals in figures can a target be missing among them. */
function missingInGoals(reading: PlanReading): Finding[] {
  const goals = reading.indicators.filter(inGoals);
  if (goals.length === 0) return [];
  const names = reading.indicators
    .filter((group) => !inGoals(group))
    .map((group) => `${labelOf(group)}，任务${group.draft.taskNo ?? '不明'}`);
  return names.length === 0
    ? []
    : [
        {
          kind: 'indicator-not-in-goals',
          message: texts.indicatorNotInGoals(names),
          where: '工作目标与任务',
        },
      ];
}

/** Mentions that are for the plan's end: not its quarters. */
function finals({ draft, mentions }: IndicatorGroup): readonly Mention[] {
  const months = new Set(draft.milestones.map(({ at }) => Number(at.slice(5, 7))));
  return mentions.filter(
    ({ raw }) => raw.quantity === null || raw.months === null || !months.has(raw.months.last),
  );
}

function worded({ raw, place }: Mention): string {
  return `${place.where}“${raw.text}”`;
}

function conflicts(group: IndicatorGroup): Finding[] {
  const { draft } = group;
  if (draft.target === null) return [];
  const own = { value: draft.target, unit: draft.unit };
  const years = new Set(draft.milestones.map(({ at }) => Number(at.slice(0, 4))));
  const other = finals(group).filter(({ raw }) => {
    const quantity = raw.quantity;
    if (quantity === null || raw.form === 'relative') return false;
    if (
      raw.year !== null &&
      years.has(raw.year) &&
      !draft.milestones.every(({ at }) => at.slice(0, 4) !== String(raw.year))
    )
      return false;
    const unit = quantity.unit === '' ? draft.unit : quantity.unit;
    const scale = scaleUnit(draft.unit, unit);
    return (
      !sameFigure(own, { value: quantity.value, unit: scale }) ||
      (quantity.max ?? null) !== (draft.targetMax ?? null)
    );
  });
  if (other.length === 0) return [];
  const all = finals(group).filter(({ raw }) => raw.quantity !== null && raw.form !== 'relative');
  return [
    {
      kind: 'target-differs',
      message: texts.targetDiffers(draft.name, [...new Set(all.map(worded))]),
      where: [...new Set(all.map(({ place }) => place.where))].join('、'),
    },
  ];
}

/** 家 and 个 are the same scale; only 万 and 亿 matter for comparing figures. */
function scaleUnit(own: string | null, other: string | null): string | null {
  const scale = (unit: string | null): string =>
    /^(万亿|亿|万|千|百万)?/.exec(unit ?? '')?.[0] ?? '';
  return scale(own) === scale(other) ? own : other;
}

function measureWords(reading: PlanReading): Finding[] {
  const parts = reading.indicators.flatMap((group) => {
    const units = [
      ...new Set(
        group.mentions.flatMap(({ raw }) =>
          raw.quantity === null || raw.quantity.unit === '' ? [] : [raw.quantity.unit],
        ),
      ),
    ];
    const scale = (unit: string): string => unit.replace(/^(万亿|亿|万|千|百万)/, '');
    const words = [...new Set(units.map(scale))];
    if (words.length < 2 || !words.every((word) => compatibleUnits(word, words[0] ?? null)))
      return [];
    const places = group.mentions.flatMap(({ raw, place }) =>
      raw.quantity === null ? [] : [`${place.where}“${raw.quantity.unit}”`],
    );
    return [`${group.draft.name}（${[...new Set(places)].join('、')}）`];
  });
  return parts.length === 0
    ? []
    : [
        {
          kind: 'measure-word-differs',
          message: texts.measureWordDiffers(parts),
          where: '工作目标与任务',
        },
      ];
}

function plainName(name: string): string {
  return name
    .replace(/[“”\s]/g, '')
    .replace(
      /^(有效|推进|培育|完成|实现|全县|建成|创建|新增|开发|开展|组织|举办|建设|打造|培养|实施)+/,
      '',
    );
}

function nameVariants(reading: PlanReading): Finding[] {
  const parts = reading.indicators.flatMap(({ draft, mentions }) => {
    const names = [...new Map(mentions.map(({ raw }) => [plainName(raw.name), raw.name])).values()];
    if (names.length < 2) return [];
    const places = names.map((name) => {
      const at = mentions.find(({ raw }) => raw.name === name)?.place.where ?? '';
      return `${at}“${name}”`;
    });
    return draft.name === '' ? [] : [places.join('与')];
  });
  return parts.length === 0
    ? []
    : [
        {
          kind: 'indicator-name-differs',
          message: texts.nameDiffers(parts),
          where: '工作目标与任务',
        },
      ];
}

/** 新增, 达到 and a bare 培育 side by side in one task leave open how the last is counted. */
function countingUnclear(reading: PlanReading): Finding[] {
  return reading.tasks.flatMap(({ draft }) => {
    const mentions = reading.indicators.flatMap((group) =>
      group.mentions.filter(({ place }) => place.taskNo === draft.no && place.kind === 'task'),
    );
    const added = mentions.some(({ raw }) => /^(新增|净增)/.test(raw.name));
    const reached = mentions.some(({ raw }) => raw.quantity?.reached === true);
    const unclear = mentions
      .filter(({ raw }) => /^(培育|培养|打造)/.test(raw.worded))
      .map(({ raw }) => raw.worded);
    return added && reached && unclear.length > 0
      ? [
          {
            kind: 'counting-unclear' as const,
            message: texts.countingUnclear([...new Set(unclear)]),
            where: `任务${draft.no}`,
          },
        ]
      : [];
  });
}

function wordedTargets(reading: PlanReading): Finding[] {
  const groups = reading.indicators;
  const vague = groups.filter(({ mentions }) =>
    mentions.every(({ raw }) => raw.form === 'from-zero' || raw.form === 'doubling'),
  );
  const relative = groups.filter(({ mentions }) =>
    mentions.every(({ raw }) => raw.form === 'relative'),
  );
  const findings: Finding[] = [];
  if (vague.length > 0) {
    const parts = vague.map(
      ({ draft }) =>
        `${draft.name}“${draft.targetText ?? ''}”${draft.target === null ? '' : `（按至少${draft.target}${draft.unit ?? ''}理解）`}`,
    );
    findings.push({
      kind: 'target-without-number',
      message: texts.withoutNumber(parts),
      where: placesOf(vague),
      about: namesOf(vague),
    });
  }
  if (relative.length > 0) {
    const parts = relative.map(({ draft }) => `${draft.name}“${draft.targetText ?? ''}”`);
    findings.push({
      kind: 'target-without-base',
      message: texts.withoutBase(parts),
      where: placesOf(relative),
      about: namesOf(relative),
    });
  }
  for (const { raw, place } of groups.flatMap(({ mentions }) =>
    mentions.filter(({ raw: r }) => r.subjectMissing),
  )) {
    findings.push({
      kind: 'target-without-subject',
      message: texts.withoutSubject(raw.clause, raw.name),
      where: place.where,
    });
  }
  return findings;
}

function placesOf(groups: readonly IndicatorGroup[]): string {
  return [...new Set(groups.flatMap(({ mentions }) => mentions.map(({ place }) => place.where)))]
    .slice(0, 4)
    .join('、');
}

/** Contradictions and gaps in the indicators. */
export function checkIndicators(reading: PlanReading): Finding[] {
  return [
    ...uncarried(reading),
    ...ownedWithoutTask(reading),
    ...ownerless(reading),
    ...missingInGoals(reading),
    ...reading.indicators.flatMap(conflicts),
    ...measureWords(reading),
    ...nameVariants(reading),
    ...countingUnclear(reading),
    ...wordedTargets(reading),
    ...notTaken(reading),
  ];
}
