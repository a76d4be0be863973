import { findAll } from '../text/find-all.js';
import { lowerCase } from '../text/lower-case.js';
import { coreWords } from './core-words.js';
import { isQuestion } from '../query/asking-words.js';
import { Pattern } from '../text/pattern.js';

const STRONG =
  '全部确认|确认|核对无误|核(?:对|实)过了?|(?:没(?:有|得|啥|什么)?|冇|冒得|冒)(?:大|啥|什么|任何)?(?:问题|毛病|错误?|意见|异议|出入|差错)|无(?:误|异议|问题|意见|出入|差错)|不(?:用|必|需要?)(?:再)?(?:改|修改|动)了?|(?:不|没)错|属实|准确|正确|入库|入账|入|提交|保存|存档|存(?:起来|上|进去|着)?|录入|录上?|登记|记(?:录|上|下|账|入|好)|上报|报上去|报送|上传吧|发布|就(?:这样|这么(?:着|办|定)?|(?:按|照)这(?:个|样|些|版)?|这个|按这|是这样|这些|是这个|是这些)|同意|通过|认可|认|对得上|对上了|对过了|一致|吻合|相符|搞定|收录|收[着下好]|归档|批准|准|生效|核好了?|没跑|(?:可以|能)(?:报|存|入|记|录|发)了?|报吧|报(?=$)|整(?:起|吧)|搞起|安排(?:上|吧|起)|走起|accept|confirm(?:ed)?|ok了';
const WEAK =
  'ok(?:ay|k)?|yes|yep|对头|对的?|是的?|是滴|好的?|好滴|好嘞|行的?|可以|可行|中|要得|要的|妥(?:了|妥)?|成|嗯{1,6}|恩{1,6}|en|能行|没关系|木问题|稳';
/** Words that may stand beside an assent without changing it. */
const BESIDE =
  '叭|登|逐[行条项个]|[两三几]遍|人数|日期|时间|单位|那就|我们?|你们?|您|咱们?|大家|请|麻烦|劳烦|帮忙?|给|把|将|数据|数字|数值|数|内容|信息|情况|指标|进展|上述|以上|上面|上边|前面|刚才|刚刚|那条|这条|本条|本次|此次|这次|这个|那个|这些|那些|这|那|样|就|按照?|照|以|看了?|看过|瞧|核实|核对?|复核|校对|检查|查|过|一下|一遍|一次|下|遍|都|全部?|所有|完全|确实|的确|应该|也|可|直接|予以?|经|办|来|先|和|与|跟|我局|局里|单位|领导|台账|底稿|报表|系统|数据库|库里?|里|到|去|上|进|去吧|谢谢|感谢|辛苦了?|多谢|老师|小?助手|机器人|小战|大家|同志|局长|主任|一共|两个?|三个?|条|吧|了|啊|呀|哈{1,6}|哦|噢|呢|嘛|啦|咯|滴|哒|得|地|的|么|是|让|后|以后|即可|就行|就好|没|再|又|已经?|现在|马上|尽快|赶紧|确定|肯定|为准|版本?|这版|今天|要|能|你?(?:说|列|写|记|理|整理|汇总|理解|统计|读)的?|报|数据?';
