import { monthEnd } from '../../kernel/dates.js';
import type { DatePhrase } from '../dates/date-phrase.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { Measure } from '../understanding.js';
import type { Circumstances, MeasureDecision } from './circumstances.js';
import type { Figure, PairRole } from './figures.js';
import { isInChain } from './is-in-chain.js';
import { reachesLevel } from './reached-level.js';
import { isJustDone, tellsEvent, wordsOf } from './tells-event.js';
import type { Token } from './tokens.js';
import { Pattern } from '../text/pattern.js';
import { words } from './words.js';

type Cue = Extract<Token, { kind: 'cue' }>;

const SOFT_SUM = /^(?:共|一共|总共|合计|共计|总计|拢共|加起来)$/;
/** 又 and + are new whatever the period; 新增 from 1 January on is the flow's cumulative figure. */
const ALWAYS_NEW = /^(?:又|再|又新|再添|喜添|净增|净增加|又有|添)/;
const MONTH_DAYS = 27;
/** 9月中旬61家: when the figure stood so, unless something happened then. */
const TEN_DAYS = /旬$|月[初中]$|半月$/;
/** 当天接待3.86万人次: what one day brought. */
const ONE_DAY = /^(?:当天|当日|同日|单日)$/;
const BROUGHT = new Pattern(/^(?:接待|登记|引进|签约|入库|完成|实现|销售|发放|转移|处置|检查)/);

function isPeriod(date: DatePhrase | null): boolean {
  return date?.kind === 'period' && !date.closing;
}

function lengthInDays(date: DatePhrase): number {
  return (Date.parse(date.to) - Date.parse(date.from)) / 86_400_000;
}

/** 再3家, 再认定2家 are new; in 把数再对了一遍 it only says that something was done again. */
function isNewAgain(next: Token | undefined): boolean {
  if (next === undefined || next.kind === 'mention' || next.kind === 'unit') return true;
  return next.kind === 'cue' && (next.cue === 'done' || next.cue === 'delta');
}

function decisive(tokens: readonly Token[]): Cue | undefined {
  return tokens.findLast(
    (token, at): token is Cue =>
      token.kind === 'cue' &&
      ['delta', 'total', 'sum', 'change'].includes(token.cue) &&
      (token.text !== '再' || isNewAgain(tokens[at + 1])),
  );
}

/** 84是累计的, 5家是新增的: said of the figure before. */
const SAID_AFTER =
  /^(?:指的)?(?:是|算|为)(?:(?:本|这|当|上)个?[周月])?(累计|总数|总量|存量|现有)?(新增|增量|新的|当月)?的?/;

/** 那1家是9月18日新批的. */
const HAPPENED_ON =
  /^[是为]D(?:才|刚|新)?(?:批|认定|评上|评审?通过|通过|下来|入库|登记|引进|到岗|报到|签|落地|挂牌)(?:下来|了)?的$/;

const BEGINS_SAID = new Set(['指', '是', '算', '为']);

function measureAfter({ right, moreFollow }: Figure): Measure | null {
  if (moreFollow) return null;
  if (!BEGINS_SAID.has(right[0]?.text.charAt(0) ?? '')) return null;
  if (HAPPENED_ON.test(right.map(({ kind, text }) => (kind === 'date' ? 'D' : text)).join('')))
    return 'delta';
  const [, total, fresh] = SAID_AFTER.exec(words(right)) ?? [];
  if (total !== undefined) return 'total';
  return fresh === undefined ? null : 'delta';
}

/** Whether words before the figure, or right after it, say that it is a total or new. */
export function saysMeasure(figure: Figure): boolean {
  if (figure.number.sign !== null || decisive(figure.left) !== undefined) return true;
  return measureAfter(figure) !== null;
}

/** What the words right before a figure say, whatever it counts. */
export function measureSaid(figure: Figure): Measure {
  const cue = decisive(figure.left)?.cue;
  return figure.number.sign !== null || cue === 'delta' || cue === 'change' ? 'delta' : 'total';
}

/** 十月份小结 and 10月指标 head a list of figures; 十月份科小3家 dates its own. */
const HEADS =
  /^(?:的|份|主要|各项|工作|核数|核对|统计|盘点|调度|汇总){0,2}(?:小结|总结|指标|数据|情况|进展|数字|数|报表|报告|动态|通报|汇报|台账)/;

