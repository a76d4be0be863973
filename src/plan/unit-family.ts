/** What a unit measures; figures of different families are told apart by their words (12亿元, 30个, 7%). */
export type UnitFamily =
  'money' | 'rate' | 'area' | 'length' | 'people' | 'output' | 'time' | 'count';

const FAMILIES: readonly (readonly [UnitFamily, RegExp])[] = [
  ['rate', /^(?:%|％|‰|个?百分点)/u],
  ['area', /亩|公顷|平方/u],
  ['money', /元(?:\/|$)/u],
  ['length', /(?:公里|千米|^米|里)$/u],
  ['people', /(?:人|名|人次|位)$/u],
  ['output', /吨|斤|千瓦|兆瓦|立方|千克|微克|克|升|度$/u],
  ['time', /^(?:天|日|个?月|小时|分钟|年|个?工作日)$/u],
];

/** @param unit as a plan words it (万亩, 亿元); anything counted is `count`. */
export function unitFamily(unit: string): UnitFamily {
  return FAMILIES.find(([, pattern]) => pattern.test(unit))?.[0] ?? 'count';
}
