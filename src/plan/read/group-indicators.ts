import { decimal, decimalText } from '../../kernel/decimal.js';
import type { DecimalText } from '../../kernel/decimal.js';
import { daysInMonth, makeDate } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import { figureOf, groupIndex } from './group-index.js';
import type { Group } from './group-index.js';
import { compatibleUnits, nameFit, sameFigure } from './indicator-key.js';
import { kindOf } from './indicator-kind.js';
import type { DraftIndicator, Milestone } from './plan-draft.js';
import type { PeriodReading } from './plan-period.js';
import type { IndicatorGroup, Mention } from './plan-reading.js';
import type { RawTarget } from './raw-target.js';
import { shortNamesOf } from './short-name.js';

/** Day that a target is for when that is before the plan's end, else `null`. */
function stepDate(raw: RawTarget, period: PeriodReading): IsoDate | null {
  if (period.to === null || period.year === null || raw.yearAttributive) return null;
  const year = raw.year ?? period.year;
  if (year > period.year) return null;
  const month = raw.months?.last ?? 12;
  const at = makeDate(year, month, daysInMonth(year, month));
  return at !== null && at < period.to && (period.from === null || at >= period.from) ? at : null;
}

function sameSource(a: Mention, b: Mention): boolean {
  return a.place.where === b.place.where;
}

/** Same name: one indicator, except where a vague name stands in two tasks. */
function sameName(a: Mention, b: Mention): boolean {
  const oneTask = a.place.taskNo === b.place.taskNo;
  return oneTask || a.place.taskNo === null || b.place.taskNo === null || !isVague(a.raw.name);
}

/** A near name: the goals (or the other half of one task) must give the same figure. */
function nearName(a: Mention, b: Mention): boolean {
  const across =
    a.place.kind === 'goals' || b.place.kind === 'goals' || a.place.taskNo === b.place.taskNo;
  if (!across || sameSource(a, b)) return false;
  const left = figureOf(a.raw);
  const same =
    a.raw.form === 'relative'
      ? a.raw.text === b.raw.text
      : left.value !== null && sameFigure(left, figureOf(b.raw));
  return same && nameFit(a.raw.name, b.raw.name) === 'near';
}

/** Whether two figures can be of one indicator at all. */
function comparable(a: Mention, b: Mention): boolean {
  return (
    compatibleUnits(figureOf(a.raw).unit, figureOf(b.raw).unit) &&
    (a.raw.form === 'relative') === (b.raw.form === 'relative') &&
    !isOtherRow(a, b)
  );
}

/** Two rows of a list that give one name different figures count different things. */
function isOtherRow(a: Mention, b: Mention): boolean {
  const rows = a.place.kind === 'row' && b.place.kind === 'row' && !sameSource(a, b);
  return rows && !sameFigure(figureOf(a.raw), figureOf(b.raw));
}

/** Names so short that two tasks may well mean different things. */
function isVague(name: string): boolean {
  return name.length <= 3;
}

function groupMentions(mentions: readonly Mention[], period: PeriodReading): Group[] {
  const index = groupIndex();
  const isStep = (mention: Mention): boolean => stepDate(mention.raw, period) !== null;
  for (const mention of mentions.filter((m) => !isStep(m))) {
    const named = ({ finals }: Group): boolean =>
      finals.some((other) => sameName(other, mention) && comparable(other, mention));
    const near = ({ finals }: Group): boolean =>
      finals.some((other) => nearName(other, mention) && comparable(other, mention));
    const found = index.ofName(mention).find(named) ?? index.ofFigure(mention).find(near);
    if (found) found.finals.push(mention);
    index.put(found ?? { finals: [mention], steps: [] }, mention);
  }
  for (const mention of mentions.filter(isStep)) {
    const matches = ({ finals, steps }: Group): boolean =>
      [...finals, ...steps].some(
        (other) =>
          compatibleUnits(figureOf(other.raw).unit, figureOf(mention.raw).unit) &&
          nameFit(other.raw.name, mention.raw.name) !== null,
      );
    const found = index.ofName(mention).find(matches) ?? index.first(matches);
    if (found) found.steps.push(mention);
    index.put(found ?? { finals: [], steps: [mention] }, mention);
  }
  return index.all().map(lastStepIsTarget(period));
}

/** Where only steps are given the last one is the target, due on its day. */
function lastStepIsTarget(period: PeriodReading): (group: Group) => Group {
  return (group) => {
    if (group.finals.length > 0) return group;
    const dateOf = (m: Mention): string => stepDate(m.raw, period) ?? '';
    const last = [...group.steps].sort((a, b) => dateOf(a).localeCompare(dateOf(b))).at(-1);
    const lastDate = last === undefined ? '' : dateOf(last);
    return {
      finals: group.steps.filter((m) => dateOf(m) === lastDate),
      steps: group.steps.filter((m) => dateOf(m) !== lastDate),
    };
  };
}

/** 破零 means at least one, 全覆盖 all of it, 零发生 none. */
const WORDED_FIGURES: Partial<
  Record<RawTarget['form'], { value: DecimalText; unit: string | null }>
> = {
  'from-zero': { value: '1', unit: null },
  full: { value: '100', unit: '%' },
  zero: { value: '0', unit: '起' },
};

/** 2024年新增90家，2025年新增100家 are parts of one sum; 达到 gives the sum itself. */
function isYearlyPart(group: Group): boolean {
  // 一季度1个、上半年3个 in one year are already sums.
  if (group.steps.some(({ raw }) => raw.months !== null)) return false;
  const names = group.steps.map(({ raw }) => raw.name);
  return names.length > 0 && names.every((name) => /^(新增|净增|新建|新引进|新认定)/.test(name));
}

