import type { DateRange } from '../../kernel/dates.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { TaskRef } from '../../plan/model.js';
import type { ReadMessage } from '../read-message.js';
import { oncePerMessage } from '../once-per.js';
import type { QueryKind, UnheldName } from '../understanding.js';
import { isQuestion, readAsking, requestsSomething, type Asking } from './asking-words.js';
import { readIndicatorSlots } from './indicator-slots.js';
import { kindOf } from './kind-rules.js';
import { queryShape, type QueryShape } from './query-shape.js';
import { readPeriod } from './read-period.js';
import { NAMES_PICTURE } from './names-picture.js';
import { findPartialNames } from './partial-names.js';
import { readTaskSubject } from './task-subject.js';
import { unheldSubject } from './unheld-subject.js';
import { readUnitSlots } from './unit-slots.js';
import { Pattern } from '../text/pattern.js';

/** What one message by itself asks for, before earlier messages fill its gaps. */
export interface AskedAlone {
  /** `null`: the words name no kind (发改局呢). */
  readonly kind: QueryKind | null;
  readonly asking: Asking;
  readonly indicators: readonly LexiconIndicator[];
  readonly tasks: readonly TaskRef[];
  readonly units: readonly string[];
  /** What it is asked of when no plan holds that (招商引资, 任务99). */
  readonly unheld: UnheldName | null;
  readonly period: DateRange | null;
  /** 比5月呢: sets one stretch against another. */
  readonly comparesPeriods: boolean;
  /** 那现在完成多少了: of what was spoken of, not of everything. */
  readonly pointsBack: boolean;
  /** 排第几: a place among others, asked of one thing. */
  readonly ofOne: boolean;
  /** Has the form of a question that leans on an earlier one: 那科小呢, 上个月, 换成人社局. */
  readonly followsUp: boolean;
}

