import { decimal, decimalText } from '../../kernel/decimal.js';
import type { DecimalText } from '../../kernel/decimal.js';
import { hanNumber } from '../../kernel/small-number.js';
import type { Comparator } from '../model.js';

/** A figure with its unit as a sentence gives it. */
export interface Quantity {
  readonly from: number;
  /** End of figure, unit and 以上／以内. */
  readonly to: number;
  /** Start of the words that belong to the figure (达到, 不低于, 控制在). */
  readonly leadFrom: number;
  readonly value: DecimalText;
  readonly max: DecimalText | null;
  readonly unit: string;
  readonly comparator: Comparator;
  /** As worded, from 不低于 to 以上. */
  readonly text: string;
  /** A change against an earlier figure (增长10%, 提高2个百分点). */
  readonly relative: boolean;
  readonly reached: boolean;
  /** Followed by 以上／以下. */
  readonly bounded: boolean;
  readonly han: boolean;
}

const COUNTS =
  '家次|人次|台次|辆次|车次|校次|人天|批次|班次|例次|剂次|学时|课时|吨位|万棒|棒|筒|袋|瓶|箱|卷|针|剂|桩|枚|颗|尾|桶|罐|群|趟|列|层|杆|根|网格|场次|件次|户次|个百分点|个工作日|个|家|名|人|户|套|所|项|件|吨标准煤|吨标煤|吨|次|场|期|座|处|条|台|辆|部|宗|起|例|张|份|棵|株|头|只|羽|支|班|对|盏|间|栋|幢|片|村|镇|乡|门|眼|口|台套|台（套）|单|笔|艘|架|篇|册|本|款|位|组|队|段|块|路|标箱|床|分|岁|天|小时|分钟';
const MEASURES =
  '亿千瓦时|万千瓦时|千瓦时|亿度|万度|度|万千瓦|千瓦|兆瓦|吉瓦|亿立方米|万立方米|立方米|万平方米|平方米|平方公里|万平方|公里|千米|海里|里|米|公顷|亩|公斤|千克|斤|微克/立方米|微克每立方米|毫克/立方米|毫克/升|毫克每升|μg/m3|μg/m³|ug/m3|mg/L|℃|㎡|吨/年|元/吨|元/亩|万元/亩|亿美元|万美元|美元|元|人/平方公里|倍|‰|%';
const UNIT = `(?:${MEASURES}|${COUNTS})`;
const SCALED = `(?:万亿|亿|万|千|百万)?${UNIT}`;

const DIGITS = '\\d+(?:,\\d{3})*(?:\\.\\d+)?';
const HAN = '[一二两三四五六七八九十百]{1,5}';
const DASH = '(?:—{1,2}|-{1,2}|~|～|至|到)';

const LEAD_WORDS =
  '(?:均|都)?(?:达到|达|要|力争|努力|确保|争取|实现|完成|保持在|保持|稳定在|维持在|控制在|控制到|压减到|压减至|压缩至|压缩到|压缩在|缩短至|缩短到|缩减至|降至|降到|降低至|降低到|下降到|下降至|减少到|减少至|提高到|提高至|提升到|提升至|提升为|增加到|增加至|增长到|增长至|扩大到|扩大至|发展到|突破|超过|超|不低于|不少于|不小于|不得低于|不得少于|不高于|不超过|不大于|不得超过|低于|高于|大于|小于|多于|少于|至少|最少|约|约为|大约|左右|为|≥|≤|>=|<=|>|<|＞|＜|\\s)*';

const AFTER = '(?:（含）|\\(含\\))?(?:及以上|及以下|及以内|以上|以下|以内|之内|之间|左右|上下)?';

const QUANTITY = new RegExp(
  `(?<lead>${LEAD_WORDS})(?:(?<![A-Za-z.\\d〔\\[第])(?:(?<low>${DIGITS})(?<lowUnit>${SCALED})?${DASH}(?<high>${DIGITS})|(?<number>${DIGITS})|百分之(?<pct>${HAN}|${DIGITS})|(?<han>${HAN})(?=${UNIT}))(?<unit>(?:${SCALED})|(?<=百分之[\\d.一二三四五六七八九十百]{1,6}))(?<after>${AFTER}))`,
  'g',
);

const UPPER =
  /(控制在|控制到|不超过|不高于|不大于|不得超过|低于|小于|少于|≤|<|＜|压减[到至]|压缩[到至在]|缩短[到至]|缩减至|降至|降到|降低[到至]|下降[到至]|减少[到至])/;
const LOWER = /(不低于|不少于|不小于|不得低于|不得少于|至少|最少|≥|>|＞|高于|大于|超过|突破|多于)/;
const REACHED =
  /(达到|达|保持|稳定|维持|提高[到至]|提升[到至]|增加[到至]|增长[到至]|发展到|扩大[到至]|突破|超过)/;
