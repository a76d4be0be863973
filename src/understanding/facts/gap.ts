import type { Token } from './tokens.js';
import { words } from './words.js';

/** Unknown characters that may stand between an indicator and its figure (市里经过努力). */
const MAX_UNKNOWN = 12;

const isWord = (token: Token | undefined): boolean =>
  token?.kind === 'word' && token.text.length > 1;

function isCue(token: Token, ...kinds: readonly string[]): boolean {
  return token.kind === 'cue' && kinds.includes(token.cue);
}

export function unknownLength(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => sum + (token.kind === 'word' ? token.text.length : 0), 0);
}

/** What stands last before the number apart from marks: a noun there is what is really counted. */
function lastWord(tokens: readonly Token[]): Token | undefined {
  return tokens.findLast(({ kind }) => kind !== 'mark');
}

/** 经复核为58家, 摸底时51家: such a word before these tells how or when the figure was found. */
const SAYS_HOW_KNOWN = /^(?:应?为|应?是|实为|后|时|得|出|确认|发现)/;

/** Whether words that count something else stand there without 累计, 新增 or the like after them. */
export function countsOther(tokens: readonly Token[]): boolean {
  const last = tokens.findLastIndex(
    (token, index) =>
      isCue(token, 'other', 'noun') && !SAYS_HOW_KNOWN.test(tokens[index + 1]?.text ?? ''),
  );
  if (last < 0) return false;
  // 有两个博士这周新到了一个: a day or week begins to tell anew.
  const isNoun = tokens[last]?.cue === 'noun';
  return !tokens
    .slice(last + 1)
    .some((token) => isCue(token, 'delta', 'total') || (isNoun && token.kind === 'date'));
}

/** 登记点, 登记员: one character makes another thing of it. */
const SUFFIX = /^[点员站表证机者师办]$/;

/**
 * Whether what lies between an indicator and a number lets the number be the indicator's. Words that nobody knows do (小巨人
 * 还是老样子6家): whether they sound like progress the classifier judges.
 */
export function gapJoins(gap: readonly Token[]): boolean {
  if (gap[0]?.kind === 'word' && SUFFIX.test(gap[0].text) && gap[1]?.text !== '了') return false;
  return !countsOther(gap) && unknownLength(gap) <= MAX_UNKNOWN;
}

/** 对照任务书检查：5月底…: a heading, not what is done to what follows. */
function behindHeading(tokens: readonly Token[]): readonly Token[] {
  const colon = tokens.findLastIndex(({ text }) => text === ':');
  return tokens[colon + 1]?.kind === 'date' ? tokens.slice(colon + 1) : tokens;
}

/** 惠及, 走访 right before an indicator (units, dates and light words apart). */
export function isBarred(before: readonly Token[]): boolean {
  const beforeMention = behindHeading(before);
  const last = beforeMention.findLast(
    (token) =>
      !isCue(token, 'light') &&
      token.kind !== 'date' &&
      token.kind !== 'mark' &&
      token.kind !== 'unit',
  );
  const at = last === undefined ? -1 : beforeMention.lastIndexOf(last);
  if (SAYS_HOW_KNOWN.test(beforeMention[at + 1]?.text ?? '')) return false;
  return last !== undefined && isCue(last, 'other');
}

/** 31家 right before a noun of its own (3家初创团队). */
export function ownNounFollows(right: readonly Token[]): boolean {
  const [first] = right;
  return first !== undefined && isCue(first, 'noun');
}

/** 2家重复, 3家被剔除: the figure was taken back. */
export function isTakenBack(right: readonly Token[]): boolean {
  if (right.length === 0) return false;
  return /重复|更名|剔除|剔掉|复核掉|核掉|摘掉|减掉|减去|(?<!加计)扣除|取消|退出|退库|撤销|注销|到期|误统|停产|倒闭|离职|整改|不合格|不达标/.test(
    words(right),
  );
}

const HOLDERS = /^(?:企业|公司|单位|主体|项目|课题)$/;

