import { cleanText } from '../clean-text.js';

/** A sentence that says what a word stands for, before anybody looked up either side of it. */
export interface Teaching {
  readonly word: string;
  /** What it stands for, as written. */
  readonly target: string;
  /**
   * Only meant as a lesson can one say it so (以后…, 把…当作…, 的简称, marks around the word). Without that
   * the sentence may as well be talk about work (关键就是高企).
   */
  readonly isSure: boolean;
  /** It does not say which side is the new word (以后科技型中小企业就是科小). */
  readonly mayTurn: boolean;
}

/** Longest text that is read as a lesson: some twenty names at once. */
const MAX_LENGTH = 600;
const MAX_CLAUSE = 90;
/** More names in one message are a file to be imported. */
const MAX_TEACHINGS = 20;

/** What asks, denies, supposes or passes on is no lesson. */
const NO_LESSON =
  /[?]|(?:吗|么|呢|吧|嘛)$|是不是|是否|对不对|能不能|可不可以|难道|为什么|为啥|怎么|怎样|哪|谁|什么|啥|咋|多少|几[家个]|不是|不等于|不叫|不指|不算|并非|别把|不要|不能|不再|不用|如果|假如|假设|要是|倘若|听说|据说|好像|似乎|可能|大概|也许|估计|转发|[:]$/u;

const COURTESY =
  /^(?:请)?(?:大家|各位|各单位)?(?:都)?(?:记住了?|记一下|记好了?|注意|知悉|周知|谢谢|谢了|辛苦了?|明白了?|知道了?|好了|就这样|都这么叫|别(?:再)?(?:搞|弄|认|记|算)错了?|以后(?:都|就)?(?:这么|这样|按这个)(?:叫|算|理解|来|说|报)|收到请回复?|ok)[了啊哈哦呀]?$/iu;

const ENDING = /[啊哈哦噢喔呀哟咯喽]{1,6}$/u;

/** Words before a lesson that make it one. */
const MARKS = [
  /^(?:请|麻烦|烦请)?(?:你|您|小助手|机器人|助手)?(?:帮(?:我|忙))?(?:记住|记好|记下来?|记一下|记着|学一下|学习一下|学会|学着|教你(?:一个|个)?(?:新的?)?(?:词|叫法|简称|说法|缩写)?)(?:了|一下)?[,: ]{0,2}/u,
  /^(?:请|麻烦)?(?:增加|添加|补充|新增|设置|设定|加|定义|约定|规定|统一|明确|说明)(?:一个|一下|个)?(?:叫法|简称|别名|缩写|说法|口径)[,: ]{0,2}/u,
  /^(?:约定|规定|统一|明确|说明|注意|提醒|强调|补充)(?:一下|一个|个)?[,: ]{1,2}/u,
  /^(?:从|自)?(?:以后|今后|往后|此后|今天起|现在起|即日起|今天开始|现在开始|今往后|今以后|下次|将来)(?:都|就)?[, ]?/u,
  /^(?:所)?(?:说|讲|提|写|报|叫|喊|谈)(?:到|起)?的(?=[^ ,]{2})/u,
  /^(?:凡是|凡|只要)?(?:说到?|讲到?|提到|写到|看到|遇到|碰到|出现|见到|提及|收到|说起)(?:有人(?:说|写|报))?(?=[^ ,]{2})/u,
];
/** Words before a lesson that say nothing. */
const FRAME =
  /^(?:在)?(?:群里|本群|这个群里?|本县|县里|办公室|专班|汇报里|消息里|报数时|汇报时|平时|通常|一般|大家|各单位|各位|你们|我们这里|我们县|我们|咱们?|大伙|这里)(?:里|中|都|也|常|习惯上?|经常|所|口中|平时|一般|在群里)?/u;

