import type { DateKind } from '../dates/date-phrase.js';
import { isPercentWord } from '../text/measure-words.js';
import type { Measure, OmissionReason } from '../understanding.js';
import type { Attachment } from './attach.js';
import { isAchieved, isCue, ownRight } from './figure-words.js';
import type { Figure } from './figures.js';
import { isTakenBack } from './gap.js';
import { countsOtherThing, isOfPool } from './judge-other.js';
import { isListedOnly, isPending } from './judge-pending.js';
import { isInChain } from './is-in-chain.js';
import { judgeWording } from './judge-wording.js';
import { Pattern } from '../text/pattern.js';
import { words } from './words.js';

/** What the judge has seen so far. */
interface Judged {
  /** The last measure of each indicator that already has a fact, by short name. */
  readonly stated: ReadonlyMap<string, Measure>;
  /** The text before the figure, as far as it is of its sentence. */
  readonly before: string;
  /** The text before and behind the indicator's name. */
  readonly named: string;
  readonly behind: string;
}

const AIM_AFTER =
  /^(?:(?:、|和|及|，)\d[\d.,]{0,12}[个家名户项亿万元%]{0,3}){0,4}(?:以上)?的?(?:年度|全年|工作|考核|既定|预定|总|年)*(?:目标|任务|盘子|大盘)(?!完成|已|全面|圆满|提前|[均都也算]|的?进展|达成|不[是就]|[是为:数值还\d一二三四五六七八九十两])/;
/** 66有误. */
const WRONG_AFTER =
  /^(?:[、，和](?!原|此前|之前|误|错|先前)\p{Script=Han}{0,8}\d[\d.]{0,10}[家个名项户人亿万元%]{0,3}){0,4}(?:的?数?(?:据|字)?|这个数|那个数|统计|口径){0,2}也?(?:是?有误|错了|不对|不准|不全|[写报填](?:错|低|高|大|小)了?|搞错|有问题)/u;
/** 31个里有3个没验收，按28个算. */
const REDUCED_AFTER =
  /^(?:里|中|当中|里面)有?\d{1,6}[家个名项户人座]?[没未不][^，。;\n]{1,8}，(?:按|算|实际|只)/;
/** 加上前4个月的11名: what the sum begins with. */
const ADDED_EARLIER = /加上?(?:之?前|上半|原来|1[-至到])[^，]{0,10}的$/;
const SPOKEN_CORRECTION =
  /不对|说错|报错|写错|口误|哦不|噢不|错了|更正|^[是]?(?:改为|改成|应为)|^\p{Script=Han}{0,2}改$/u;
/** 还有一个下个月能搞定. */
const WILL_BE =
  /^[以之]?后?(?:就|才|可以?)?(?:能|可|会|将|有望|要|再|来|去|完成|批|下来|认定|到岗|报到|入职)/;
/** 全年要冲66家: said of the year as a whole, an order. */
const ORDERED = /^(?:要|得|须|需|应|必须|务必)/;
/** 报29家是多算了一家: the verb before a figure that was handed in wrong, and what explains it. */
const HANDED_IN = /(?:报|写|填|发|录|登|说|打|统计|之前)(?:了|的|成|是)?$/;
const EXPLAINED_AFTER =
  /^的?(?:时候?，?)?是(?:因为?|由于|把|将|多|少|漏|重|看|数|打|笔|手误|写|算|搞|我|系统|统计|误)/;

const SLIP_AFTER =
  /^[是系](?:手误|笔误|口误|手滑|[打写](?:错|反|颠倒|倒了?)|看错|误[写报打填]|重复算)/;

function isExplainedAway({ left }: Figure, after: string): boolean {
  if (SLIP_AFTER.test(after)) return true;
  return EXPLAINED_AFTER.test(after) && HANDED_IN.test(words(left));
}

function isRatio(attachment: Attachment): boolean {
  return isPercentWord(attachment.indicator.unit);
}

