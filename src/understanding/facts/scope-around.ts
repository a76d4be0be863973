import type { CueKind } from './cue-words.js';

/** What stands right before and after a word that opens or ends a scope. */
export interface Beside {
  readonly before: string;
  readonly after: string;
}

/** 全市第七位, 居全市前列, 全市首家 say nothing of other places' figures. */
const RANKING_AFTER =
  /^(?:第|前(?!\d{1,2}个?月)|首|排|平均(?:水平|线)|唯一|最|各(?![县市区]{1,3}平均)|领先|同类|通报|上下|范围)/;
const RANKING_BEFORE = /(?:居|列|占|在|为|据)$/;
/** 占全市1980个的8.5%, 占全市(92.5亿元)的11.1%: the whole that ours is a share of is told. */
const WHOLE_AFTER = /^(?:总[数量额]|共计?|合计|的)?\(?\d[\d.]{0,8}[家个名户项人件亿万]/;

export function tellsWhole({ before, after }: Beside): boolean {
  return before.endsWith('占') && WHOLE_AFTER.test(after);
}

/** 高于全市平均1.2个百分点: said of our own figure. */
const AVERAGE_BESIDE = /(?:于|过|超|比|到|和|与|近)$/;

export function isRanking({ before, after }: Beside): boolean {
  if (RANKING_AFTER.test(after) || RANKING_BEFORE.test(before)) return true;
  return after.startsWith('平均') && AVERAGE_BESIDE.test(before);
}

/** 第3项任务, 重点任务, 任务进展 name a task, not a target. */
const TASK_BEFORE = /(?:项|第.{1,3}|重点|各项|主要|本|工作|这个|该)$/;
/** 对应任务66、94、30: the aims of what was listed. */
const AIM_BEFORE = /(?:对应|对照|分别)(?:的|是)?$/;
const TASK_AFTER =
  /^(?:进展|推进|落实|清单|书|进度|情况|[\d一二三四五六七八九]{1,2}(?![\d.]{0,6} ?[家个名项户人亿万%元\d.])|名称|事项|的?进展)/;

/** 我局7月7日所报 only says who reports. */
const OWN_SPEAKS =
  /^(?:\d+月\d+日)?(?:核对|核实|核查|复核|比对|查询|调取|所报|报|上报|报送|统计|汇总|牵头|负责|将|赴|现将|组织|召开)/;

/** 其余截至9月10日: when the others hold; 不算新增, 那个不算, 除开这个: of what went before. */
const SAYS_WHEN =
  /^(?:[这那]个?[ ，。]|(?:的|各项|指标|数据|均|都|为|是|按|截至|截止|到){0,4}(?:\d{1,2}月|[上本]月底|月底|今天|昨天)|新增|在内)/;

const WITHIN = /^(?:里面|里头|当中)$/;
/** Where such a word begins to tell of a part of what went before: 3家，里面…. */
const OPENS_CLAUSE = /(?:^|[，。;:(\n])$/;

/** 硕士里头有1名没报到, 小结里面星创天地写错了: where something is, no part of a figure. */
function saysWhere(word: string, before: string): boolean {
  return WITHIN.test(word) && !OPENS_CLAUSE.test(before);
}

/** 存量分别是61和83: the figures of what was listed before. */
const OF_LIST = /(?:存量|总[数量]|累计|总计|合计|现有)$/;

/** Whether a word such as 其中 or 除开 opens no part of a figure here. */
export function saysNoPart(word: string, { before, after }: Beside): boolean {
  return (
    saysWhere(word, before) ||
    SAYS_WHEN.test(after) ||
    (word === '分别是' && OF_LIST.test(before)) ||
    (word === '不算' && /[这那]个?$/.test(before))
  );
}

/** 计划执行：高企54家, 计划股11月调度: how plans are carried out, and by whom. */
const OF_PLANS = /^(?:执行|股(?!份)|[科处](?=[室:，。\n\d]))/;

/** 最后冲刺～技合238个: what the message is about. */
export function isHeading(word: string, after: string): boolean {
  if (word === '计划') return OF_PLANS.test(after);
  return word === '冲刺' && /^[~!:。\n]/.test(after);
}

/** 对比去年：高企67家，去年52家; 对照目标：高企67家: what the list that follows is held against. */
const COMPARES =
  /^(?:对比|对照|对标|比照)[^，。\d]{0,12}$|^[跟和与同较比][^，。\d]{1,10}(?:比|对比|相比|比较|来看)$/;

/** @param words of a clause up to its colon */
export function headsComparison(words: string): boolean {
  return COMPARES.test(words);
}

/** 公示期到月底. */
export const LASTS_TO = /(?:公示期|公示|有效期|受理期|报名期|期限)(?:是|为|还)?$/;

export function namesTask(word: string, before: string, after: string): boolean {
  if (!word.endsWith('任务')) return false;
  if (/完成了?(?:全年|年度|全部)?$/.test(before) && /^(?:了|$|[，。;!\n])/.test(after)) return true;
  if (word !== '任务' || AIM_BEFORE.test(before)) return false;
  return TASK_BEFORE.test(before) || TASK_AFTER.test(after);
}

/** 7月10日所报数据：上半年为2.18亿元: heads what is put right, which is told after it. */
const HEADS_DATA = /^的?(?:数据|情况|数字|指标|报表|数)(?:有误|更正|订正)?(?:如下)?:/;

/** Cues that hold for no figure when these follow. */
export const NOTHING_BEFORE: Readonly<Partial<Record<CueKind, RegExp>>> = {
  old: HEADS_DATA,
  own: OWN_SPEAKS,
};