/** 7.4亿元排第七: no noun of its own. */
const RANKED = /^(?:排|居|列|位|第|上升|跃)/;

/** 七家别的没问题: dictated on, no noun. */
const GOES_ON_SO =
  /^(?:别的|其[他它余]|另外|剩下|没|不|都|也|就|我|你|他|请|麻烦|听(?:说|讲|市|省|县|人|他|她|领导)|这|那|对|所以|因为|而且|然后|后面|下面|总共|现在|目前|完成啦?|齐了|够了|计(?=$|[，。；])|算(?=$|[，。；])|为准)/;

/** 一共两家任务完成了: told of the task, which is no thing counted. */
const TASK_DONE = /^任务(?:也|都|就|算|已经?|提前|超额|全部|圆满)?完成了/;

/** Whether the word behind a number is what it counts; after 累计 a long one is dictated on without a mark (累计512辆路检路查…). */
function takesNoun(right: readonly Token[], closesWithSum: boolean): boolean {
  const [first, second] = right;
  if (first === undefined) return false;
  if (/^(?:企业|公司|单位|主体|有)$/.test(first.text) && isWord(second)) return true;
  // 四项指标全面超额.
  if (/^(?:指标|任务|工作)/.test(first.text)) return true;
  if (first.kind !== 'word') return isCue(first, 'noun');
  const said = words(right);
  if (/^(?:出头|左右|上下|光景)/.test(first.text) || GOES_ON_SO.test(said)) return false;
  return !RANKED.test(first.text) && !(closesWithSum && first.text.length > 1);
}

/** Whether the words before a number without a name of its own let it go on with what was spoken of before. */
export function canGoOn(
  left: readonly Token[],
  right: readonly Token[],
  afterNumber: boolean,
): boolean {
  if (left.some((token) => isCue(token, 'other', 'noun')) && countsOther(left)) return false;
  const sum = left.findLastIndex((token) => isCue(token, 'total', 'sum'));
  const pause = left.findLastIndex(({ text }) => text === ' ' || text === ':');
  // 有个乡我给加重了累计应该是32.6万头, 12月头几天又登了4个: these begin to tell anew.
  const anew = left.findLastIndex((token) => isCue(token, 'new', 'delta'));
  const counted = left.slice(Math.max(pause, anew, afterNumber ? sum : -1) + 1);
  if (counted.some((token) => isWord(token))) return false;
  const verb = left.some((token) => isCue(token, 'done', 'delta', 'total', 'sum', 'actual'));
  const last = lastWord(left);
  if (last !== undefined && HOLDERS.test(last.text) && !verb) return false;
  const end = left.at(-1);
  const toDay = end?.kind === 'date' && end.date.closing;
  const closesWithSum = sum >= 0 && sum === left.length - 1;
  const said = words(right);
  return (closesWithSum && TASK_DONE.test(said)) || !takesNoun(right, closesWithSum || toDay);
}

/** Whether the words before a number let it count the indicator named after it (新增3家高企, but not 走访3家高企). */
export function canCountNext(left: readonly Token[]): boolean {
  const words = left.filter(
    (token) => token.kind !== 'mark' && !isCue(token, 'here') && token.kind !== 'unit',
  );
  if (/^(?:为|对|向|给|帮|看|跟|与)$/.test(words.at(-1)?.text ?? '')) return false;
  const last = lastWord(left);
  if (last === undefined || last.kind !== 'cue')
    return last === undefined || last.kind !== 'word' || last.text.length < 2;
  return !left.some((token) => isCue(token, 'other')) || !countsOther(left);
}

/** What may stand between a number and the indicator it counts (家国家级, 家企业通过, 名全日制). */
const MAX_BETWEEN = 4;

export function joinsNext(between: readonly Token[]): boolean {
  const fits = between.every(
    (token) =>
      token.kind === 'word' ||
      token.kind === 'unit' ||
      isCue(token, 'light', 'done', 'delta', 'pending', 'here', 'actual') ||
      token.text === ' ',
  );
  return fits && unknownLength(between) <= MAX_BETWEEN;
}
