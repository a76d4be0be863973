import { readMessage } from '../read-message.js';
import type { OpinionRequest } from '../second-opinion.js';
import { analyseQuery } from './analyse-query.js';
import { isQuestion, requestsSomething } from './asking-words.js';

/** What no stored figure answers by itself: reasons, advice, outlook, weighing one against another. */
const OPEN =
  /为什么|为何|为啥|怎么(?:会|办|才能|样才能)|如何(?:才能|加快|提高|确保|补上|追上|赶上)|原因|建议|怎么看|分析|研判|评价|评估|点评|解读|意味|说明(?:了)?什么|(?:能不能|能否|会不会|是否能|可不可能|有没有(?:可能|希望|把握))[^，。\n]{0,16}(?:完成|达标|达到|实现|赶上)|(?:按|照)(?:目前|现在|这个|这样)[^，。\n]{0,12}(?:进度|速度|趋势)|预计|预测|来得及|来不来得及|更(?:难|容易|紧|急|突出)|(?:先|优先|重点)(?:抓|做|盯|推)(?:哪|什么|啥)|抓(?:哪|什么|啥)(?:项|个)?(?:最|更)|有什么(?:问题|特点|规律|亮点|不足|办法)|(?:相比|对比|比起来)[^，。\n]{0,12}(?:怎么样|如何|差在哪|好在哪)|总结一?下|概括一?下/u;
/** Words of the plan at large: with them a question is about our work. */
const OURS = /指标|任务|方案|进度|进展|目标|攻坚|专班|单位|部门|全县/u;
/** A longer text tells something, whatever it asks at its end. */
const MAX_LENGTH = 120;

/** Whether a message asks something that none of the kinds of `QueryKind` answers in full. */
export function isOpenQuestion({ input, lexicon, understanding }: OpinionRequest): boolean {
  const { intent, injection } = understanding;
  if (injection || (intent !== 'query' && intent !== 'other')) return false;
  if (input.text.length > MAX_LENGTH) return false;
  const message = readMessage(input, lexicon);
  const { text } = message.text;
  if (!OPEN.test(text)) return false;
  if (intent === 'query') return true;
  if (!isQuestion(text) && !requestsSomething(text)) return false;
  const { indicators, units, tasks } = analyseQuery(message);
  return indicators.length + units.length + tasks.length > 0 || OURS.test(text);
}