const OVERALL = new Pattern(
  /总体|整体|总的|全县|全盘|全局|全面|总览|概况|概览|大盘|各项|所有|全部|各(?:大|个)?(?:指标|任务)|(?<![第0-9一二三四五六七八九十])[0-9一二三四五六七八九十]{1,3}[项个](?:指标|任务)|(?<!哪)(?:几|多少)[项个][^，。]{0,3}(?:完成|达标)|[几九八七六十各]大(?:项|指标|任务|块)|攻坚(?:仗|战|行动)|总?盘[子面]|大局|家底|总账|专班(?!办)|整盘|这盘棋|全貌|面上|综合|总共情况|汇总|大面|(?:咱们?|我们?|本)?县里?(?:的)?(?:科创|科技|创新|这块|这一?仗)[^，。]{0,8}(?:怎么样|咋样|如何|啥样|情况|进展)/u,
);
const STATE = new Pattern(
  /多少|好多|几[家个项名亿万件笔分成]|进展|进度|情况|怎么样|怎样|咋样|啥样|如何|完成|到哪|哪一?步|达到|推进|搞得|做得|干得|弄得|没有?(?:$|[。!?~])|了(?:吗|没)|百分|达标|数据|数[字值]?(?:是|呢|给|报|$)|动静|结果|干嘛|(?:什么|啥)数|落实|开展|表现|干了|(?<!帮)忙(?:啥|什么|些|得|着)|做了|动作|成效|好不好|认定|建起来|程度|地步|阶段|引进数|入库数|登记数|有结果|报一?下|最新|现状|状态|进行|水平|火候/u,
);
/** 完成/进展 asked of nothing in particular: of everything. */
const BARE_PROGRESS = new Pattern(
  /(?:完成|进度|进展|工作|推进|开展|落实)[^，。]{0,8}(?:怎|如何|情况|多少|哪|咋)|(?:^|[，。\s])(?:都|现在|目前|到底|整个)?(?:干|打|推|搞|弄|做)[到得](?:哪|怎|咋|啥|什么)|(?:情况|进度|进展)[^，。]{0,4}(?:说|讲|看|汇报|介绍|通报|来)|(?:说|讲|看|汇报|介绍|通报|来)[^，。]{0,6}(?:情况|进度|进展)/u,
);
/** Longest question that leaves out what it is asked of (谁负责的, 还差多少). */
const MAX_ELLIPSIS = 8;
const ELLIPSIS = new Pattern(/[呢嘞捏咧][?。!~]?$|^那|^还有|^再(?:看|查)/u);
/** Of these only a short one leans on what was asked: 呢 also closes what is told. */
const ELLIPSIS_FORM = new Pattern(
  /^[^，。;\n]{1,16}[呢嘞捏咧][?。!~]*$|^(?:那|还有)?(?:金额|个数|数量|数额|总额|份数|笔数|人数)(?:是|有|又)?(?:多少|几[个份笔名]?)[?]?$|^(?:还有|再有)[^，。;\n]{1,6}[?]*$|^那[^，。;\n]{1,12}(?:呢|吗|怎么样|如何|咋样|[?])$/u,
);
const POINTS_BACK = new Pattern(
  /^(?:那|哪)(?!个?单位|些|里)|(?:这|那)(?:个|项|条|些|几)?(?:数|指标|任务|工作|事|单位|家|里|边)?(?=[^，。]{0,4}(?:是|谁|怎|什|多|几|呢|有|还|哪|的))|^(?:它|他们|上面|前面|刚才)/u,
);
/** Nothing but names, with at most the words that hang a name on an earlier question. */
const NAMES_ONLY = new Pattern(
  /^(?:那么?|还有|再(?:看|说|查)?(?:一?下)?|换成?|换作|如果是|要是|看看?|按|就)?(?:的|这|那|个|一|，|\s)*(?:[IUTD][的和与、，跟及]{0,2}){1,4}(?:这|那)?(?:边|里|项|块|方面|家|个|数)?(?:呢|嘞|捏|咧|吗|么|啊|呀|怎么样|咋样|如何|怎样)?(?:看看?|看一?下|说说|也(?:看|说)?)?[?。!~]*$/u,
);
/** Questions about rules, places and forms, which no stored figure answers. */
const NOT_OURS = new Pattern(
  /费(?:用)?[^，。集]{0,3}谁|谁(?:出钱|掏|付|买单)|申报(?:用|走|在|上|去|得)|[怎咋]么?(?:申报|办理)|(?:奖补|补贴|补助|奖金)[^，。]{0,8}(?:什么时候|啥时候|何时|几时)|条件|政策(?!支持)|流程|申报(?:通知|指南|时间|系统|书)|截止|电话|联系(?:人|方式)|地址|几点|几楼|哪(?:个|间)?楼|会议室|培训会|开会(?!调度|研究|点名|推)|照片|拍(?:几|一|个|照)|拼车|工资|酒店|宾馆|住哪|航班|车票|总结(?!一下)|谁有|讲话|课件|会场|登录|登不|密码|链接|网址|模板|(?<!证明|佐证|支撑|[报送交填]的)材料|食堂|吃饭|停车|打印机|[公盖的]章(?!程)|钥匙|快递|发票|座位|微信|(?<!发[我到给]{1,3})邮箱|加班|天气|放假|打不开|看不了|下不了|用不了|闪退|乱码|没反应/u,
);

/** Asked of an indicator or a task with words that name nothing else: whose it is. */
const WHO = new Pattern(
  /谁(?!知道)|(?:哪[个家]|什么|哪几[个家])(?:单位|部门|局|科室|股室)(?![^，。]{0,6}(?:完成|进度|做得|干得))/u,
);

/** 是哪几家还没报，我打电话: what is said beside the asking takes nothing from it. */
function isNotOurs(shape: string): boolean {
  if (!NOT_OURS.test(shape)) return false;
  const asked = shape
    .split(/[，。;!\s]/u)
    .filter((clause) => isQuestion(clause) || requestsSomething(clause));
  return asked.length === 0 || asked.some((clause) => NOT_OURS.test(clause));
}

