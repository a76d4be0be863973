import { isQuestion } from '../query/asking-words.js';

/** Words that announce a change of what was reported. */
const ANNOUNCED =
  /更正|勘误|订正|改正(?:一?下|为|:)|纠正(?:一?下|为|:)|修正(?:一?下|为|:)|更改(?:一?下|为|:)|(?:数据|数字|口径)(?:有)?(?:调整|修订|变更)[:为，]|重报[:，]|重新(?:报|上报|填报)(?:一?下)?[:，]|(?:改|调整|修改)(?:成|为)|应(?:该)?(?:为|是)|误(?:写|报|填|算|记|录|统计)|(?:写|报|填|说|打|记|算|统计|录|发|看|搞|弄|抄)(?:错|反|混|多|漏|少|重)了|(?:写|报|填|说|打|记|算|抄|看)错|口误|笔误|手误|错了|有误|(?:不是|不应是|并非)[^，。\n]{0,16}(?:而?是|应)|(?:是|为)[^，。\n]{0,20}[，\s]?(?:不是|而非|并非)[^，。\n]{0,12}[0-9一二三四五六七八九十]|以(?:这个|这条|此|本次|这次|后面|现在)(?:数据?)?为准|(?:多|少|重复|漏)(?:报|算|计|统计|数|写)了?(?=[0-9一二三四五六七八九十两几]|$|[，。的])|(?:之前|前面|上次|昨天|刚才|早上|上午|前天|上周)[^，。\n]{0,10}(?:报|说|发|填|写)的?[^。\n]{0,24}(?:不对|有误|错|重复|不准|作废|算进去|多了|少了|漏了)|不对[，。!\s][^?]{0,30}[0-9一二三四五六七八九十]|(?:数|单位|日期|时间)(?:写|填|报|搞|弄)?(?:错|反)/u;

/** Fixing, righting and mistakes as the work itself. */
const AS_WORK = /(?:整改|纠正|更正)[^，。]{0,6}(?:问题|错误|[0-9]+[个项处件])|更正登记/u;

/** Whether the message changes something reported before. @param hasNumbers any quantity stands in it */
export function readsAsCorrection(text: string, hasFigures: boolean, hasNumbers: boolean): boolean {
  if (!ANNOUNCED.test(text) || AS_WORK.test(text)) return false;
  if (!hasFigures && isQuestion(text)) return false;
  return hasFigures || hasNumbers || /更正|勘误|订正|不是[^，。]{1,16}是/u.test(text);
}
