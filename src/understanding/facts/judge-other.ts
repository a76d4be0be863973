import type { Attachment } from './attach.js';
import { isAchieved, isCue } from './figure-words.js';
import type { Figure } from './figures.js';
import { Pattern } from '../text/pattern.js';
import { words } from './words.js';

/** 新来了两个技术经纪人: people, where the indicator counts none. */
const PEOPLE = new Pattern(
  /^的?\p{Script=Han}{0,6}?(?:经[纪理]人|联系人|负责人|人员|[队成职学联专特辅办技协教社]员|员工|实习生|研究生|毕业生|老师|师傅|专家|专干|骨干|帮手)/u,
);
const COUNTS_PEOPLE = /^(?:名|人|位|人次)$/;

function isOfPeople({ number }: Figure, { indicator, rule }: Attachment, after: string): boolean {
  if (COUNTS_PEOPLE.test(indicator.unit) || rule === 'before-name') return false;
  return /^(?:个|名|位|人)$/.test(number.unit ?? '') && PEOPLE.test(after);
}

/** 一共拨了263万元: money that is paid out, not what the indicator counts. */
const PAID =
  /(?:[一二首三]期|总|计划|累计|已)?投(?:入|资)(?:资金)?(?:了|共|约)?$|(?:拨付?|发放?|兑现|下拨|领到|领了|补助|奖励|奖补|补贴|拨款)(?:到|给|下去|资金)?(?:了|共|一共|共计|合计|约){0,2}$/;
const OF_PAYING = /拨|付|发放|兑现|贷|补|奖|投/;

/** 一期投入1500万元: what is built costs so much. */
const COSTS = /(?:[一二三首]期|总|计划|概算)投(?:入|资)(?:资金)?(?:了|共|约)?$/;

function isPaidOut({ left }: Figure, { indicator, rule }: Attachment): boolean {
  if (COSTS.test(words(left)) && indicator.unit.endsWith('元')) return true;
  if (!indicator.unit.endsWith('元') || rule === 'after-name') return false;
  return PAID.test(words(left)) && !indicator.names.some((name) => OF_PAYING.test(name));
}

/** 驻站博士3名、硕士5名: who makes up a team. */
const TEAM = /(?:驻站|驻点|派驻|常驻|团队(?:成员|里|中)?)(?:有)?[^，。;]{0,12}$/;

function isOfTeam(figure: Figure): boolean {
  return TEAM.test(words(figure.clauseLeft)) && !isAchieved(figure, 'delta', 'total', 'done');
}

/** 瞪羚企业培育库现有4家: candidates, whatever is said of them. */
const POOL = new Pattern(
  /^(?:企业|的|梯队|梯次|重点|市级|省级|县级){0,2}(?:(?:培育|后备|储备|种子|候选|预备)(?:企业|项目|对象|名录|名单|人选|库|池)|入库培育|后备|储备|种子)/,
);
const INTO_POOL = /(?:入库|纳入|列入|重点)培育(?:的|了)?$/;
/** 从培育库里认定了2家, 培育库入库20家，实际认定64家: out of the pool. */
const OUT_OF_POOL = /(?:[库池][里中内].{0,6}|实际|已经?|有效)(?:认定|通过|获|评|批)|有效/;

/**
 * Whether a figure counts candidates.
 * @param behind the text behind the indicator's name
 */
export function isOfPool(
  { left, clauseLeft }: Figure,
  { rule }: Attachment,
  behind: string,
): boolean {
  if (rule === 'before-name') return false;
  if (POOL.test(behind)) return !OUT_OF_POOL.test(words(left));
  const at = clauseLeft.findLastIndex(({ kind }) => kind === 'mention');
  return rule === 'after-name' && INTO_POOL.test(words(clauseLeft.slice(0, at)));
}

/** 比6月末多1人 compares; 较上月新增1家 and 比上月多了1人 tell what is new. Less than before is no news to add. */
function isMereComparison({ left, scope }: Figure): boolean {
  const { versus } = scope;
  if (versus === null || versus === true) return false;
  const change = left.findLast((token) => isCue(token, 'change', 'delta'));
  return change !== undefined && /^(?:多(?!了)|少|减|下|回|提|升)/.test(change.text);
}

/** 新开工4台 of lifts that count when they run: begun is not done, unless the indicator counts beginnings. */
const BEGUN = /^(?:新开工|开工|启动)$/;

function isBegun({ left }: Figure, { indicator }: Attachment): boolean {
  const verb = left.findLast((token) => isCue(token, 'done', 'delta') || token.kind === 'word');
  if (verb === undefined || !BEGUN.test(verb.text.replace(/了$/, ''))) return false;
  return !indicator.names.some((name) => /开工|启动|项目/.test(name));
}

/** Whether a figure near an indicator's name counts something else: people, money paid out, a team, a difference or what is begun. */
export function countsOtherThing(figure: Figure, attachment: Attachment, after: string): boolean {
  return (
    isOfPeople(figure, attachment, after) ||
    isPaidOut(figure, attachment) ||
    isOfTeam(figure) ||
    isMereComparison(figure) ||
    isBegun(figure, attachment)
  );
}