/** The kind when the words name none: how far the thing named is, or everything. */
function subjectKind(
  shape: string,
  asking: Asking,
  slots: Pick<AskedAlone, 'indicators' | 'tasks' | 'units'>,
): QueryKind | null {
  const ofThing = slots.indicators.length > 0 || slots.tasks.length > 0;
  if (ofThing && WHO.test(shape)) return 'owner';
  if (ofThing)
    return STATE.test(shape) || (asking !== null && !ELLIPSIS.test(shape)) ? 'status' : null;
  if (slots.units.length > 0)
    return STATE.test(shape) || (asking !== null && !ELLIPSIS.test(shape)) ? 'unit' : null;
  return asking !== null && (OVERALL.test(shape) || BARE_PROGRESS.test(shape)) ? 'overview' : null;
}

/** Kinds that make no sense without something they are asked of. */
const NEEDS_ANCHOR: ReadonlySet<QueryKind> = new Set<QueryKind>([
  'owner',
  'detail',
  'target',
  'gap',
  'trend',
  'ranking',
]);
/** Words of the plan at large, which are anchor enough. */
const PLAN_WORDS = new Pattern(
  /指标|任务|方案|进度|进展|完成|单位|部门|目标|率|报|数|[各几个]局|[一二两三四五六七八九十几各每哪0-9]项|各家|排[在名序第]|名次|倒数|垫底|走在|靠[前后]|领[先跑]|I|U|T/u,
);

/** What is in the way: told in the overview, with a unit or by itself. */
const DIFFICULTIES = new Pattern(
  /(?:困难|难题|难点|堵点|卡点|障碍|问题|矛盾)(?:都|还|主要|目前)*(?:有|是|在)?(?:哪|什么|啥|几|多少)|(?:哪些|什么|啥|有没有|几个)[^，。]{0,6}(?:困难|难题|难点|堵点|卡点|障碍|(?:突出|主要|重点|要协调的?)问题)|(?:哪些|什么|啥)(?:问题|事)[^，。]{0,8}(?:协调|解决|帮)|(?:困难|问题|堵点)(?:清单|汇总|台账)/u,
);
/** 卡在哪: the same of one thing; of nothing in particular it asks what lags. */
const STUCK = new Pattern(
  /(?:卡|堵|难|坏|拖|输)在(?:了)?(?:哪|什么|啥)|卡点在|问题(?:出)?在哪|症结|绊住|遇到(?:了)?(?:什么|啥|哪)/u,
);

/** What somebody leads or answers for; not 我们局的章找谁盖. */
const OWNED = new Pattern(
  /指标|任务|项|工作|方案|牵头|责任|负责|主管|归口|对口|主抓|管|[这那][块事个]|数/u,
);

/** 哪几个完成有困难: what lags, not what is in the way. */
const HARD_TO_REACH = /完成(?:有|起来)困难/u;

/** What is in the way, of what is named. */
function kindOfHindrance(
  shape: string,
  slots: Pick<AskedAlone, 'indicators' | 'tasks' | 'units'>,
): QueryKind | null {
  const isStuck = STUCK.test(shape);
  if (!isStuck && (!DIFFICULTIES.test(shape) || HARD_TO_REACH.test(shape))) return null;
  if (slots.units.length > 0) return 'unit';
  if (slots.indicators.length + slots.tasks.length > 0) return 'status';
  return isStuck ? null : 'overview';
}

function kindByWords(
  shape: string,
  anchored: boolean,
  slots: Pick<AskedAlone, 'indicators' | 'tasks' | 'units'>,
): QueryKind | null {
  if (!anchored && NAMES_PICTURE.test(shape)) return 'overview';
  if (isNotOurs(shape)) return null;
  const hindered = kindOfHindrance(shape, slots);
  if (hindered !== null) return hindered;
  const kind = kindOf(shape);
  if (kind === 'owner' && slots.indicators.length + slots.tasks.length === 0)
    return OWNED.test(shape) || POINTS_BACK.test(shape) ? kind : null;
  if (kind === null || anchored || !NEEDS_ANCHOR.has(kind)) return kind;
  return PLAN_WORDS.test(shape) || POINTS_BACK.test(shape) || shape.length <= MAX_ELLIPSIS
    ? kind
    : null;
}

/** 污染防治攻坚战总的进展: the plan by the name of its campaign. */
const CAMPAIGN = new Pattern(
  /(?:攻坚[战仗]?|行动|战役|工程|计划|方案)(?:的|目前|现在|整个)?(?:总的|总体|整体|全盘|综合)/u,
);