const W = '(?<word>[^,;:?!\\n]{1,30}?)';
const T = '(?<target>[^,;:?!\\n]{1,40}?)';
const AS =
  '(?:当作|当成|当做|当|看作|看成|视为|视作|记为|记成|记作|理解为|理解成|理解作|认作|认成|识别为|识别成|算作|算成|算到|归到|归为|归入|对应到|对应为|对应成|等同于|读作|读成|换成|映射到|映射为|设为|设成|定义为|指定为)';
const ALIAS =
  '(?:简称|缩写|简写|略称|叫法|别名|别称|俗称|俗名|另一种说法|另一个说法|另一个叫法|另一个名字|口头叫法|代称|代号|土叫法)';
const READ = '(?:来?(?:理解|处理|算|统计|记|对待|识别|认))';
const THIS =
  '(?:这个(?:词|叫法|简称|说法|名字|缩写)?|一词|这词|[两二三四]个?字|这[两三四几]个字|这种叫法|这种说法)?,?';
const MODE = '(?:其实|实际上?|都|就|也|统一|一律|一般|通常|主要|专门|现在|以后|今后){0,2}';
const MEANS =
  '(?:就是指|就是说的?|就是|即是指?|即为|即指|即|也就是说?|亦即|指的就是|指的都是|指的是|都指的是|都是指|均指|是指|专指|特指|单指|就指|指代|指|就?等于|等同于?|代表|对应的是?|对应|说的就是|说的都是|说的是|的?意思就?是|相当于|表示)';

interface Form {
  readonly pattern: RegExp;
  readonly isSure: boolean;
  readonly mayTurn: boolean;
  /** It is a lesson only where something marks it as one. */
  readonly needsMark?: boolean;
}

function asForm(pattern: string, rest: Omit<Form, 'pattern'>): Form {
  return { pattern: new RegExp(`^(?:${pattern})$`, 'u'), ...rest };
}

const sure = { isSure: true, mayTurn: false };

const FORMS: readonly Form[] = [
  asForm(`${T}\\((?:以下|以后)?(?:简称|也叫|又叫|俗称|即)[: ]?${W}\\)`, sure),
  asForm(
    `(?:把|将)${T}(?:都|就|统一|一律)?(?:叫做?|称为|称作|称|简称为?|缩写为|简写为|叫成)${W}`,
    sure,
  ),
  asForm(`(?:请)?(?:都)?(?:把|将)${W}(?:都|就|统一|一律)?(?:${AS}|按照?)${T}${READ}?`, sure),
  asForm(`${W}${THIS}(?:就|也)?(?:是|为|即)${T}的?${ALIAS}`, sure),
  asForm(`${T}的?(?<!这个|这种)${ALIAS}(?:就|也)?(?:是|为|叫做?|成|作)?[: ]?${W}`, sure),
  asForm(
    `${T}(?:也|又|还|可以|以后|今后)(?:都|就|统一|一律|可以|可)?(?:叫做?|称为|称作|称)${W}`,
    sure,
  ),
  asForm(`${T}(?:叫做?|称为|称作)${W}`, { ...sure, needsMark: true }),
  asForm(`${W}${THIS}${MODE}(?:按照?|当)${T}${READ}`, sure),
  asForm(`${W}${THIS}${MODE}${AS}${T}${READ}?`, sure),
  asForm(`${W} ?(?:=|→|->|=>){1,2} ?${T}`, { isSure: true, mayTurn: true }),
  asForm(`${W}${THIS}${MODE}${MEANS}${T}(?:的意思|${READ})?`, { isSure: false, mayTurn: true }),
  asForm(`${W}${THIS}是${T}`, { isSure: true, mayTurn: true, needsMark: true }),
];

const OPEN = '“"‘\'「『《【〈';
const CLOSE = '”"’\'」』》】〉';

