import {
  cleanName,
  isCausative,
  isDependentName,
  isEmptyName,
  isOnlyVerbs,
  joinNames,
  nounAfter,
} from './target-name.js';
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

const MONEY = /元$/;
/** Part of what was just counted: 新登记市场主体6000户，其中企业1800户. */
const GENERIC_PART = /^(企业|个人|项目|女性|本地|工业|农业|其他)$/;
const SIZE_UNIT = /(元|亩|户|人|岁|平方米|㎡|吨|公里|米|千瓦|兆瓦|公顷)$/;

/** Words after a figure that make it a scope or a form of work, not a result. */
const SCOPE_NOUN =
  /^(?:以上|大|个)?(?:重点|关键|专项|主要|具体)?(?:方面|领域|环节|阶段|行动(?!计划)|任务|举措|措施|攻坚|重点(?!企业|项目|人群|用户|村|区域|行业|产业|平台|实验室|高校|县)|目标|指标|要求|原则|体系|机制|专班|工作组|小组|乡镇(?!.*[站所中心])|镇街|街道|部门|单位|县直|成员单位|专题|维度|层面|条件|问题|关键|步骤|要点|文件|制度|办法|政策|战役|抓手|方向|板块|清单|月|季度|年|类|批|轮|工作日|自然日|县市区|县区|市州)/;
const SCOPE_VERB =
  /(聚焦|围绕|抓住|抓好|明确|突出|紧扣|坚持|遵循|分为|落实|按照|涉及|设置|下设|细化为|分解为|全县)$/;

/** A figure inside a name: 亿元以上项目, 20户以上自然村, 总投资10亿元的项目. */
function isAttributive(quantities: readonly Quantity[], index: number, clause: string): boolean {
  const quantity = quantities[index];
  if (quantity === undefined) return false;
  const rest = clause.slice(quantity.to);
  if (/^(级|的(?!$)|（含）以上)/.test(rest)) return true;
  if (!quantity.bounded || !/^[\u4E00-\u9FFF“]/.test(rest)) return false;
  const next = quantities[index + 1];
  const between = next === undefined ? '、' : clause.slice(quantity.to, next.leadFrom);
  if (next !== undefined && between !== '' && !between.includes('、')) return true;
  return SIZE_UNIT.test(quantity.unit) && !/^(并|且|其中|以上)/.test(rest);
}

function isScope(quantity: Quantity, before: string, after: string): boolean {
  if (
    /^(个|项|条|件|类|次|大|家)$/.test(quantity.unit) &&
    SCOPE_NOUN.test(after) &&
    !quantity.bounded
  )
    return true;
  if (/^件$/.test(quantity.unit) && /^(民生)?实事/.test(after)) return true;
  return /(第|(?<![月年底末日度])前|排名|位列)$/.test(before);
}

/** “六个百分之百” and the like are names. */
function inQuotes(quantity: Quantity, clause: string): boolean {
  const before = clause.slice(0, quantity.from);
  return before.lastIndexOf('“') > before.lastIndexOf('”');
}

function isLooseHan(quantity: Quantity, clause: string): boolean {
  if (!quantity.han) return false;
  const before = clause.slice(0, quantity.leadFrom);
  return SCOPE_VERB.test(before) || !isFirmHan(quantity, before, clause.slice(quantity.to));
}

/** 创建一家…, 引进人才三十名 are targets; 一个目标, 建设一个好环境 are not. */
function isFirmHan(quantity: Quantity, before: string, after: string): boolean {
  if (Number(quantity.value) >= 10) return true;
  const strong =
    /(新建|创建|建成|引进|培育|新增|打造|建设|认定|达到|完成|获批|评为|申报|举办|召开|开展|组织)[^，]{0,20}$/.test(
      before,
    );
  return (
    strong &&
    /^(家|所|座|名|处|条|场|件|个|次|期)$/.test(quantity.unit) &&
    (after === '' || after.length >= 3)
  );
}

function isSubsidy(quantity: Quantity, clause: string): boolean {
  const money = MONEY.test(quantity.unit) || /%|倍/.test(quantity.unit);
  const paid =
    /(奖励|奖补|补贴|补助|资助|给予|贴息|减免|奖金|罚款|处罚|补偿|发给|扣减|按.{0,12}标准|标准为|封顶)/.test(
      clause,
    );
  const perHead = /每(户|人|亩|家|个|名|吨|只|头|平方米|公里|套|年每)[^，]{0,12}$/.test(
    clause.slice(0, quantity.leadFrom),
  );
  const volume =
    /(发放|落实|兑现|到位|争取|拨付|申领)[^，]{0,12}(补贴|奖补|补助|奖励)(资金)?[^，]{0,4}$/.test(
      clause.slice(0, quantity.leadFrom),
    );
  return money && !volume && (paid || perHead);
}