function milestonesOf(group: Group, period: PeriodReading): Milestone[] {
  const steps = stepsOf(group, period);
  if (!isYearlyPart(group)) return steps;
  let sum = decimal(0);
  return steps.map(({ at, value }) => {
    sum = sum.plus(decimal(value));
    return { at, value: decimalText(sum) };
  });
}

function stepsOf(group: Group, period: PeriodReading): Milestone[] {
  return group.steps
    .flatMap(({ raw }): Milestone[] => {
      const at = stepDate(raw, period);
      const value = figureOf(raw).value;
      return at === null || value === null ? [] : [{ at, value }];
    })
    .filter((step, index, all) => all.findIndex((other) => other.at === step.at) === index)
    .sort((a, b) => a.at.localeCompare(b.at));
}

function guessedMeasure(name: string): string | null {
  if (/(企业|公司|单位|机构|合作社)(（[^）]{0,80}）)?$/.test(name)) return '家';
  return /(项目|平台|园区|基地|品牌|中心|冠军|工厂|车间)(（[^）]{0,80}）)?$/.test(name)
    ? '个'
    : null;
}

function targetOf(
  main: Mention,
  relative: boolean,
): Pick<DraftIndicator, 'target' | 'targetMax' | 'unit'> {
  const { raw } = main;
  const worded = WORDED_FIGURES[raw.form];
  if (worded)
    return { target: worded.value, targetMax: null, unit: worded.unit ?? guessedMeasure(raw.name) };
  if (raw.quantity === null || relative)
    return { target: null, targetMax: null, unit: raw.quantity?.unit ?? null };
  const { value, max, unit } = raw.quantity;
  return { target: value, targetMax: max, unit: unit === '' ? null : unit };
}

function baseOf(group: Group, unit: string | null): DecimalText | null {
  const base = group.finals.map(({ raw }) => raw.base).find((q) => q !== null) ?? null;
  if (base === null || (base.unit !== unit && base.unit !== '')) return null;
  return decimalText(decimal(base.value));
}

function comparatorOf(raw: RawTarget): DraftIndicator['comparator'] {
  if (raw.form === 'zero') return '<=';
  if (raw.form === 'full') return '=';
  return raw.form === 'relative' ? '>=' : (raw.quantity?.comparator ?? '>=');
}

const ORDER = { goals: 0, table: 1, task: 2, row: 3 } as const;

/** The mention that names who answers for the figure: a row of the list first. */
function holderOf(mentions: readonly Mention[]): Mention | null {
  return (
    mentions.find(({ place }) => place.kind === 'row' && place.owner !== null) ??
    mentions.find(({ place }) => place.owner !== null) ??
    mentions.find(({ place }) => place.taskNo !== null) ??
    null
  );
}

/** The measure word of the task that holds the target, where it only differs as 家 from 个. */
function unitOf(main: Mention, holder: Mention | null, unit: string | null): string | null {
  const other = holder?.raw.quantity?.unit ?? '';
  if (holder === null || other === '') return unit;
  const same = sameFigure(figureOf(main.raw), figureOf(holder.raw));
  return same && compatibleUnits(unit, other) && sameScale(unit, other) ? other : unit;
}

/** Longer wordings are sentences, not names that anyone writes. */
const MAX_ALIAS = 24;

function aliasesOf(main: Mention, mentions: readonly Mention[]): string[] {
  const names = new Set(mentions.flatMap(({ raw }) => [raw.name, raw.worded]));
  return [...names].filter(
    (name) => name.length >= 2 && name.length <= MAX_ALIAS && name !== main.raw.name,
  );
}

function toGroup(group: Group, period: PeriodReading): IndicatorGroup[] {
  const mentions = [...group.finals].sort((a, b) => ORDER[a.place.kind] - ORDER[b.place.kind]);
  const main = mentions.find(({ raw }) => raw.form !== 'relative') ?? mentions[0];
  if (main === undefined) return [];
  const holder = holderOf(mentions);
  const target = targetOf(main, main.raw.form === 'relative');
  const draft: DraftIndicator = {
    name: main.raw.name,
    shortName: main.raw.name,
    aliases: aliasesOf(main, mentions),
    ...target,
    unit: unitOf(main, holder, target.unit),
    targetText: main.raw.text,
    comparator: comparatorOf(main.raw),
    kind: kindOf(mentions),
    ownerUnit: holder?.place.owner ?? null,
    taskNo: mentions.find(({ place }) => place.taskNo !== null)?.place.taskNo ?? null,
    base: baseOf(group, target.unit),
    milestones: milestonesOf(group, period),
    due: stepDate(main.raw, period),
    pacing: null,
  };
  return [{ mentions: [...mentions, ...group.steps], draft }];
}

function sameScale(a: string | null, b: string): boolean {
  return (
    a === null || /^(万亿|亿|万|千|百万)?/.exec(a)?.[0] === /^(万亿|亿|万|千|百万)?/.exec(b)?.[0]
  );
}

/** Joins all mentions of one indicator, in the order of their first appearance. */
export function groupIndicators(
  mentions: readonly Mention[],
  period: PeriodReading,
): IndicatorGroup[] {
  const groups = groupMentions(mentions, period).flatMap((group) => toGroup(group, period));
  const shortNames = shortNamesOf(groups.map(({ draft }) => draft.name));
  return groups.map((group, index) => {
    const shortName = shortNames[index] ?? group.draft.name;
    return {
      ...group,
      draft: {
        ...group.draft,
        shortName,
        aliases: group.draft.aliases.filter((n) => n !== shortName),
      },
    };
  });
}
