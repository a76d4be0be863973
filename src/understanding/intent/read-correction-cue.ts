import { HIGHER_NEWS } from './work-cues.js';
import { isQuestion } from '../query/asking-words.js';
import { Pattern } from '../text/pattern.js';

interface Cue {
  readonly weight: number;
  readonly when: RegExp;
}

/** Not 录 of 目录 nor 记 of 登记. */
const WRITE =
  '(?<![目记附收抄登总书])(?:写|报|填|说|打|记|录|发|算|统计|抄|看|听|搞|弄|标|点|选|数|粘|贴|输|敲|用|当)';
const N = '[0-9一二三四五六七八九十两]';

/** What speaks for a change of something reported before; 2 and more is enough. */
const CUES: readonly Cue[] = [
  // Said outright.
  {
    weight: 2,
    when: /更正|勘误|订正|(?:改正|纠正|修正|更改)(?:一?下|为|:)|(?:数据|数字|口径)(?:有)?(?:调整|修订|变更)[:为，]|(?:作废|不作数|不算)[，。]?[^，。]{0,4}重(?:新)?[报填发]|重报(?:一?[下遍次])?[:，]|重新(?:报|上报|填报)(?:一?下)?[:，]/u,
  },
  {
    weight: 2,
    when: new RegExp(`${WRITE}(?:错|(?:反|混|多|漏|少|重|串|岔)行?(?:了|$|[，。;]))`, 'u'),
  },
  {
    weight: 2,
    when: /(?:写|报|填|打|看|弄|搞|抄|说)?颠倒了|口误|笔误|手误|手滑|手快了|[打发报写]快了|眼花|错了|[串岔错]了?行(?:了|$|[，。])|有误|搞岔|弄混|误(?:写|报|填|算|记|录|统计)/u,
  },
  // The old value against the new one.
  {
    weight: 2,
    when: new RegExp(
      `(?:不是|不应是|并非)[^，。\\n]{0,16}(?:而?是|应)|不是[^。\\n]{1,14}[，\\s]+(?:而)?是|(?:是|为)[^，。\\n]{0,20}[，\\s]?(?:不是|而非|并非)[^，。\\n]{0,12}${N}|${WRITE}成了?[^，。]{1,12}了`,
      'u',
    ),
  },
  {
    weight: 2,
    when: /(?:改|调整|修改)(?:成|为)(?![^，。0-9一二三四五六七八九十]{2,12}(?:$|[，。]))|应(?:该)?(?:为|是)|改(?:一?下)[:，]/u,
  },
  {
    weight: 2,
    when: new RegExp(
      `(?:多|少|重复|漏)(?:报|算|计|统计|数|写)了?(?=${N}|$|[，。的])|(?:漏|掉|落|丢|少)了?(?:一?个|了)[^，。]{0,4}(?:字|零|0|点|单位|位)|(?:多|少)(?:打|敲|输|加|写|填|说|算)了?(?:一?个|两个)`,
      'u',
    ),
  },
  {
    weight: 2,
    when: /(?:之前|前面|上次|昨天|刚才|早上|上午|前天|上周)[^，。\n]{0,10}(?:报|说|发|填|写)的?[^。\n]{0,24}(?:不对|有误|错|重复|不准|作废|算进去|(?:偏|报)?[多少漏高低大小旧早晚]了|偏[高低大小多少])/u,
  },
  {
    weight: 2,
    when: new RegExp(
      `不对[，。!\\s][^?]{0,30}${N}|(?:数|单位|日期|时间)(?:写|填|报|搞|弄)?(?:错|反)`,
      'u',
    ),
  },
  // 84改83, 58→59, 科小83才对, 此前所报作废, 两位弄反了.
  {
    weight: 2,
    when: new RegExp(
      `${N}[\\u4e00-\\u9fff%]{0,3}(?:改(?:成|为)?|→|->)(?![0-9]{1,2}月)[0-9]|${N}[\\u4e00-\\u9fff%]{0,3}[，。!\\s]{1,3}不是${N}|[，。]应[0-9]|${N}[\\u4e00-\\u9fff%]{0,3}才(?:对|是对的|准)|(?:所报|报的|说的|发的|那条|数)[^，。\\n]{0,10}作废|(?:弄|写|打|看|搞)反了|(?:都|也|得|需)?要改(?:一下)?[:，]|正确(?:的)?数?(?:字|据)?(?:是|为|应)`,
      'u',
    ),
  },
  { weight: 1, when: /以(?:这个|这条|此|本次|这次|后面|现在)(?:数据?)?为准/u },
  // 新入库三家哦不对说错了是两家: a slip of the tongue within the report itself.
  {
    weight: -4,
    when: new RegExp(
      `${N}[十百千万亿]{0,3}[家个名项户元]{0,2}，?[哦噢哎呃诶]，?(?:不对|不是|说错|错了)`,
      'u',
    ),
  },
  // The rules change, not what was reported.
  { weight: -2, when: HIGHER_NEWS.regexp },
  // Only likely: together, or after a report, they are enough.
  { weight: 1, when: new RegExp(`${WRITE}(?:早|晚|高|低|大|小|偏|乱|重)了`, 'u') },
  {
    weight: 1,
    when: new RegExp(
      `(?:按|以|算|记)[^，。]{0,6}${N}+[家个名项亿万元]*(?:来)?(?:算|计|记|报|改|为准|吧|$)`,
      'u',
    ),
  },
  {
    weight: 1,
    when: /实际(?:上)?(?:应|只|就|是|为|有|[0-9])|其实(?:应|只|就|是|为|有)|准确(?:的|说|数)?(?:是|为|来说)|真实/u,
  },
  {
    weight: 1,
    when: new RegExp(
      `(?:那个|这个|刚才的?|前面的?|上面的?)?${N}[家个名项亿万元]{0,2}(?:指的)?是(?:累计|总数|存量|总量|新增|当月|增量|本月|本周)`,
      'u',
    ),
  },
  {
    weight: 1,
    when: /(?:数|那个|那条|这个)[^，。]{0,4}(?:不对|不准|有出入|有问题)|对不上|不能算|没算准|要(?:扣|减|剔)|(?:扣|减|剔)(?:掉|除|去)/u,
  },
  {
    weight: 1,
    when: /(?:刚才|刚刚|前面|上面|上一?条|早上|上午|之前|昨天|前天|上次|上周)[^，。]{0,8}(?:那|报|发|说|填|漏|多算|少算)/u,
  },
];