function isMeasured(quantity: Quantity, clause: string, name: string): boolean {
  if (/^(天|小时|分钟|个工作日)$/.test(quantity.unit)) {
    return (
      /(时间|时限|时长|时效|周期|压缩|缩短|天数|环节)/.test(clause.slice(0, quantity.from)) &&
      !isEmptyName(name)
    );
  }
  if (quantity.unit === '岁') return /(寿命|年龄)/.test(name);
  if (quantity.unit === '分') return /(得分|评分|满意度|指数|成绩|测评|考核分)/.test(name);
  if (/^(度|路|里|段|块|位|组|队|床|本|款|单)$/.test(quantity.unit)) return name.length >= 3;
  if (
    MONEY.test(quantity.unit) &&
    /^(总投资|计划总投资|概算|总概算|预算|计划投资|估算|投资概算)/.test(name)
  )
    return false;
  return !/^(总投资|概算总投资)/.test(name);
}

function shareNames(left: string): string[] {
  const parts = left
    .split(/[、和及与]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const tail = /^.{0,3}?(?:级以上|级)(.{2,})$/.exec(last)?.[1] ?? '';
  return parts.map((part) => (/级(以上)?$/.test(part) && tail !== '' ? part + tail : part));
}

interface Reading {
  readonly clause: string;
  readonly before: string | null;
  readonly beforeHasFigure: boolean;
  readonly figures: NamedFigure[];
}

function textOf(quantity: Quantity, prefix: string): string {
  return (prefix + quantity.text).replace(/^(达到|达|为)/, '');
}

function pushFigure(
  reading: Reading,
  rawName: string,
  quantity: Quantity,
  base: Quantity | null,
): void {
  const { name: cleaned, worded } = cleanName(rawName);
  let name = cleaned;
  let subjectMissing = false;
  const change = quantity.relative
    ? (/(?:(?:同比|较上年|比上年|较\S*?年|年均)*)(?:增长|增加|提高|提升|上升|扩大|下降|降低|减少|压减|削减|递增)(?:率|幅度)?$/.exec(
        name,
      )?.[0] ?? '')
    : '';
  if (change !== '')
    name = name
      .slice(0, name.length - change.length)
      .replace(/(比|较|同比|年均)?$/, '')
      .replace(/(比上年|较上年|同比|年均)$/, '');
  const last = reading.figures.at(-1);
  const before = last?.name ?? reading.before;
  if (isDependentName(name) || name.length < 2 || (GENERIC_PART.test(name) && before !== null)) {
    if (before === null) return;
    const counted = last === undefined ? reading.beforeHasFigure : last.quantity !== null;
    if (quantity.relative && counted && isEmptyName(name)) return;
    subjectMissing = /^占/.test(name);
    if (/^(净增|新增)$/.test(name)) name = name + before;
    else if (GENERIC_PART.test(name)) name = `${before}中的${name}`;
    else
      name = joinNames(
        before,
        isEmptyName(name) && !/(额|率|数|量|比重|占比|面积)$/.test(name) ? '' : name,
      );
  }
  if (!isMeasured(quantity, reading.clause, name) || name.length > 40) return;
  reading.figures.push({
    name,
    worded: change === '' ? worded : name,
    form: quantity.relative ? 'relative' : 'figure',
    quantity,
    text: textOf(quantity, change),
    base,
    subjectMissing,
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
      left.replace(/[、，\s]+$/, ''),
    );
  return match === null ? null : (match[1] ?? '');
}

function readOne(
  reading: Reading,
  quantity: Quantity,
  left: string,
  after: string,
  base: Quantity | null,
): number {
  const { clause } = reading;
  if (isSubsidy(quantity, clause)) return 0;
  const follows =
    /^[\u4E00-\u9FFF“A-Za-z\d（]/.test(after) && !/^(并|且|以及|和|及|用于|其中|（)/.test(after);
  const { noun, length } = follows ? nounAfter(after) : { noun: '', length: 0 };
  if (isScope(quantity, left, after)) return follows ? length : 0;
  const each = /^(.+?)各$/.exec(left.trim())?.[1];
  if (each !== undefined && /[、和]/.test(each) && !follows) {
    for (const name of shareNames(cleanName(each).name)) pushFigure(reading, name, quantity, null);
    return 0;
  }
  if (isCausative(left) && noun.length >= 2) {
    const whole = /^[^、，。；：]*/.exec(after)?.[0] ?? '';
    pushFigure(reading, whole.replace(/(完成|实现|进行|开展)/, ''), quantity, base);
    return whole.length;
  }
  const nounNames =
    noun.length >= 2 && !/^(以上|以下|左右|用于|实现|进入|开展|达到|通过)/.test(noun);
  const verb = lastKeptVerb(left);
  if (nounNames && (isOnlyVerbs(left) || verb !== null)) {
    pushFigure(reading, (verb ?? '') + noun, quantity, base);
    return length;
  }
  pushFigure(reading, left, quantity, base);
  return 0;
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
    const left = baseName + clause.slice(from, quantity.leadFrom).replace(/^[、，和及]+/, '');
    const end = quantities[index + 1]?.leadFrom ?? clause.length;
    if (isStart(quantity, clause)) {
      base = quantity;
      baseName = left.replace(/(由|从|在|较)[^，、]*$/, '');
      from =
        quantity.to + (/^(左右)?(的)?(基础上)?/.exec(clause.slice(quantity.to))?.[0].length ?? 0);
      return;
    }
    const used = readOne(reading, quantity, left, clause.slice(quantity.to, end), base);
    from = quantity.to + used;
    base = null;
    baseName = '';
  });
  return reading.figures;
}