/** 规上工业增加值同比增长7.2%: of an indicator that is itself a growth, this is its figure. */
const GROWTH_NAME = /(?:增速|增长率|增幅|增长|下降率|降低率|降幅|下降|降低)$/;
const GROWS = /增速|增长|增幅|增|降|减/;

function isGrowth(figure: Figure, { indicator }: Attachment): boolean {
  if (!GROWTH_NAME.test(indicator.shortName) || figure.number.unit !== '%') return false;
  return GROWTH_NAME.test(words(figure.left)) || GROWS.test(words(figure.left));
}

/** A share of something, or a change in points; the figure of a ratio indicator is neither. */
function isShare(figure: Figure, attachment: Attachment): boolean {
  const { number, scope } = figure;
  if (!number.percent) return false;
  if (isRatio(attachment) && isGrowth(figure, attachment)) return false;
  if (!isRatio(attachment) || scope.rate !== 'none') return true;
  if (attachment.rule === 'goes-on' && isAchieved(figure, 'done')) return true;
  return number.unit !== '%' && (scope.change !== 'none' || scope.versus !== null);
}

function wasCorrected(figure: Figure, after: string): boolean {
  if (isInChain(figure)) return false;
  // 是一千零八十六才对, whatever was reported before.
  if (after.startsWith('才对')) return false;
  if (figure.scope.old !== 'none') return true;
  if (WRONG_AFTER.test(after) || REDUCED_AFTER.test(after)) return true;
  if (isExplainedAway(figure, after)) return true;
  const endsSo = figure.left.at(-1)?.text.endsWith('的') === true;
  if (endsSo && ADDED_EARLIER.test(words(figure.left))) return true;
  if (!figure.moreFollow) return false;
  return (
    (figure.right.some((token) => isCue(token, 'new')) &&
      !figure.right.some((token) => isCue(token, 'target'))) ||
    SPOKEN_CORRECTION.test(words(figure.right)) ||
    isStart(figure, after)
  );
}

const STOOD: ReadonlySet<DateKind> = new Set(['point', 'event']);

/** 由57家增加到58家: the first is where it came from. */
function isStart(figure: Figure, after: string): boolean {
  const from = figure.left.findLastIndex(({ text }) => text === '由' || text === '从');
  const since = figure.left.slice(from + 1);
  const plain = since.every((token) => token.kind === 'date' || isCue(token, 'light'));
  // 从上月底的57家涨到现在的59家: how it stood on a day that is named.
  const ofDay = since[0]?.kind === 'date' && STOOD.has(since[0].date.kind);
  return (
    from >= 0 &&
    plain &&
    !(ofDay && !since[0]?.text.endsWith('初')) &&
    /^(?:核|下|压|增|升|提|涨|上|扩|变|调|减|降|到|至)/.test(after)
  );
}

function isOrdered({ clauseLeft }: Figure): boolean {
  return clauseLeft.some(
    (token, index) =>
      token.kind === 'date' &&
      /^(?:全年|年内|今年|年底)$/.test(token.text) &&
      ORDERED.test(clauseLeft[index + 1]?.text ?? ''),
  );
}

/** 15.5亿元的登记额任务完成14.1亿元. */
function isTaskOfSo({ right, moreFollow }: Figure): boolean {
  const aim = right.findIndex((token) => isCue(token, 'target'));
  const [first] = right;
  if (!moreFollow || aim < 0 || first?.text !== '的') return false;
  return right.slice(aim + 1).some((token) => isCue(token, 'done', 'actual', 'total'));
}

/** 完成15.5亿的55.9%: what the share is of. */
const BASE_AFTER = /^的(?:约|近)?\d{1,3}(?:\.\d{1,3})?%/;

/** 2家搬走了，剩62家: what is left of what there was. */
const REMAINS = new Pattern(/[走掉退销迁失期][^，。;\n]{0,4}，?(?:[还现]|目前|现在)?剩下?$/);