const cues = CUES.map(({ weight, when }) => ({ weight, when: new Pattern(when) }));

/** Fixing, righting and mistakes as the work itself. */
const AS_WORK = new Pattern(
  /(?:整改|纠正|更正(?![:，为一]))[^，。]{0,6}(?:问题|错误|[0-9]+[个项处件])|更正登记/u,
);

/** Said of a figure, these change it whatever work it counts. */
const SAYS_ANEW = new Pattern(/改成|改为|应为|更正[:，为一]|不是[0-9]/u);

const ENOUGH = 2;

export interface CorrectionSetting {
  readonly hasFigures: boolean;
  /** Any quantity stands in it. */
  readonly hasNumbers: boolean;
  /** The sender's message before it held quantities. */
  readonly afterFigures: boolean;
}

/** Whether the message changes something reported before. */
export function readsAsCorrection(text: string, setting: CorrectionSetting): boolean {
  const { hasFigures, hasNumbers, afterFigures } = setting;
  if ((AS_WORK.test(text) && !SAYS_ANEW.test(text)) || (!hasFigures && isQuestion(text)))
    return false;
  const weight = cues.reduce((sum, cue) => (cue.when.test(text) ? sum + cue.weight : sum), 0);
  if (weight === 0 || weight + Number(afterFigures) < ENOUGH) return false;
  return (
    hasFigures || hasNumbers || afterFigures || /更正|勘误|订正|不是[^，。]{1,16}是/u.test(text)
  );
}
