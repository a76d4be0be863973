import { OPENING } from './place-words.js';

/** 台账没有记录原因: the one thing that may be said of the ledger without a place. */
const NO_RECORD =
  /台账[中里]?(?:目前|暂|尚|也)?(?:没有|未|无)(?:相应|相关|有关)?的?(?:记录|记载|内容|说明)/u;

/** What a question may be about, taken up again. None of them states anything. */
const TOPICS = [
  '能否按期完成',
  '能不能按期完成',
  '是否能完成',
  '能否完成',
  '能不能完成',
  '是否完成',
  '能否达标',
  '能否达到目标',
  '原因',
  '办法',
  '措施',
  '做法',
  '困难',
  '问题',
  '预测',
  '预计',
  '打算',
  '安排',
  '下一步',
  '情况',
  '具体',
  '年底',
  '年末',
  '按目前进度',
  '全年',
  '关于',
  '对此',
  '对',
  '但',
  '的',
  '和',
  '与',
  '及',
  '、',
];

/** Without one of these, 年底 before a figure would make a forecast of it. */
const ASKS = /能否|能不能|是否/u;

const ADVISES = /^(?:但|因此|故)?(?:建议|请|可|还?需要?|应)/u;

/** What may be advised: steps, and no standing that would call for them. */
const ADVICE = [
  '进一步',
  '责任单位',
  '数源单位',
  '牵头单位',
  '专班办公室',
  '下一步',
  '联系',
  '询问',
  '了解',
  '核实',
  '核对',
  '查看',
  '督促',
  '调度',
  '跟进',
  '关注',
  '重点',
  '优先',
  '先',
  '抓紧',
  '尽快',
  '及时',
  '加快',
  '加大',
  '加强',
  '推进',
  '力度',
  '报送',
  '更新',
  '数据',
  '进展',
  '进度',
  '工作',
  '原因',
  '情况',
  '具体',
  '由',
  '向',
  '请',
  '对',
  '并',
  '再',
  '的',
  '和',
  '与',
  '及',
  '、',
];

/** Stands for a name of the plan; the caller puts it in place of each. */
export const NAME_MARK = '\uE002';

/** Whether a text is nothing but these words and names, one after the other. */
function consistsOf(text: string, words: readonly string[]): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at += 1) {
    if (!reached.has(at)) continue;
    for (const word of [NAME_MARK, ...words]) {
      if (text.startsWith(word, at)) reached.add(at + word.length);
    }
  }
  return reached.has(text.length);
}

/**
 * Whether a clause without a place may be said: that the ledger has no record, a step to take, or a few words that
 * lead to the next clause. Statements on how things stand need a place that states it, so 各项指标均达标 is none.
 * @param clause with `NAME_MARK` for each name
 */
export function isPlainClause(clause: string): boolean {
  const [phrase] = NO_RECORD.exec(clause) ?? [];
  if (phrase !== undefined) {
    const [before = '', after = ''] = clause.split(phrase, 2);
    return consistsOf(before, TOPICS) && consistsOf(after, TOPICS);
  }
  const [advises] = ADVISES.exec(clause) ?? [];
  if (advises !== undefined && consistsOf(clause.slice(advises.length), ADVICE)) return true;
  return (
    !clause.includes(NAME_MARK) &&
    (OPENING.test(clause) || (ASKS.test(clause) && consistsOf(clause, TOPICS)))
  );
}