const CHANGE =
  /(?:增长|增加|提高|提升|增幅|上升|扩大|下降|降低|减少|压减|削减|递增|降幅|增速)(?:率|幅度|比例)?(?:了|约|分别)?$/;
const RATE_NAME = /(增速|增幅|增长率|降幅|下降率|提高率)$/;

/** What cannot follow a figure's unit: then it is another word (3个月, 5名次, 10年, 2级). */
const NOT_AFTER: readonly (readonly [RegExp, RegExp])[] = [
  [/^个$/, /^(月|工作日|百分点|小时|季度|年度|自然日)/],
  [/^(分)$/, /^(钟|之|别|类|工|级|层|散|批|步|片区|管)/],
  [/^(人)$/, /^(才|员|均|民|大|社|口|居|行|保|事)/],
  [/^(天)$/, /^(然|气)/],
  [/^(度)$/, /^(假|过)/],
  [
    /^(路|里|队|组|段|块|本|位|对|部|口|门|片|支|班|期|间|张)$/,
    /^(线|程|伍|织|落|级|置|接|门|岸|区|持|子|内|隔)/,
  ],
  [/^(条)$/, /^(例|件)/],
  [/^(起)$/, /^(步|草|来|到|点)/],
  [/^(次)$/, /^(日|月|年)/],
  [/^(村|镇|乡)$/, /^(村|镇|振|级|庄|域)/],
];

function comparatorOf(lead: string, after: string, unit: string, value: DecimalText): Comparator {
  if (UPPER.test(lead.replace(/不(少|小|低)于/g, '').replace(/不得(少|低)于/g, ''))) return '<=';
  if (/^(及)?(以内|以下|之内)$|以内|以下|之内/.test(after)) return '<=';
  const whole = unit === '%' && decimal(value).equals(100);
  return whole && !LOWER.test(lead) ? '=' : '>=';
}

function numberText(raw: string): DecimalText | null {
  const text = raw.replace(/,/g, '');
  if (/^\d+(\.\d+)?$/.test(text)) return text.length > 20 ? null : decimalText(text as DecimalText);
  const han = hanNumber(text);
  return han === null ? null : decimalText(han);
}

interface Parts {
  readonly lead: string;
  readonly unit: string;
  readonly after: string;
  readonly low: DecimalText | null;
  readonly high: DecimalText | null;
  readonly han: boolean;
}

function partsOf(match: RegExpMatchArray): Parts {
  const groups = match.groups as Record<string, string | undefined>;
  const { lead = '', unit = '', after = '', low, high, number, pct, han } = groups;
  return {
    lead,
    after,
    unit: pct === undefined ? unit : '%',
    low: numberText(low ?? number ?? pct ?? han ?? ''),
    high: high === undefined ? null : numberText(high),
    han: han !== undefined,
  };
}

/** 增长10% changes something; 增速达到10% and 提高到10% name where it stands. */
function isRelative(before: string, lead: string, unit: string): boolean {
  if (unit === '个百分点') return true;
  if (!/^[%倍‰]$/.test(unit) || RATE_NAME.test(before)) return false;
  const exact = /[到至在为]$|达到?$|[≥≤<>]/.test(lead.trim());
  return CHANGE.test(before + lead) || (CHANGE.test(before) && !exact);
}

function toQuantity(match: RegExpMatchArray, sentence: string): Quantity | null {
  const { lead, unit, after, low, high, han } = partsOf(match);
  const leadFrom = match.index ?? 0;
  const to = leadFrom + match[0].length;
  if (low === null || unit === '') return null;
  const rest = sentence.slice(to);
  const otherWord = NOT_AFTER.some(([u, next]) => u.test(unit) && next.test(rest));
  if (after === '' && otherWord) return null;
  return {
    from: leadFrom + lead.length,
    to,
    leadFrom,
    value: low,
    max: high,
    unit: unit.replace(/（套）/, '套'),
    comparator: comparatorOf(lead, after, unit, low),
    text: match[0].replace(/^(力争|努力|确保|争取|实现|完成|要|为|\s)+/, '').trim(),
    relative: isRelative(sentence.slice(0, leadFrom), lead, unit),
    reached: REACHED.test(lead),
    bounded: /以上|以下/.test(after),
    han,
  };
}

/** All figures with a unit in a sentence, from left to right. */
export function quantitiesOf(sentence: string): Quantity[] {
  return [...sentence.matchAll(QUANTITY)].flatMap((match) => {
    const quantity = toQuantity(match, sentence);
    return quantity === null ? [] : [quantity];
  });
}
