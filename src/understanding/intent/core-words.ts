import { Pattern } from '../text/pattern.js';

/**
 * What stands around a question or a report without changing it: greeting, courtesy, why one asks, hurry, thanks.
 * General manners of speech, tied to no plan.
 */

const PERSON =
  '(?:[各诸]位|领导|老师|同志|大家|主任|局长|县长|书记|科长|您|你|亲|小?助手|机器人|战友|伙计|师傅)(?:们|领导|老师|同志)?';
const GREETING = `(?:${PERSON}(?:早上|上午|中午|下午|晚上)?好|(?:早上|上午|中午|下午|晚上)?好|早安?|在吗|在不在|在不|哈[喽啰]|喂{1,4}|嗨{1,4}|hi|hello|hey)`;
/** Words that open a question as such. */
const ASKING =
  '(?:(?:再|顺便|顺带|顺口|想|就想|我想|我来|麻烦|冒昧|斗胆|弱弱地?|跟[你您]|向[你您])?(?:请)?(?:问(?:一?[下句声问]|个(?:事|数|问题)?|问看)?|请教(?:一?下|个(?:问题|事))?|打听(?:一?下|个事)?|咨询(?:一?下)?)|请问(?:一?下)?)';
const POLITE = `(?:(?:麻烦|劳驾|劳烦|有劳|烦请|辛苦|拜托)(?:[你您]|大家|帮忙|帮个忙|了)?|打扰(?:一?下|了|[你您]了)?|不好意思|抱歉|对了|话说)`;
/** Sounds and fillers; only with a mark behind them, for 额 and 那个 begin words too. */
const FILLER = '那个啥?|这个|[嗯哦诶欸哎唉呃额]{1,3}|是这样的?';
const HURRY =
  '(?:很|挺|比较|有点|十万火)?急{1,4}(?:用|等|需|着(?:用|要))?|加急|在线等|尽快(?:哈|啊)?|马上(?:就)?要用?|等着(?:用|要)';
/** Who wants the answer and what for: a clause of its own before or after the question. */
const REASON =
  '(?:我们?|咱们?)?(?:(?:马上|等下|等会儿?|待会儿?|下午|上午|明天|今天|今晚|一会儿?)(?:要|就要)?)?(?:开会|开?调度会|上会|汇报|写(?:个)?(?:材料|稿子|报告|总结|汇报)|做(?:个)?(?:材料|报告|PPT)|领导|主任|局长|县长|书记|分管(?:领导|县长)?|上面|上级|省里|市里|县里|办公室|材料)(?:那边|里|上|这边)?(?:急|马上|正|又|刚|等着|正在|在|刚才)*(?:要用|急用|用|要数据?|要看|要得急|问(?:起|到|我|的)?|催(?:得[急紧]|了)?|等着?(?:要|看|用|呢)?|要)(?:了|呢|的)?|(?:马上|等下|今晚|晚上|下午|明天|明早)要(?:写|做|开|交)(?:个)?(?:材料|稿子|报告|总结|汇报|PPT|会)(?:了|呢|的)?';
const THANKS =
  '(?:多谢|感谢|谢{1,6}|辛苦|有劳|麻烦|拜托|劳驾|3q|thx|thanks)(?:了|啦|哈|哦|呀|[你您]|大家|老师|领导|各位|小?助手|先){0,6}';

const EDGE = '(?=[，。;:!?~\\s]|$)[，。;:!?~]{0,3}';

const START = '(?<![^，。;!?~\\s])';

/** Whole clauses of manners. */
const CLAUSE = new Pattern(
  new RegExp(
    `${START}(?:${GREETING}|${ASKING}|${POLITE}|帮(?:我们?|忙)?(?:看|查|问|算|找)(?:一?下|看)?|${FILLER}|小?助手|机器人|${HURRY}|${REASON}|${THANKS})${EDGE}`,
    'giu',
  ),
);
/** The same words right before what is asked, with no mark between. */
const OPENING = new Pattern(
  new RegExp(
    `^[\\s，。]{0,8}(?:(?:${PERSON}好|${POLITE}(?=[，:\\s请问帮看查把发算导说列调给]|统计|汇总|提供)|${ASKING}(?![题过到了好])|帮(?:我|忙|着|我们)(?=[看查问算导拉]))[，:\\s]{0,4}){1,4}`,
    'iu',
  ),
);
/** A tag behind the question. */
const CLOSING = new Pattern(
  new RegExp(
    `(?:来着|(?<=[\\p{Script=Han}])[啊呀哈哦哟噢喔呐诶]{1,2}|(?<=[吗呢啊呀吧嘛没少样了])(?:${THANKS}))[。?!~\\s]{0,4}$`,
    'iu',
  ),
);
const OPENS_ASKING = new Pattern(
  new RegExp(
    `^[\\s，。]{0,8}(?:${GREETING}[，。!~\\s]{0,3})?(?:${POLITE}[，\\s]{0,2})?${ASKING}(?![题过到了好])`,
    'iu',
  ),
);

function blank(text: string): string {
  return ' '.repeat(text.length);
}

/**
 * The text without manners, at the same length: 开会要用，请问还差几家，谢谢 keeps 还差几家.
 * @param text without @mentions and emoji (`plainWords`)
 */
export function coreWords(text: string): string {
  const clauses = CLAUSE.replace(text, blank);
  const core = CLOSING.replace(OPENING.replace(clauses, blank), blank);
  return /[\p{L}\p{N}]/u.test(core) ? core : text;
}

/** 急用, 谢谢, 开会要用: nothing but manners. */
export function isMannersOnly(clause: string): boolean {
  return !/[\p{L}\p{N}]/u.test(CLAUSE.replace(clause, blank));
}

/** 请问…, 打听一下…: opened as a question, whatever follows. */
export function opensAsking(text: string): boolean {
  return OPENS_ASKING.test(text);
}
