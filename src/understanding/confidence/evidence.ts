/**
 * What there is to say about how a fact was read: each item makes it more or less likely to be right. The weights are
 * fitted on labelled messages (confidence-weights.ts), so an item says what was seen, not whether it is good or bad.
 */
export const EVIDENCE = [
  /** The name is a word that names the indicator only before a figure (转化2项). */
  'name-brief',
  /** Not written right, and understood by its sound all the same (高起 for 高企). */
  'name-heard',
  'name-of-two-characters',
  /** The name stands for two indicators, and the figure has no unit that tells which. */
  'name-shared',
  /** … and it could be a figure of the other one by its size, too. */
  'name-shared-either-fits',
  /** Other indicators are named in the clause. */
  'names-compete',
  /** More than eight characters lie between name and figure. */
  'name-far',
  /** Words that the rules do not know lie between name and figure. */
  'unknown-words-between',
  /** 高企、科小分别58家、71家; 各1家. */
  'rule-list',
  /** 新增3家高企. */
  'rule-before-name',
  /** The figure has no name of its own and goes on with the last one. */
  'rule-goes-on',
  /** … and that name stands in an earlier clause. */
  'goes-on-far',
  /** … and no 累计, 新增 or the like says that it goes on. */
  'goes-on-bare',
  /** Words that the rules do not know stand before the figure and its name in the clause. */
  'unknown-words-before',
  /** Words that the rules do not know follow the figure (5家企业参会). */
  'unknown-words-after',
  'rule-table',
  /** Indicator, date or figure come from an earlier message. */
  'from-context',
  'unit-missing',
  /** Less than one of the indicator's large unit: 1860万元 of what is kept in 亿元. */
  'unit-converted',
  'approximate',
  /** More than ten times the target, or less than a thousandth of it. */
  'value-off-scale',
  'date-missing',
  /** … though the message names days. */
  'date-unused',
  /** The date was named in an earlier clause or in a later one. */
  'date-inherited',
  'date-weak',
  /** The message names several days that figures could hold at. */
  'dates-compete',
  'date-doubtful',
  /** Neither 累计 nor 新增 nor anything like it was said. */
  'measure-assumed',
  /** 认定, 引进 and the like stand in the clause, and the figure is taken for the total all the same. */
  'done-as-total',
  /** New, though only the date or the verb says so. */
  'delta-assumed',
  'delta-said',
  /** Several figures stand in the clause. */
  'figures-compete',
  /** 目标, 申报, 其中 and the like stand before it in its clause. */
  'trap-before',
  /** … or after it, in its clause or the next. */
  'trap-after',
  /** Another figure of the message was left out. */
  'others-omitted',
  'in-brackets',
  /** The clause is longer than people write with punctuation. */
  'clause-long',
  /** The words around it are hardly those of progress, by what people have labelled (`chanceOfProgress`). */
  'unlike-progress',
  /** … or not clearly. */
  'faintly-progress',
  /** 好像, 可能, 记不清. */
  'hedged',
  /** The message speaks of other places, too. */
  'speaks-of-others',
  /** Opinions, talk of the day, someone spoken to, a question. */
  'like-chatter',
  /** 改, 错, 更正: perhaps a correction of something not found. */
  'speaks-of-change',
  /** The message has another fact of the same indicator. */
  'indicator-again',
  /** Another fact of the message says something else of the same indicator, measure and day. */
  'contradicted',
] as const;

export type Evidence = (typeof EVIDENCE)[number];