/** 本周累计, 8月份共: the sum within the named period; in 7月：累计 the month only heads the list. */
function isSumOfPeriod({ figure, date }: Circumstances, cue: Cue): boolean {
  if (!isPeriod(date)) return false;
  const at = figure.clauseLeft.indexOf(cue);
  const dateAt = figure.clauseLeft.findLastIndex(({ kind }) => kind === 'date');
  const named = figure.clauseLeft[dateAt];
  if (named?.kind !== 'date' || dateAt > at || named.date.kind !== 'period') return false;
  if (figure.clauseLeft.slice(dateAt, at).some(({ kind }) => kind === 'number')) return false;
  if (SOFT_SUM.test(cue.text)) return true;
  const between = figure.clauseLeft.slice(dateAt + 1, at);
  if (HEADS.test(words(between))) return false;
  return between.every((token) => token.kind === 'cue' && token.cue === 'light');
}

/** 目前全县新增83家, 已新增2850个: up to now, since the year began. */
const SO_FAR = /目前|当前|现在|迄今/;

function tellsSoFar({ figure, date, dateWords }: Circumstances, cue: Cue): boolean {
  if (date !== null) return SO_FAR.test(dateWords);
  return figure.left[figure.left.indexOf(cue) - 1]?.text === '已';
}

/** 新建充电桩1180个 of an indicator that is itself called 新建公共充电桩 tells the year's figure. */
function isOfName(word: string, { shortName }: LexiconIndicator): boolean {
  return word.length > 1 && shortName.includes(word);
}

/** 本月新增1个（截至今天）: of the month, up to a day that is named besides. */
function isOfStretch({ figure, dateOfEarlier }: Circumstances, cue: Cue): boolean {
  if (dateOfEarlier) return true;
  return figure.clauseLeft
    .slice(0, figure.clauseLeft.indexOf(cue))
    .some(({ kind, date }) => kind === 'date' && isPeriod(date));
}

function forDelta(circumstances: Circumstances, cue: Cue): Measure {
  const { indicator, date, figure } = circumstances;
  if (figure.scope.versus !== null) return 'delta';
  if (indicator.kind !== 'flow' || ALWAYS_NEW.test(cue.text)) return 'delta';
  const fromNewYear = date?.kind === 'year-to-date' || date?.kind === 'weak';
  if ((date === null || fromNewYear) && isOfName(cue.text, indicator)) return 'total';
  if (tellsSoFar(circumstances, cue)) return 'total';
  const reaches = fromNewYear || date?.closing === true;
  return reaches && !isOfStretch(circumstances, cue) ? 'total' : 'delta';
}

function forSum(circumstances: Circumstances, cue: Cue): Measure {
  const hasNew = circumstances.figure.left.some(
    (token) => token.kind === 'cue' && token.cue === 'delta',
  );
  if (SOFT_SUM.test(cue.text) && hasNew) return 'delta';
  return isSumOfPeriod(circumstances, cue) ? 'delta' : 'total';
}

/** 涨到现在的59家, 增加到8月底的18名: to where, not by how much. */
function rises({ left }: Figure, cue: Cue): boolean {
  return /^了?[到至]/.test(left[left.indexOf(cue) + 1]?.text ?? '');
}

function byCue(circumstances: Circumstances, cue: Cue): Measure {
  if (cue.cue === 'total') return 'total';
  if (cue.cue === 'sum') return forSum(circumstances, cue);
  if (cue.cue === 'change' && rises(circumstances.figure, cue)) return 'total';
  const sum = circumstances.figure.left.findLast(
    (token): token is Cue => token.kind === 'cue' && token.cue === 'sum',
  );
  const summed = sum?.text.startsWith('累') === true && !isSumOfPeriod(circumstances, sum);
  return summed ? 'total' : forDelta(circumstances, cue);
}

function datesItself({ figure }: Circumstances): boolean {
  const at = figure.clauseLeft.findLastIndex(({ kind }) => kind === 'date');
  if (at < 0) return false;
  const after = figure.clauseLeft.slice(at + 1).map(({ text }) => text);
  return !HEADS.test(after.join(''));
}

/** A stretch that only says when a figure stood so: a month for a stock, ten days for all. */
function isStandingIn({ indicator, dateWords }: Circumstances, date: DatePhrase): boolean {
  const long = lengthInDays(date) >= MONTH_DAYS;
  return (indicator.kind !== 'flow' && long) || TEN_DAYS.test(dateWords);
}