function isAim(figure: Figure, after: string, before: string): boolean {
  const { target, distance } = figure.scope;
  if (REMAINS.test(before)) return false;
  if (isTaskOfSo(figure)) return true;
  if (BASE_AFTER.test(after)) return true;
  return target !== 'none' || distance !== 'none' || AIM_AFTER.test(after) || isOrdered(figure);
}

function isPlanned(figure: Figure, attachment: Attachment): boolean {
  if (figure.scope.plan !== 'none') return true;
  if (figure.moreFollow) return false;
  const right = ownRight(figure, attachment);
  const ahead = right.findIndex(
    (token) => token.kind === 'date' && token.date.doubt === 'future-date',
  );
  if (ahead >= 0 && WILL_BE.test(words(right.slice(ahead + 1)))) return true;
  return right.some((token) => isCue(token, 'plan') || token.text === '拟');
}

/** 共24名，其中9月新到岗2人: not which of them, but when they came. */
function tellsWhenPartCame({ left }: Figure, isFlow: boolean): boolean {
  const part = left.findLastIndex((token) => isCue(token, 'part'));
  const day = left.findLastIndex(({ kind }) => kind === 'date');
  // 里面有两个博士这周是新到了一个: of the part only up to the week.
  const after = left.slice(part < 0 && day >= 0 ? day : part + 1);
  const dated = after[0]?.kind === 'date' && after[0].date.kind === 'period';
  const isNew = after.some((token) => isCue(token, 'delta') || token.text === '新');
  const plain = after.every(
    (token) =>
      token.kind === 'date' || isCue(token, 'delta', 'done', 'light') || token.text.length === 1,
  );
  return dated && (isNew || isFlow) && plain;
}

/** 4家（高新区3家、县城1家）, 6个（2个超千万）: who or which of them, of what was just told. */
function isPartInBrackets(figure: Figure, attachment: Attachment, judged: Judged): boolean {
  const { bracketed, left, right } = figure;
  if (!bracketed || attachment.rule !== 'goes-on' || figure.role !== null) return false;
  if (!judged.stated.has(attachment.indicator.shortName)) return false;
  if (
    left.some((token) => token.kind === 'date' || isCue(token, 'total', 'sum', 'delta', 'actual'))
  )
    return false;
  const named = left.some(
    (token) =>
      token.kind === 'unit' ||
      isCue(token, 'here') ||
      (token.kind === 'word' && token.text.length > 1),
  );
  if (left.length > 0) return named;
  const ofIncrease = judged.stated.get(attachment.indicator.shortName) === 'delta';
  return /^(?:超|来自|属|在)/.test(words(right)) || (right.length === 0 && ofIncrease);
}

/** 硕士7个，教育4个卫健3个: whose they are, of what was just told. */
function isShareOfUnit({ left }: Figure, { rule, indicator }: Attachment, judged: Judged): boolean {
  if (rule !== 'goes-on' || !judged.stated.has(indicator.shortName)) return false;
  const [first, ...more] = left.filter(({ kind }) => kind !== 'mark');
  const isBare = more.every(
    (token) => isCue(token, 'rate') || /^(?:[有占了]|占了)$/.test(token.text),
  );
  return first?.kind === 'unit' && isBare;
}

function isPart(figure: Figure, attachment: Attachment, judged: Judged): boolean {
  const { scope } = figure;
  if (isShareOfUnit(figure, attachment, judged)) return true;
  if (isPartInBrackets(figure, attachment, judged)) return true;
  if (scope.part === 'none') return false;
  const ofTotal = judged.stated.get(attachment.indicator.shortName) === 'total';
  if (ofTotal && tellsWhenPartCame(figure, attachment.indicator.kind === 'flow')) return false;
  const named = attachment.rule !== 'goes-on' && !judged.stated.has(attachment.indicator.shortName);
  const ofSomeone = figure.left.some(({ kind }) => kind === 'unit');
  return !named || ofSomeone;
}

