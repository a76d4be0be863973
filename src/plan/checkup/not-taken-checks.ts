import type { Finding } from '../read/finding.js';
import type { PlanReading, SetAside } from '../read/plan-reading.js';
import { checkupTexts as texts } from './texts.js';

function setAside(reading: PlanReading, reason: SetAside['reason']): string[] {
  const clauses = reading.setAside
    .filter((one) => one.reason === reason)
    .filter(({ mention }) => reason !== 'recurring' || mention.place.kind === 'goals')
    .map(({ mention }) => `${mention.place.where}“${mention.raw.clause}”`);
  return [...new Set(clauses)];
}

/** 每年培训500人次 in a plan of several years. */
function yearly(reading: PlanReading): string[] {
  const { from, year } = reading.period;
  if (year === null || from === null || Number(from.slice(0, 4)) === year) return [];
  const mentions = reading.indicators.flatMap((group) => group.mentions);
  return [
    ...new Set(
      mentions
        .filter(({ raw }) => /每年/.test(raw.clause))
        .map(({ raw, place }) => `${place.where}“${raw.clause}”`),
    ),
  ];
}

const RANK =
  /(?:排名|位居|位列|进入|跻身|保持|力争)[^，。；：]{0,8}(?:前|第)[\d一二三四五六七八九十]+(?:名|位|强|方阵)?/;

function ranks(reading: PlanReading): string[] {
  return reading.goals.flatMap((line) =>
    line
      .split(/[，。；：、]/)
      .flatMap((clause) =>
        RANK.test(clause) && !/(去年|上年)/.test(clause) ? [`“${clause.trim()}”`] : [],
      ),
  );
}

/** What was seen and is no indicator, or only with a word on how it is meant. */
export function notTaken(reading: PlanReading): Finding[] {
  const kinds = [
    ['recurring-target', setAside(reading, 'recurring'), texts.recurring],
    ['recurring-target', yearly(reading), texts.yearly],
    ['per-unit-target', setAside(reading, 'per-unit'), texts.perUnit],
    ['rank-target', ranks(reading), texts.rank],
  ] as const;
  return kinds.flatMap(([kind, parts, text]) =>
    parts.length === 0 ? [] : [{ kind, message: text(parts), where: '工作目标与任务' }],
  );
}
