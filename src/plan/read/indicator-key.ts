import { decimal } from '../../kernel/decimal.js';
import type { DecimalText } from '../../kernel/decimal.js';
import { isSubsequence } from './similar-text.js';

const WEAK_FRONT =
  /^(有效|推进|推动|培育|培养|创建|打造|实现|完成|建成|建设|组织|开展|力争|全县|全市|全区|全年|累计|年度)+/;
const WEAK_BACK = /(评价入库|入库|企业数|数量|总数|家数|个数|总量|户数|(?<![指天人岁])数)$/;

/** A name without what documents add or leave out at will: 有效高新技术企业数 and 高新技术企业 have one key. */
export function indicatorKey(name: string): string {
  const bare = name
    .replace(/[\s“”"'‘’《》]/g, '')
    .replace(/（[^）]{0,80}）/g, '')
    .replace(/(?<=.{2})(改造|整治|治理|修复|更新|建设)(长度|里程|数量|数)$/, '$1')
    .replace(/(?<=.{2})(新增|净增|新建)(数量|数)$/, '$1')
    .replace(/^(.{2,})(净增|新增|新建|改造|整治|治理|修复|更新|淘汰)$/, '$2$1')
    .replace(/规模以上/g, '规上')
    .replace(/地区生产总值/g, 'GDP')
    .replace(/型(?=企业|中小|瞪羚)/g, '')
    .replace(/科技型/g, '科技')
    .replace(/技术企业/g, '企业')
    .replace(/(?<=.)的(?=.)/g, '');
  const front = bare.replace(WEAK_FRONT, '');
  const key = (front.length >= 2 ? front : bare).replace(WEAK_BACK, '');
  return key.length >= 2 ? key : bare;
}

const COUNT_WORDS = /^(家|个|户|所|座|处|项|件|支|台|条|起|宗|套|批|例|单|部|辆|栋|班)$/;
const PEOPLE = /^(名|人|位|个|人次)$/;

/** 万, 亿 before a measure, as a factor, and the measure. */
export function scaleOf(unit: string): { readonly factor: number; readonly base: string } {
  const match = /^(万亿|亿|万|千|百万)?(.+)$/.exec(unit);
  const factors: Record<string, number> = { 千: 1e3, 万: 1e4, 百万: 1e6, 亿: 1e8, 万亿: 1e12 };
  return { factor: factors[match?.[1] ?? ''] ?? 1, base: match?.[2] ?? unit };
}

/** Whether two figures can be of one indicator: 家 and 个, 万元 and 亿元; `null` fits all. */
export function compatibleUnits(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  const left = scaleOf(a).base;
  const right = scaleOf(b).base;
  if (left === right) return true;
  return (
    (COUNT_WORDS.test(left) && COUNT_WORDS.test(right)) || (PEOPLE.test(left) && PEOPLE.test(right))
  );
}

/** Whether two figures say the same: 12000万元 and 1.2亿元. */
export function sameFigure(
  a: { readonly value: DecimalText | null; readonly unit: string | null },
  b: { readonly value: DecimalText | null; readonly unit: string | null },
): boolean {
  if (a.value === null || b.value === null) return a.value === b.value;
  const left = decimal(a.value).times(a.unit === null ? 1 : scaleOf(a.unit).factor);
  return left.equals(decimal(b.value).times(b.unit === null ? 1 : scaleOf(b.unit).factor));
}

/** Words that make another indicator of a longer name even when the figures agree. */
const PART = /(第[一二三]|[一二三]产|男|女|小学|初中|高中|其中|在建|额|率)/;

/** How well two names fit: `same` by key, `near` when one only leaves characters of the other out. */
export function nameFit(a: string, b: string): 'same' | 'near' | null {
  const left = indicatorKey(a);
  const right = indicatorKey(b);
  if (left === right) return 'same';
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length < 3 || !isSubsequence(short, long)) return null;
  const missing = Array.from(short).reduce((rest, char) => rest.replace(char, ''), long);
  return PART.test(missing) ? null : 'near';
}
