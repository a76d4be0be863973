import { analyseQuery, howAsked } from '../query/analyse-query.js';
import { isQuestion, isTopic, requestsSomething } from '../query/asking-words.js';
import { askedInContext } from '../read-query.js';
import type { ReadMessage } from '../read-message.js';
import type { QueryKind } from '../understanding.js';
import { coreWords, isMannersOnly, opensAsking } from './core-words.js';
import { tellsOfItself, tellsWork } from './evidence.js';
import type { View } from './view.js';
import { viewWithout } from './view.js';
import { Pattern } from '../text/pattern.js';

/** Too short to tell anything, whatever words stand in it (完成得最差的三项). */
const SHORT_NAME = 12;
/** A message this short that asks is a question, whatever verbs of work it holds. */
const SHORT_QUESTION = 30;

/** Kinds whose words ask even without a question or a request (完成得最差的三项). */
const ASK_BY_NAME: ReadonlySet<QueryKind> = new Set<QueryKind>([
  'ranking',
  'export',
  'digest',
  'missing',
  'trend',
]);

/** 老李你那边的名单发我一份, 大家看看: people are spoken to, not the bot. */
const TO_PERSONS = new Pattern(
  /(?:^|[，。;!\s])(?:[老小阿][\p{Script=Han}]|[\p{Script=Han}]{1,2}(?:主任|局长|科长|行长|股长|经理|老师|书记|县长|总|工|哥|姐))(?=[，\s]|你|您)|(?:大家|各位|各家|同志们|兄弟们)[^，。]{0,6}(?:看|学|议|想|聊|讨论|帮|注意|传)|你(?:们)?(?:那边|那里|那儿|手上|手里|局里?|单位)/u,
);

/** 请尚未报送的单位抓紧时间: a duty laid on people. */
const TO_OFFICES = new Pattern(
  /(?:^|[，。;!\s])请(?!问|教|你|帮|把|给|将|提供|列|导)[^，。?]{0,10}(?:单位|部门|办公室|同志|联络员|科室|股室|人员|负责人)(?!的|哪|谁|是|都?有)[^，。?]{0,20}(?:抓紧|尽快|及时|统一|汇总|上报|报送|报备|核对|做好|完成|落实)|(?:单位|部门|同志|人员)请(?!问|教)/u,
);

/** @县金融办 without the bot, or a person called by name: not for us. */
function speaksToSomeoneElse({ input, text, lexicon }: ReadMessage): boolean {
  if (TO_OFFICES.test(text.text)) return true;
  if (input.text.includes(`@${lexicon.botName}`)) return false;
  return /@[^\s@，。,:;!?]/u.test(text.text) || TO_PERSONS.test(text.text);
}

/** 那张表是初步核算, 别往外传: told of a file that somebody sent, which asks for none. */
const TELLS_OF_FILE = new Pattern(
  /(?:表|清单|文件|台账)(?:已|还|都|只|就)?(?:是(?!什么|谁|哪|不是|否)|不是|没|属于)|(?:别|不要|勿|莫|不得|不能|不准)(?:再|往|对|向)?(?:外|乱|到处)?(?:传|发|转|给|泄)/u,
);

/** A table, a ranking or the like is named, and nothing told of it. */
function asksByName(kind: QueryKind, text: string): boolean {
  return ASK_BY_NAME.has(kind) && !(kind === 'export' && TELLS_OF_FILE.test(text));
}

/** 报个数怎么这么难, 真服了: an outcry that nobody answers. */
const OUTCRY = new Pattern(
  /(?:真|我)服了|谁(?:能)?(?:受|吃)得(?:了|消)|(?:报|填|改|弄|做|交)(?:一?个|点)?(?:数据?|表|材料|周报)[^，。]{0,4}(?:怎么|咋)(?:就|会|还)?(?:这么|那么|这样)(?:难|烦|麻烦|累|费劲|复杂|折腾|多)/u,
);

/** A count with its measure word (岗位136个) is told, not asked for; 第3项 names a task. */
export function countsSomething({ text, numbers }: ReadMessage): boolean {
  return numbers.some(
    ({ unit, span }) =>
      unit !== null &&
      /[0-9]/u.test(text.text.charAt(span.start)) &&
      !/[第任务、，和前后]/u.test(text.text.charAt(span.start - 1)),
  );
}

function asksIn(said: string): boolean {
  const clause = coreWords(said);
  return isQuestion(clause) || requestsSomething(clause) || isTopic(clause) || opensAsking(said);
}

/** What is said beside the asking tells work by itself. */
function tellsBesideAsking(view: View): boolean {
  const rest = viewWithout(view, (clause) => asksIn(clause) || isMannersOnly(clause));
  return rest !== null && rest.work.deeds > 0 && tellsWork(rest);
}

/** What else the message does may make its asking words part of a report. */
function reportsWhileAsking(view: View, asks: boolean): boolean {
  const { message, text, evidence } = view;
  const official = message.input.sender.role !== 'liaison';
  if (evidence.facts.length > 0) return !(asks && official);
  if (official && asks) return false;
  const isZero = evidence.zeroReport !== null && message.input.sender.role !== 'leader';
  if (!asks && (isZero || (!official && countsSomething(message)))) return true;
  if (official) return false;
  if (view.blocker && (!asks || tellsWork(view))) return true;
  return text.trim().length > SHORT_NAME && tellsBesideAsking(view);
}

/** Said to a colleague, cried out, or told by an office of itself. */
function asksNobody(view: View): boolean {
  const { message, text } = view;
  if (speaksToSomeoneElse(message) || OUTCRY.test(text)) return true;
  return tellsOfItself(view) && !isQuestion(text) && !isTopic(text);
}

/** Whether the message asks for something that the data can answer. */
export function asksUs(view: View): boolean {
  const { message, text, evidence } = view;
  if (evidence.facts.length > 0 && reportsWhileAsking(view, isQuestion(text))) return false;
  if (asksNobody(view)) return false;
  const isBare = view.core.trim().length <= SHORT_QUESTION;
  // Nothing that long asks without words that ask, whatever it names.
  if (!isBare && howAsked(message) === null) return false;
  const alone = analyseQuery(message);
  const asked = message.input.context.length > 0 ? askedInContext(message) : alone;
  if (asked.kind === null) return false;
  if (alone.asking === null && tellsWork(view)) return false;
  if (alone.asking === null && !(isBare && (alone.followsUp || asksByName(asked.kind, text))))
    return false;
  return !reportsWhileAsking(view, isQuestion(text));
}
