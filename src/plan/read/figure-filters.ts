import type { Quantity } from './quantity.js';
import { isEmptyName } from './target-name.js';

const MONEY = /元$/;
const SIZE_UNIT = /(元|亩|户|人|岁|平方米|㎡|吨|公里|米|千瓦|兆瓦|公顷)$/;
/** Words after a figure that make it a scope or a form of work, not a result. */
const SCOPE_NOUN =
  /^(?:以上|大|个)?(?:重点|关键|专项|主要|具体)?(?:方面|领域|环节|阶段|行动(?!计划)|任务|举措|措施|攻坚|重点(?!企业|项目|人群|用户|村|区域|行业|产业|平台|实验室|高校|县)|目标|指标|要求|原则|体系|机制|专班|工作组|小组|乡镇(?!.*[站所中心])|镇街|街道|部门|单位|县直|成员单位|专题|维度|层面|条件|问题|关键|步骤|要点|文件|制度|办法|政策|战役|抓手|方向|板块|清单|月|季度|年|类|批|轮|工作日|自然日|县市区|县区|市州)/;
const SCOPE_VERB =
  /(聚焦|围绕|抓住|抓好|明确|突出|紧扣|坚持|遵循|分为|落实|按照|涉及|设置|下设|细化为|分解为|全县)$/;

/** A figure inside a name: 亿元以上项目, 20户以上自然村, 总投资10亿元的项目. */
export function isAttributive(
  quantities: readonly Quantity[],
  index: number,
  clause: string,
): boolean {
  const quantity = quantities[index];
  if (quantity === undefined) return false;
  const rest = clause.slice(quantity.to);
  if (/^(级|的(?!$)|（含）以上)/.test(rest)) return true;
  const sized =
    SIZE_UNIT.test(quantity.unit) && /^(企业|项目|园区|集群|产业|大户|村|街区|工程)/.test(rest);
  if (
    sized &&
    index + 1 < quantities.length &&
    /[超过达破]/.test(clause.slice(quantity.leadFrom, quantity.from))
  )
    return true;
  if (!quantity.bounded || !/^[\u4E00-\u9FFF“]/.test(rest)) return false;
  const next = quantities[index + 1];
  const between = next === undefined ? '、' : clause.slice(quantity.to, next.leadFrom);
  if (next !== undefined && between !== '' && !between.includes('、')) return true;
  return SIZE_UNIT.test(quantity.unit) && !/^(并|且|其中|以上)/.test(rest);
}

/** 聚焦3个方面, 12个乡镇, 第2名: no result is counted. */
export function isScope(quantity: Quantity, before: string, after: string): boolean {
  if (
    /^(个|项|条|件|类|次|大|家)$/.test(quantity.unit) &&
    SCOPE_NOUN.test(after) &&
    !quantity.bounded
  )
    return true;
  const described = /(围绕|聚焦|突出|紧扣|瞄准|针对|依托)[^，]{0,80}$/.test(before);
  if (described && after.length >= 2 && /^(个|项|条|类|大|家|种)$/.test(quantity.unit)) return true;
  if (/^件$/.test(quantity.unit) && /^(民生)?实事/.test(after)) return true;
  return /(第|(?<![月年底末日度])前|排名|位列)$/.test(before);
}

/** “六个百分之百” and the like are names. */
export function inQuotes(quantity: Quantity, clause: string): boolean {
  const before = clause.slice(0, quantity.from);
  return before.lastIndexOf('“') > before.lastIndexOf('”');
}

/** Chinese numerals stand in all kinds of phrases (一个好环境); only firm ones count. */
export function isLooseHan(quantity: Quantity, clause: string): boolean {
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

/** Money that is paid out per case (给予10万元奖励), not a volume to be reached. */
export function isSubsidy(quantity: Quantity, clause: string): boolean {
  const money = MONEY.test(quantity.unit) || /%|倍/.test(quantity.unit);
  const paid =
    /(单个|单户|单家|单项|最高|上限|奖励|奖补|补贴|补助|资助|给予|贴息|减免|奖金|罚款|处罚|补偿|发给|扣减|按.{0,12}标准|标准为|封顶)/.test(
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

const FUNDS =
  /(财政|预算|本级|统筹)[^，]{0,10}(安排|统筹|列支|拨付|落实|投入|配套|保障|预算)|(安排|统筹|整合|列支|列入|筹措|拨付|投入|预留|配套|落实|设立|下达)[^，]{0,20}(资金|经费|预算|奖励基金|专款)|(专项|工作|奖补|补助|衔接|奖励|保障|涉农|招商)[^，]{0,4}(资金|经费|预算)/;
const FUNDS_AS_RESULT = /(争取|到位|引进|盘活|化解|收储|撬动|引导基金|收入|投资额|固定资产投资)/;

/** Money that the plan spends (县财政安排资金2亿元), not money that it is to bring. */
export function isFunds(quantity: Quantity, clause: string): boolean {
  if (!MONEY.test(quantity.unit)) return false;
  const around = clause.slice(0, quantity.from) + clause.slice(quantity.to).slice(0, FUNDS_AFTER);
  return FUNDS.test(around) && !FUNDS_AS_RESULT.test(around);
}

/** Characters behind a figure that can still name it: 安排500万元专项经费. */
const FUNDS_AFTER = 12;

/** Size or cost of a project that is only described (全长28公里，总投资4.6亿元). */
export function isDescription(name: string, quantity: Quantity): boolean {
  if (MONEY.test(quantity.unit))
    return /^(项目|工程|计划|概算)*总?(投资额?|概算|预算)$/.test(name) && !/^投资/.test(name);
  return /^(线路|项目|道路)?(全长|总长度?|全线长?|占地|占地面积|用地面积|建筑面积|总建筑面积|总用地|总库容|设计时速|工期|建设工期)$/.test(
    name,
  );
}

/** 惠及群众3.5万人: what a counted result is good for. */
export function isBenefit(before: string): boolean {
  return /((?:惠及|受益|造福|涉及)[^，率]{0,12}|覆盖(?:群众|居民|人口|农户|村民))$/.test(before);
}

/** Whether the name is of a thing that the unit measures: days only of durations, points only of scores. */
export function isMeasured(quantity: Quantity, clause: string, name: string): boolean {
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