/** 当天接待3.86万人次. */
function isOfOneDay(circumstances: Circumstances): boolean {
  const { indicator, dateWords } = circumstances;
  if (indicator.kind !== 'flow' || !ONE_DAY.test(dateWords)) return false;
  return wordsOf(circumstances).some(({ text }) => BROUGHT.test(text));
}

/** 硕士引进12个高企56家都是6月30号的: the end of a month, named behind a list, is when all of it stood so. */
function isStateOfList({ figure }: Circumstances, date: DatePhrase): boolean {
  const isBehind = date.span.start > figure.number.span.end;
  return (
    isBehind && figure.moreFollow && date.from === date.asOf && date.asOf === monthEnd(date.asOf)
  );
}

function byDate(circumstances: Circumstances): Measure {
  const { date } = circumstances;
  const justDone = isJustDone(circumstances);
  if (date === null) return justDone ? 'delta' : 'total';
  if (date.closing) return 'total';
  if (isStateOfList(circumstances, date)) return 'total';
  const happens = justDone || tellsEvent(circumstances);
  if (date.kind === 'event') return happens || isOfOneDay(circumstances) ? 'delta' : 'total';
  if (date.kind !== 'period') return 'total';
  if (happens) return 'delta';
  const stands = isStandingIn(circumstances, date);
  return !stands && datesItself(circumstances) ? 'delta' : 'total';
}

/** A word before the figure decides; it carries on to later figures when it stood before the indicator's name. */
function byWord(circumstances: Circumstances, cue: Cue): MeasureDecision {
  const { figure, before, goesOn } = circumstances;
  const name = figure.left.findLastIndex(({ kind }) => kind === 'mention');
  const carries = cue.cue !== 'change' && (name < 0 || figure.left.indexOf(cue) < name);
  const sumOfNew = cue.cue === 'sum' && SOFT_SUM.test(cue.text) && goesOn;
  const ofNew = sumOfNew && before?.measure === 'delta';
  const measure = ofNew ? 'delta' : byCue(circumstances, cue);
  return { measure, carries, happened: cue.cue === 'delta' };
}

const HOLDER = /^(?:企业|公司|单位|平台|项目)/;

/** 5家企业上榜高企: so many passed. */
function isPassed({ figure, rule }: Circumstances): boolean {
  if (rule !== 'before-name') return false;
  const name = figure.right.findIndex(({ kind }) => kind === 'mention');
  const between = figure.right.slice(0, name);
  return (
    HOLDER.test(between[0]?.text ?? '') &&
    between.some(({ text }) =>
      /^(?:通过|获评|获批|上榜|评上|评为|入选|入围|被评为|获得|成功)$/.test(text),
    )
  );
}

const ROLES: Readonly<Record<PairRole, Measure | null>> = {
  reached: null,
  aim: null,
  new: 'delta',
  total: 'total',
};

const isAlwaysTotal = ({ figure, indicator }: Circumstances): boolean =>
  indicator.kind === 'ratio' || isInChain(figure) || reachesLevel(figure);

/** 3家科小新增. */
function newAfterName({ rule, figure }: Circumstances): Cue | null {
  const later = rule === 'before-name' ? decisive(figure.right) : undefined;
  return later?.cue === 'delta' ? later : null;
}

/** +3家 is new, and so is what stands in a column of its own. */
function measureBySign({ number, role }: Figure): Measure | null {
  if (number.sign !== null) return 'delta';
  return role === null ? null : ROLES[role];
}

/** Total or delta. Source: the evaluation set's README, "measure"; semantics, "Facts". */
export function decideMeasure(circumstances: Circumstances): MeasureDecision {
  const { figure, before, goesOn } = circumstances;
  const bySign = measureBySign(figure);
  if (bySign !== null) return { measure: bySign, carries: false };
  if (isAlwaysTotal(circumstances)) return { measure: 'total', carries: false };
  const cue = decisive(figure.left) ?? decisive(before === null ? circumstances.beforeName : []);
  if (cue !== undefined) return byWord(circumstances, cue);
  const after = measureAfter(figure);
  if (after !== null) return { measure: after, carries: false };
  if (isPassed(circumstances)) return { measure: 'delta', carries: false };
  const later = newAfterName(circumstances);
  if (later !== null) return { measure: byCue(circumstances, later), carries: false };
  if (before !== null && (goesOn || before.carries)) return before;
  const happened = tellsEvent(circumstances);
  return { measure: byDate(circumstances), carries: datesItself(circumstances), happened };
}
