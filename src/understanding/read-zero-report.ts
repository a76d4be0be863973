import { dateOf } from '../kernel/dates.js';
import type { ReadMessage } from './read-message.js';
import type { ZeroReport } from './understanding.js';
import { Pattern } from './text/pattern.js';

const NOTHING_NEW = new Pattern(
  /零(?:报告|上报|申报|新增|增长|进展|变化)|(?:无|没有?|没啥|没什么|未有|不存在)(?:任何|什么|其他|其它|新的?|啥|再|又){0,3}(?:新增|变化|变动|更新|进展|增加|增长|增量|动静|新情况|可报|要报)(?!就|的话|材料|通知|较)|没(?:有)?(?:什么|啥)?新的(?:$|[，。!])|(?:无|没有?)(?:新)?情况(?:可?报|$|[。!])|(?:与|和|跟|同|较)(?:上周|上月|上期|上次|上回|之前|前期|前次)[^，。;\n]{0,6}(?:一致|持平|一样|相同|不变|没变)|维持(?:不变|原数|上[周月期次])|(?:数据|数字|指标|数)(?:都|均|全)?(?:不变|没变|未变|没动)|(?:都|均|也|还|仍)(?:没|未)(?:有)?(?:变|动)(?:$|[，。!])|(?:没|无)(?:有|啥|什么|得)*(?:好|可|要|需要?)(?:报|汇报|说|更新)的|没(?:有)?(?:新的?)?(?:引进|认定|入库|登记|转化|签约|增补)(?:$|[，。!的])|(?:跟|和|与|同|还是)(?:上周|上月|上期|上次|上回|之前|前期)(?:的)?[^，。;\n]{0,4}(?:一个样|老样子|差不多|那些|没两样|没区别)|(?:还是)?老样子|原地(?:踏步|没动)|按兵不动|新增(?:数)?(?:为|是|:)?(?:0|零)(?![.0-9点])[家个项名]?/u,
);

const ASKS = new Pattern(/[?]|吗|哪|谁|怎么|什么(?!变化|进展|新|情况|可报|要报)|多少|是否|有没有/u);

/** Things done stand in the clause, so that 无 is said of something else (无变化 of a list). */
const NOT_ZERO = new Pattern(/无(?:误|异议|问题|意见)|变化(?:较|很)?大|不(?:是|算)(?:没|无)/u);

/**
 * A report that there is nothing new (本周无新增, 无变化, 零报告), for the indicators named with it or, when none is, for all.
 * `null` when the message is no such report. Source: evaluation README, section 2; semantics, "Zero report".
 */
export function readZeroReport(message: ReadMessage): ZeroReport | null {
  if (!NOTHING_NEW.mayMatch(message.text.text)) return null;
  const zero = message.clauses.filter(
    // Hardly another pattern is tried on these clauses: to walk them first would take longer than to search them.
    ({ text }) => NOTHING_NEW.regexp.test(text) && !ASKS.test(text) && !NOT_ZERO.test(text),
  );
  if (zero.length === 0) return null;
  const sentences = new Set(zero.map(({ sentence }) => sentence));
  const named = message.clauses.filter(({ sentence }) => sentences.has(sentence));
  const mentions = message.mentions.filter(({ span }) =>
    named.some((clause) => clause.span.start <= span.start && span.end <= clause.span.end),
  );
  const ids = mentions.flatMap(({ candidates }) => candidates.map(({ id }) => id));
  const dates = message.dates.filter(({ negated, doubt }) => !negated && doubt === null);
  const today = dateOf(message.input.now);
  const asOf = dates.at(0)?.asOf ?? today;
  return { indicatorIds: [...new Set(ids)], asOf: asOf > today ? today : asOf };
}