/** Without one of these nothing is accepted. */
const ASSENT = new Pattern(new RegExp(`${STRONG}|${WEAK}`, 'iu'));
const PIECE = new RegExp(`(${STRONG})|(${WEAK})|(${BESIDE})|[\\s\\S]`, 'giu');
const PUNCTUATION = /[\s，。,.:;!~、()\-…·^_/\\|"'+*#=<>【】《》[\]]+/gu;

const FIGURE = new Pattern(
  /[0-9]\s{0,3}[家个名人项亿万元%件笔户]|[一二三四五六七八九十百][家名亿万]/u,
);
const BUT = new Pattern(
  /但是?|不过|只是|除了|另外|还有|然后|改(?:成|为|到|一下)|应(?:为|该是(?!对))|其中|补充|加上|漏了|少了|多了|等一?下|稍等|稍后|晚点|待会|一会|回头|我(?:再)?(?:看|核|查|问|想)(?:看|一?下|核|查|问)|(?:请|各)(?:大家|各|你们?单位)|各单位|各位|(?:领导|楼上|县长|局长|主任|书记|同志)[^，。]{0,3}(?:说|讲|指示)/u,
);
/** Says that the content is right, as against merely taking note (好的). */
const TRUE = new Pattern(/对(?!了)|是[的滴]|没错/u);
/** Thanks and acknowledgements: with no more than 好的 beside them, nothing was accepted. */
/** 第2条, 五个数, 这几项: which or how many lines. */
const COUNTED =
  /第?[0-9]{1,2}(?:条|号|项|个)?(?:数据?|指标)?|[一二两三四五六七八九十几][个条项组]?(?:数据?|指标)/gu;
/** Only heard, and will be seen to. */
const HEARD = new Pattern(/收到|明白|知道|了解|马上|尽快|这就/u);
const ACKNOWLEDGE = new Pattern(/收到|谢|辛苦|明白|知道|了解|马上|尽快|这就|哈哈|早上|晚上|中午/u);

const REJECT = new Pattern(
  /放弃|舍弃|(?:不|别)要(?:这|那|了|它)|(?:清|去|抹|扔|丢)掉|撤(?:销|回|了|掉|单|下来)|撤(?=$|[吧。!，~\s])|取消(?!了?[0-9一二三四五六七八九十]|资格|审批|证明|收费)|作(?:废|罢)|废(?:除|掉|弃|了)|不作数|不算数?(?:$|[，。!~了])|(?:别|不要|勿|莫|不能|不得|不准|不许|暂不|先不|暂时不|不必|不用)(?:要|急着|忙|忙着|给我|再|先|着急)?(?:存|入库?|提交|录|记|保存|报(?!告|名)|上报|发|确认|登记|写)(?=[入进库了吧啊呀哈上去这那它我刚先数]|$|[，。!~\s])|(?:先|暂时?|请)?(?:别|不)(?:存|入库|录|记|提交|上报|保存)|不存|不入库?|不提交|不(?:保存|录入?|记录)了?|不报了?(?:$|[，。!~吧])|算(?:了|球|逑)|拉倒|删(?:掉|了|除|去|一?条|(?=$|[，。!]))|不对(?=$|[，。!~\s啊吧的呀])|不是(?:这样|这个|这些|我报的|我们?报的|本单位)|(?:搞|弄|写|说|填|报|发|记|录)错(?:了|群|人|地方|单位)?|错(?:了|的)(?=$|[，。!~\s吧啊])|有(?:误|错|问题)(?=$|[，。!~\s])|(?:数据|数字|数)(?:不准|不对|有出入)|(?:重新|重)(?:报|发|填|来|核|统计)|不(?:确认|同意|认可)|驳回|打回|退回(?!给|企业|修改|补|重)|叫停|打住|当我没(?:说|报)|误发|发重|忽略(?=$|[。!吧])|无视(?:这|上|刚)|忽略(?:这|那|上|刚|前|我)|缓一?缓|暂缓|^否$|^no$|^(?:不行|不可以|不要|不是|不)[，。!~]?$|先(?:放|等|停)(?:一?下|着|一放|一等)|(?:撤|删)(?:掉|了)?(?:这|那|刚|上)/iu,
);
/** Undoing words that may stand beside the figure of what is undone (撤回刚才那条科小5家的). */
const WITHDRAW = new Pattern(
  /(?:撤(?:销|回|掉|了)|作废|取消|删(?:掉|除|了))[^，。]{0,4}(?:刚|上|这|那|前|本|此|我)|(?:刚|上|这|那|前|本(?![科地县区级土])|此)[^，。]{0,16}(?:撤(?:销|回|掉|了)?|作废|取消|删(?:掉|除|了)?|不作数|不要了|不算)(?:[吧了啊掉]|$|[，。!~])/u,
);

/** A rejection that gives the right value, or speaks of a slip to ask about it, is none. */
const CHANGES = new Pattern(
  /改(?:成|为)|应(?:为|该是)|更正[:是为]|(?:按|以|是|为|实际|应该?)[^，。]{0,6}[0-9一二三四五六七八九十两]+[家个名项亿万元月日号年]*(?:底|末|份)?的?(?:数据?)?(?:算|计|记|为准|$|[，。吧])|还能|不(?:$|[?。])|[，。\s][0-9.]+[家个名项亿万元]*$/u,
);

const MAX_ASSENT = 36;
const MAX_REJECT = 48;

/** Said of an echo and of nothing else. */
const STORES = new Pattern(/确认|入库|入账|存|提交|录|记|无误|属实|上报/u);

interface Reading {
  readonly strong: boolean;
  readonly weak: boolean;
  /** Characters that belong to no known word. */
  readonly unknown: number;
}

function readPieces(text: string): Reading {
  let strong = false;
  let weak = false;
  let unknown = 0;
  for (const match of findAll(PIECE, text)) {
    if (match[1] !== undefined) strong = true;
    else if (match[2] !== undefined) weak = true;
    else if (match[3] === undefined) unknown += 1;
  }
  return { strong, weak, unknown };
}

/** 对, 好的, 可以: nothing beside it, and more than a sign that it was heard. */
function isPlainYes(text: string, { weak, unknown }: Reading): boolean {
  const heard = HEARD.test(text) || (ACKNOWLEDGE.test(text) && !TRUE.test(text));
  return weak && unknown === 0 && !heard && !/看|查|核/u.test(text);
}

function isAssent(text: string): boolean {
  const bare = coreWords(text).replace(PUNCTUATION, '').replace(COUNTED, '');
  if (bare === '' || text.length > MAX_ASSENT || BUT.test(text)) return false;
  if (!ASSENT.mayMatch(bare)) return false;
  const whole = readPieces(bare);
  if (!whole.strong) return isPlainYes(text, whole);
  if (HEARD.test(text) && !STORES.test(text)) return false;
  if (whole.unknown <= bare.length * 0.15) return true;
  const last =
    text
      .split(/[，。!~\s]+/u)
      .filter((part) => part !== '')
      .at(-1) ?? '';
  const end = readPieces(last.replace(PUNCTUATION, ''));
  return end.strong && end.unknown === 0 && whole.unknown <= bare.length * 0.45;
}

/** Short, and no question but for 没什么 and the like. */
function mayAnswer(text: string): boolean {
  if (text === '' || text.length > MAX_REJECT) return false;
  // 先撤了吧，我还没跟领导核呢.
  const told = text.replace(/还[没未][^，。]{1,10}呢/gu, '');
  return !isQuestion(told.replace(/[没冇](?:啥|什么|得)/gu, '没'));
}

/** 没写错 and 没问题 reject nothing, nor does what was sent back by others (被省里退回一次). */
function isReject(text: string): boolean {
  return REJECT.test(
    text.replace(
      /被[^，。]{0,6}退回|[没冇]有?(?:搞|弄|写|说|填|报|什么|啥|大)?(?:错|有误|问题|不对)/gu,
      ' ',
    ),
  );
}

/** Answers in pictures alone: 👌 and ✅ accept, ❌ rejects; 👍 and 🙏 only greet or praise. */
const SIGN =
  /^(?:(?<yes>👌|✅|✔|☑|🆗)|(?<no>❌|✖|✗))(?:👌|✅|✔|☑|🆗|❌|✖|✗|\uFE0F|[\u{1F3FB}-\u{1F3FF}]|\s){0,8}$/u;

/** @param text a message without a letter or digit */
export function readSign(text: string): 'confirm' | 'cancel' | null {
  const groups = SIGN.exec(text.trim())?.groups;
  if (groups === undefined) return null;
  return groups['yes'] === undefined ? 'cancel' : 'confirm';
}

export interface AssentSetting {
  /** Facts were read from the message. */
  readonly hasFigures: boolean;
  /** The turn before asked something, so that there was no echo to answer. */
  readonly afterQuestion: boolean;
}

/**
 * Whether the words accept or reject what the bot echoed. Neither, when there is a figure, a question or a change in
 * them (那是58家, 对吗, 对但是改一下). Source: evaluation README, section 2.
 * @param text the message without @mentions and emoji
 */
export function readAssent(text: string, setting: AssentSetting): 'confirm' | 'cancel' | null {
  const { hasFigures, afterQuestion } = setting;
  const plain = lowerCase(text.trim());
  if (/^(?:否|不|不行|不要)[。!]?$/u.test(plain)) return 'cancel';
  if (!mayAnswer(plain)) return null;
  const figure = hasFigures || FIGURE.test(plain);
  if (WITHDRAW.test(plain) && !CHANGES.test(plain) && !/是[0-9]/u.test(plain)) return 'cancel';
  if (figure) return null;
  if (/不(?:用|必|要)(?:撤|改|取消)/u.test(plain) && isAssent(plain)) return 'confirm';
  if (isReject(plain)) return CHANGES.test(plain) ? null : 'cancel';
  if (afterQuestion && !STORES.test(plain)) return null;
  return isAssent(plain) ? 'confirm' : null;
}
