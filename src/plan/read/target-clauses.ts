import {
  cleanName,
  isCausative,
  isDependentName,
  isEmptyName,
  isOnlyVerbs,
  joinNames,
  nounAfter,
} from './target-name.js';
import {
  inQuotes,
  isAttributive,
  isBenefit,
  isDescription,
  isFunds,
  isLooseHan,
  isMeasured,
  isScope,
  isSubsidy,
} from './figure-filters.js';
import { quantitiesOf } from './quantity.js';
import type { Quantity } from './quantity.js';
import type { TargetForm } from './raw-target.js';

/** A named figure of one clause. */
export interface NamedFigure {
  readonly name: string;
  readonly worded: string;
  readonly form: TargetForm;
  readonly quantity: Quantity | null;
  readonly text: string;
  readonly base: Quantity | null;
  readonly subjectMissing: boolean;
}

/** Part of what was just counted: 新登记市场主体6000户，其中企业1800户. */
const GENERIC_PART = /^(企业|个人|项目|女性|本地|工业|农业|其他)$/;

function shareNames(left: string): string[] {
  const parts = left
    .split(/[、和及与]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const tail = /^.{0,3}?(?:级以上|级)(.{2,})$/.exec(last)?.[1] ?? '';
  return parts.map((part) => (/级(以上)?$/.test(part) && tail !== '' ? part + tail : part));
}

/** Rates that say nothing without what they are of. */
const VAGUE_RATE = /^(覆盖|合格|完成|达标|满意|普及|利用|使用)率$/;
/** Rates of what was just counted: 新签约项目50个，开工率70%. Others are of their own: 失业率. */
const RATE_OF_BEFORE =
  /^(履约|开工|落地|投产|竣工|到位|入库|转化|办结|验收|成活|合格|覆盖|完成|达标|满意|普及|利用|使用|入驻|出租|投放|签约|建成|就业|参与|到岗|留存)率$/;
const RATIO_END = /(率|比例|比重|占比|满意度|指数|浓度|强度)$/;

interface Reading {
  readonly clause: string;
  readonly before: string | null;
  readonly beforeHasFigure: boolean;
  readonly figures: NamedFigure[];
}

function textOf(quantity: Quantity, prefix: string): string {
  return (prefix + quantity.text).replace(/^(达到|达|为)/, '');
}

const CHANGE_WORDS =
  /(?:同比|较上年|比上年|较\S{0,12}?年|年均){0,4}(?:增长|增加|提高|提升|上升|扩大|下降|降低|减少|压减|削减|递增)(?:率|幅度)?$/;

/** 固定资产投资同比增长 is the indicator 固定资产投资 and the words 同比增长. */
function splitChange(name: string, relative: boolean): { name: string; change: string } {
  const change = relative ? (CHANGE_WORDS.exec(name)?.[0] ?? '') : '';
  if (change === '') return { name, change };
  const rest = name
    .slice(0, name.length - change.length)
    .replace(/(比|较|同比|年均)?$/, '')
    .replace(/(比上年|较上年|同比|年均)$/, '');
  return { name: rest, change };
}

/** A rate after another rate, or after nothing, is one of its own: 项目履约率90%，开工率70%. */
function isOwnRate(name: string, before: string | null): boolean {
  if (!/^[\u4E00-\u9FFF]{2}率$/.test(name)) return false;
  if (before === null) return !VAGUE_RATE.test(name);
  if (before.includes(name.slice(0, 2))) return false;
  return RATIO_END.test(before) || !RATE_OF_BEFORE.test(name);
}

function standsAlone(name: string, before: string | null): boolean {
  return name.length >= 2 && (!isDependentName(name) || isOwnRate(name, before));
}

/** A name that leans on the one before it, made whole; `null` when there is nothing to lean on. */
function completeName(reading: Reading, name: string, relative: boolean): string | null {
  const last = reading.figures.at(-1);
  const before = last?.name ?? reading.before;
  const isPart = GENERIC_PART.test(name) && before !== null;
  if (standsAlone(name, before) && !isPart) return name;
  const counted = last === undefined ? reading.beforeHasFigure : last.quantity !== null;
  if (before === null || (relative && counted && isEmptyName(name))) return null;
  return isPart ? `${before}中的${name}` : leaningName(before, name);
}

function leaningName(before: string, name: string): string {
  const total = /^(总数|总量)$/.test(name) && /^(新增|净增)/.test(before);
  if (total) return before.replace(/^(新增|净增)/, '') + name;
  if (/^(净增|新增)$/.test(name)) return name + before.replace(name, '');
  return joinNames(before, saysNothing(name) ? '' : name);
}

/** 总投资 or 目标 add nothing to the name before; 登记额 does. */
function saysNothing(name: string): boolean {
  return isEmptyName(name) && !/(额|率|数|量|比重|占比|面积|增速|增幅)$/.test(name);
}

/** Longer is a sentence that only happens to hold a figure. */
const MAX_NAME = 40;

function pushFigure(
  reading: Reading,
  rawName: string,
  quantity: Quantity,
  base: Quantity | null,
): void {
  const { name: cleaned, worded } = cleanName(rawName);
  const { name: own, change } = splitChange(cleaned, quantity.relative);
  if (isDescription(own, quantity)) return;
  const name = completeName(reading, own, quantity.relative);
  if (name === null || name.length > MAX_NAME) return;
  if (!isMeasured(quantity, reading.clause, name)) return;
  reading.figures.push({
    name,
    worded: change === '' ? worded : name,
    form: quantity.relative ? 'relative' : 'figure',
    quantity,
    text: textOf(quantity, change),
    base,
    subjectMissing: /^占/.test(own) && name !== own,
  });
}

/** Whether a figure states where things start from (由50家, 从80%). */
function isStart(quantity: Quantity, clause: string): boolean {
  return (
    /(由|从|在|较)[^，、]{0,12}$/.test(clause.slice(0, quantity.leadFrom)) &&
    /^(左右)?(的)?(基础上)?(提高|提升|增加|增长|扩大|下降|降低|降|减少|压缩|压减|上升|发展|缩短|缩减)/.test(
      clause.slice(quantity.to),
    )
  );
}

/** 高企、科小分别达到66家、94家; returns false when the clause is not of this form. */
function readRespectively(reading: Reading, quantities: readonly Quantity[]): boolean {
  const at = reading.clause.indexOf('分别');
  const first = quantities[0];
  if (at < 0 || first === undefined || first.from < at) return false;
  const left = reading.clause.slice(0, at);
  const verb = /^(?:增长|提高|下降|降低|增加|减少)/.exec(reading.clause.slice(at + 2))?.[0] ?? '';
  const names = shareNames(cleanName(left).name);
  if (names.length !== quantities.length) return false;
  names.forEach((name, index) => {
    const quantity = quantities[index];
    if (quantity === undefined) return;
    const relative = quantity.relative || (verb !== '' && quantity.unit === '%');
    pushFigure(reading, name + (relative ? verb : ''), { ...quantity, relative }, null);
  });
  return true;
}

/** Verb right before a figure that tells what is counted: 在园区新建2个. */
function lastKeptVerb(left: string): string | null {
  const match =
    /(新增|新建|改建|扩建|改造|引进|新引进|裂变|孵化|新认定|签约|新签约|开工|新开工|投产|新开通)$|(?:设立|建立|建设|打造|创建|培育|建成|组建|举办|开展|选派|完成|实施)$/.exec(
      left.replace(/(?<![、，\s])[、，\s]+$/, ''),
    );
  return match === null ? null : (match[1] ?? '');
}

/** A figure with the words around it and the figure that things start from. */
interface Surrounded {
  readonly quantity: Quantity;
  readonly left: string;
  readonly after: string;
  readonly base: Quantity | null;
}

function hasCounted(reading: Reading): boolean {
  return reading.figures.length > 0 || reading.beforeHasFigure;
}

function namesFollow(after: string): boolean {
  return (
    /^[\u4E00-\u9FFF“A-Za-z\d（]/.test(after) && !/^(并|且|以及|和|及|用于|其中|（)/.test(after)
  );
}

/** 为1.2万名妇女开展检查: the people and what they are given make the name. */
const SERVICE =
  /^(.{2,20}?)(?:免费)?(?:开展|提供|实施|进行|办理|发放|购买|安装|配备|建立|完成|落实|组织|赠送)(.{2,})$/;

function served(reading: Reading, { quantity }: Surrounded, whole: string): string | null {
  const before = reading.clause.slice(0, quantity.from).trim();
  const service = /(为|对|给)$/.test(before) ? SERVICE.exec(whole) : null;
  return service === null ? null : (service[1] ?? '') + (service[2] ?? '');
}

function caused(left: string, whole: string): string | null {
  return isCausative(left) ? whole.replace(/(完成|实现|进行|开展)/, '') : null;
}

/** 创建2家企业技术中心, 推动42家企业完成改造: the name stands behind. Returns how far it reaches, 0 when it stands in front. */
function readNameBehind(reading: Reading, around: Surrounded): number {
  const { quantity, left, after, base } = around;
  const { noun, length } = nounAfter(after);
  const whole = /^[^、，。；：]*/.exec(after)?.[0] ?? '';
  const done = served(reading, around, whole) ?? (noun.length < 2 ? null : caused(left, whole));
  if (done !== null) {
    pushFigure(reading, done, quantity, base);
    return whole.length;
  }
  // 组建由两家医院牵头的2个医共体: what stands before 的 only describes.
  if (/[^目]的$/.test(left) && noun.length >= 2) {
    pushFigure(reading, noun, quantity, base);
    return length;
  }
  const isName = noun.length >= 2 && !/^(以上|以下|左右|用于|实现|进入|开展|达到|通过)/.test(noun);
  const verb = lastKeptVerb(left);
  if (!isName || (verb === null && !isOnlyVerbs(left))) return 0;
  pushFigure(reading, (verb ?? '') + noun, quantity, base);
  return length;
}

/** Reads one figure and returns how many characters behind it belong to its name. */
function readOne(reading: Reading, around: Surrounded): number {
  const { quantity, left, after, base } = around;
  if (isSubsidy(quantity, reading.clause) || isFunds(quantity, reading.clause)) return 0;
  if (isBenefit(left) && hasCounted(reading)) return 0;
  const follows = namesFollow(after);
  if (isScope(quantity, left, after)) return follows ? nounAfter(after).length : 0;
  const each = /^(.+?)各$/.exec(left.trim())?.[1];
  if (each !== undefined && /[、和]/.test(each) && !follows) {
    for (const name of shareNames(cleanName(each).name)) pushFigure(reading, name, quantity, null);
    return 0;
  }
  const used = follows ? readNameBehind(reading, around) : 0;
  if (used === 0) pushFigure(reading, left, quantity, base);
  return used;
}

/** Figures of one clause with the names that the clause gives them. `before` is the name last spoken of. */
export function figuresOf(
  clause: string,
  before: string | null,
  beforeHasFigure: boolean,
): NamedFigure[] {
  const all = quantitiesOf(clause);
  const quantities = all.filter(
    (quantity, index) =>
      !isAttributive(all, index, clause) &&
      !inQuotes(quantity, clause) &&
      !isLooseHan(quantity, clause),
  );
  const reading: Reading = { clause, before, beforeHasFigure, figures: [] };
  if (readRespectively(reading, quantities)) return reading.figures;
  let from = 0;
  let base: Quantity | null = null;
  let baseName = '';
  quantities.forEach((quantity, index) => {
    const left =
      baseName + clause.slice(from, quantity.leadFrom).replace(/^(?:（[^（）]*）)?[、，和及]*/, '');
    const end = quantities[index + 1]?.leadFrom ?? clause.length;
    if (isStart(quantity, clause)) {
      base = quantity;
      baseName = left.replace(/(由|从|在|较)[^，、]{0,80}$/, '');
      from =
        quantity.to + (/^(左右)?(的)?(基础上)?/.exec(clause.slice(quantity.to))?.[0].length ?? 0);
      return;
    }
    const used = readOne(reading, { quantity, left, after: clause.slice(quantity.to, end), base });
    from = quantity.to + used;
    base = null;
    baseName = '';
  });
  return reading.figures;
}