/** 比去年同期多, and 比年初增加 of what is owed or kept: no work of a period. */
function isDifference({ scope, clauseLeft }: Figure): boolean {
  const { versus, change } = scope;
  if (versus === null || change === 'none') return false;
  return versus === true || clauseLeft.some(({ kind, text }) => kind === 'date' && text === '年初');
}

/** 新增19个，较3月多2个: the difference between two increases. */
function isDifferenceOfNew(figure: Figure, attachment: Attachment, judged: Judged): boolean {
  const { versus, change } = figure.scope;
  const dated = versus !== null && versus !== true && versus.kind === 'period';
  return (
    dated && change !== 'none' && judged.stated.get(attachment.indicator.shortName) === 'delta'
  );
}

/** 我县0.28%（截至7月20日联审数）, whatever year was named before. */
const DATED_NOW = /^\(截[至止](?!.{0,12}(?:[去上前]年|20\d\d年))[^()]{2,16}\)/;

/** 有一家是去年的. */
const OF_LAST_YEAR_AFTER =
  /^(?:企业|单位|公司)?(?:都?是|属于?|系)(?:去年|上年|往年|前年)(?:的|认|入|评|批)/;

type Rule = (figure: Figure, attachment: Attachment, after: string, judged: Judged) => boolean;

/** In the order of weight: the first that holds is the reason. */
const RULES: readonly (readonly [OmissionReason, Rule])[] = [
  ['old_value', (figure, _, after) => wasCorrected(figure, after)],
  ['percent', (figure, attachment) => isShare(figure, attachment)],
  [
    'last_year',
    (figure, attachment, after) =>
      figure.scope.past !== 'none' &&
      !DATED_NOW.test(after) &&
      !(figure.scope.past === 'clause' && isGrowth(figure, attachment)),
  ],
  ['last_year', (_, __, after) => OF_LAST_YEAR_AFTER.test(after)],
  ['other_scope', (figure) => figure.scope.elsewhere !== 'none'],
  ['target', (figure, _, after, { before }) => isAim(figure, after, before)],
  ['last_year', (figure, attachment) => isDifference(figure) && !isGrowth(figure, attachment)],
  ['plan', (figure, attachment) => isPlanned(figure, attachment)],
  ['pending', isPending],
  ['pending', (figure, attachment, _, { behind }) => isOfPool(figure, attachment, behind)],
  ['pending', (figure, _, after, { before }) => isListedOnly(figure, after, before)],
  ['other_quantity', countsOtherThing],
  [
    'other_quantity',
    (figure, attachment) =>
      attachment.counted === 'other' || isTakenBack(ownRight(figure, attachment)),
  ],
  [
    'other_quantity',
    (figure, attachment, _, judged) => isDifferenceOfNew(figure, attachment, judged),
  ],
  ['subcount', (figure, attachment, _, judged) => isPart(figure, attachment, judged)],
];

/** How much of the text around a figure, and beside its name, can tell what it is. */
const AROUND_LENGTH = 40;
const BESIDE_LENGTH = 14;

/**
 * Why a figure is not a fact, or `null` when it is one.
 * Source of the kinds: the evaluation set's README, section 3, "Traps".
 */
export function judgeFigure(
  figure: Figure,
  attachment: Attachment,
  { stated, text }: Pick<Judged, 'stated'> & { readonly text: string },
): OmissionReason | null {
  const { start, end } = figure.number.span;
  const name = attachment.mention.span;
  const after = text.slice(end, end + AROUND_LENGTH);
  const before = text.slice(Math.max(0, start - AROUND_LENGTH), start);
  const named = text.slice(Math.max(0, name.start - BESIDE_LENGTH), name.start);
  const behind = text.slice(name.end, name.end + BESIDE_LENGTH);
  const judged = { stated, before, named, behind };
  const ruled = RULES.find(([, rule]) => rule(figure, attachment, after, judged))?.[0];
  if (ruled !== undefined) return ruled;
  const known = stated.has(attachment.indicator.shortName);
  return judgeWording(figure, attachment, { before, after, named, behind, stated: known });
}