interface Bare {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** The name without marks around it; `null` when marks stand within it. */
function unquoted(raw: string): Bare | null {
  const text = raw.trim();
  const isQuoted =
    text.length > 2 &&
    OPEN.includes(text.charAt(0)) &&
    CLOSE.includes(text.charAt(text.length - 1));
  const inner = (isQuoted ? text.slice(1, -1) : text).trim();
  return inner === '' || Array.from(OPEN + CLOSE).some((mark) => inner.includes(mark))
    ? null
    : { text: inner, isQuoted };
}

/** The sentence without the words that lead into it, and whether they made it a lesson. */
function withoutLead(clause: string): { readonly rest: string; readonly isMarked: boolean } {
  let rest = clause;
  let isMarked = false;
  for (let round = 0; round < 4; round += 1) {
    const mark = MARKS.find((pattern) => pattern.test(rest));
    const next = rest.replace(mark ?? FRAME, '').trim();
    if (next === rest || next === '') break;
    rest = next;
    isMarked ||= mark !== undefined;
  }
  return { rest, isMarked };
}

/** What the sentence teaches when it has this form. */
function readForm(
  { pattern, isSure, mayTurn, needsMark }: Form,
  rest: string,
  isMarked: boolean,
): Teaching | null {
  const groups = pattern.exec(rest)?.groups;
  const word = unquoted(groups?.['word'] ?? '');
  const target = unquoted(groups?.['target'] ?? '');
  if (word === null || target === null) return null;
  const isMeant = isMarked || word.isQuoted;
  if (needsMark === true && !isMeant) return null;
  return {
    word: word.text,
    target: target.text,
    isSure: isSure || isMeant,
    mayTurn: mayTurn && (isSure || isMeant),
  };
}

function readClause(clause: string): Teaching | null {
  if (clause.length > MAX_CLAUSE || NO_LESSON.test(clause)) return null;
  const { rest, isMarked } = withoutLead(clause.replace(ENDING, ''));
  for (const form of FORMS) {
    const teaching = readForm(form, rest, isMarked);
    if (teaching !== null) return teaching;
  }
  return null;
}

const GOES_ON = new RegExp(
  `^(?:就|都|统一|一律|也)?(?:${MEANS}|按照?|当作|当成|理解为|视为|算作|简称|也叫|又叫)`,
  'u',
);

/** Clauses, with 以后提到科小，就是… and 记住，… joined again. */
function clausesOf(text: string): string[] {
  const joined: string[] = [];
  for (const part of text.split(/[,;!。\n]/u)) {
    const clause = part.trim();
    const last = joined.at(-1);
    if (clause === '') continue;
    const isLead = last !== undefined && withoutLead(`${last},甲乙`).rest === '甲乙';
    if (last !== undefined && isLead) joined[joined.length - 1] = `${last},${clause}`;
    else if (last !== undefined && GOES_ON.test(clause)) joined[joined.length - 1] = last + clause;
    else joined.push(clause);
  }
  return joined;
}

/** The lines of a message, each as `cleanText` gives it: a list of lessons has one a line. */
export function cleanLines(text: string, botName: string): string {
  return text
    .split('\n')
    .map((line) => cleanText(line, botName))
    .filter((line) => line !== '')
    .join('\n');
}

/**
 * Reads a message that teaches what words stand for: 科小就是科技型中小企业, 以后技合指…, 把“市监”当作…. The whole
 * message must be lessons; a report, a question, a denial or a quoted sentence is none.
 * @param text as given by `cleanLines`
 * @returns `null` when any part of it is something else
 */
export function readTeachings(text: string): readonly Teaching[] | null {
  if (text.length > MAX_LENGTH) return null;
  const clauses = clausesOf(text).filter((clause) => !COURTESY.test(clause));
  if (clauses.length === 0 || clauses.length > MAX_TEACHINGS) return null;
  const teachings: Teaching[] = [];
  for (const clause of clauses) {
    const teaching = readClause(clause);
    if (teaching === null) return null;
    const isMarked = teachings[0]?.isSure ?? false;
    teachings.push({ ...teaching, isSure: teaching.isSure || isMarked });
  }
  return teachings;
}