/** Kinds that may be asked of something in particular that no plan holds. */
const OF_ONE_THING: ReadonlySet<QueryKind> = new Set<QueryKind>([
  'status',
  'gap',
  'trend',
  'owner',
  'history',
  'target',
  'detail',
]);

/** Names that stand beside one given in full are joined to it (旅游人次和收入); else there is none. */
const JOINT = /[、和与及跟]/u;

function partialNames(message: ReadMessage, { subject }: QueryShape): readonly LexiconIndicator[] {
  const named = message.mentions.map(({ span }) => span);
  const joined = named.every(
    ({ start, end }) => JOINT.test(subject.charAt(start - 1)) || JOINT.test(subject.charAt(end)),
  );
  return joined ? findPartialNames(subject, message.lexicon, named) : [];
}

function readSlots(
  message: ReadMessage,
  shape: QueryShape,
  asks: { readonly atAll: boolean; readonly ofOne: boolean },
): Pick<AskedAlone, 'indicators' | 'tasks' | 'units'> {
  const full = readIndicatorSlots(message);
  const units = readUnitSlots(message);
  if (full.length > 0) {
    const partial = asks.atAll ? partialNames(message, shape) : [];
    return {
      indicators: [...new Set([...full, ...partial])],
      units,
      tasks: [...new Set(shape.tasks)],
    };
  }
  if (shape.tasks.length > 0) return { indicators: [], units, tasks: [...new Set(shape.tasks)] };
  const tasks = readTaskSubject(shape.rest, message.lexicon);
  const indicators = asks.ofOne && tasks.length === 0 ? partialNames(message, shape) : [];
  return { indicators, units, tasks };
}

function readUnheld(
  message: ReadMessage,
  { shape, subject }: QueryShape,
  kind: QueryKind | null,
): UnheldName | null {
  const fits = kind === null ? STATE.test(shape) : OF_ONE_THING.has(kind);
  const atLarge = kind === 'overview' && !OVERALL.test(shape);
  return fits || atLarge ? unheldSubject(subject, message.lexicon) : null;
}

function analyse(message: ReadMessage): AskedAlone {
  const whole = queryShape(message);
  const { shape } = whole;
  const asking = askingOf(whole);
  const wording = kindOf(shape);
  const atAll = asking !== null;
  const ofOne = atAll && (wording === null || OF_ONE_THING.has(wording));
  const slots = CAMPAIGN.test(shape)
    ? { indicators: [], units: [], tasks: [] }
    : readSlots(message, whole, { atAll, ofOne });
  const named = slots.indicators.length + slots.units.length + slots.tasks.length > 0;
  const isOther = isNotOurs(shape);
  const byWords = kindByWords(shape, named, slots);
  const kind = byWords ?? (isOther ? null : subjectKind(shape, asking, slots));
  const unheld = named || isOther || asking === null ? null : readUnheld(message, whole, kind);
  return {
    followsUp: ELLIPSIS_FORM.test(shape) || NAMES_ONLY.test(shape),
    kind: unheld === null || (kind !== null && kind !== 'overview') ? kind : 'status',
    asking,
    ...slots,
    unheld,
    period: readPeriod(message, kind),
    comparesPeriods: /(?:比|较|跟|和|与)D/u.test(shape),
    pointsBack: /^(?:那么?(?!些|里|个?单位)|它|这个)/u.test(shape) && !OVERALL.test(shape),
    ofOne: /第几|^[^哪谁有些几IUT]{0,8}(?:落后|滞后|掉队|达标|红灯)[^哪谁]{0,3}(?:吗|没|么)/u.test(
      shape,
    ),
  };
}

function askingOf({ shape, opensAsking }: QueryShape): Asking {
  return readAsking(shape) ?? (opensAsking || ELLIPSIS.test(shape) ? 'question' : null);
}

/** How a message asks, without what for. */
export function howAsked(message: ReadMessage): Asking {
  return askingOf(queryShape(message));
}

/** Reads what a message asks for by itself. */
export const analyseQuery = oncePerMessage(analyse);
