import type { Circumstances } from './circumstances.js';
import { cameOutOfPool } from './judge-pending.js';
import type { Token } from './tokens.js';

/** Things that happen on a day, so that 昨天认定1家 is new. */
const HAPPENS =
  /^(?:认定|入库|评价入库|登记|引进|获批|获评|获得|获|批|批了|批准了|批复|批准|通过|转化|签约|签订|签|入职|到岗|报到|评为|评上|评定|挂牌|揭牌|授牌|注册|入选|立项|备案|来|来了|进库|引|招|招录|录用|进了|进来了|拿到|拿下|落户|上岗|成立|批下来|产生|诞生|成交|摘牌|办理)$/;

/** The words of a figure: before it, and for 3家企业通过高企认定 or 1家入选 after it too. */
export function wordsOf({ figure, rule }: Circumstances): readonly Token[] {
  if (rule === 'before-name') return [...figure.clauseLeft, ...figure.right];
  if (rule === 'goes-on') return [...figure.clauseLeft, ...figure.right.slice(0, 2)];
  const date = figure.clauseLeft.findLast(({ kind }) => kind === 'date');
  const isOwn =
    figure.left.some(({ kind }) => kind === 'mention') && figure.left !== figure.clauseLeft;
  return isOwn && date !== undefined ? [date, ...figure.left] : figure.clauseLeft;
}

/** 本月, 上周: a stretch that is the subject of what is told, not the heading of a list of figures. */
const NAMED_BY_NOW = /[本这当上]一?个?(?:周|月|季度|星期|礼拜)/;
/** 昨天技合登记6个, 周五入库科小2家: what such a day brought, not what stood then. */
const RECENT_DAY = /^(?:大?前|昨|今|[上本这]?一?个?(?:周|星期|礼拜)[一二三四五六日天])/;
const ACTION = /^(?:登记|入库|引进|转化|签约)|(?:登记|入库|引进|转化|签约)$/;
/** 本周上报9家，入库4家: short for the name and for what happened. */
const BARE_ACTION = /^(?:入库|登记|引进|转化|签约)$/;
const DONE = /^(?:完成|实现|办理|办|做|签|新增|做了|签了|办了)$/;

/** 登记 of 技术合同登记 happens in 技术合同登记了 and, of the very month or week, in 本月完成技术合同登记. */
function actionHappens(
  words: readonly Token[],
  index: number,
  { dateWords }: Circumstances,
): boolean {
  const name = words[index]?.text ?? '';
  if (BARE_ACTION.test(name) && NAMED_BY_NOW.test(dateWords)) return true;
  const follows = words[index - 1]?.kind === 'date';
  if (follows && RECENT_DAY.test(dateWords) && ACTION.test(name)) return true;
  if (words[index + 1]?.text === '了') return /(?:登记|入库|归集|转化|引进)$/.test(name);
  return NAMED_BY_NOW.test(dateWords) && DONE.test(words[index - 1]?.text ?? '');
}

/** A thing that happened is told: 认定, 入库, or 技术合同登记了. */
export function tellsEvent(circumstances: Circumstances): boolean {
  const words = wordsOf(circumstances);
  return words.some((token, index) =>
    token.kind === 'mention'
      ? actionHappens(words, index, circumstances)
      : token.kind === 'cue' && HAPPENS.test(token.text) && !isHandedOver(words, index),
  );
}

/** 报过来的, 发来: the figure came, not what it counts. */
function isHandedOver(words: readonly Token[], index: number): boolean {
  return words[index]?.text === '来' && /[过报发送传转]$/.test(words[index - 1]?.text ?? '');
}

/** 这回认定了2家: what this one time brought. */
const THIS_TIME = /^(?:这次|这回|此次|此番|这一次|这一回|这轮|[这本该]批|第[二三四五六七八九]批)$/;

/** 刚认定1家, 裂变出1家新公司: just now, whatever the date. */
export function isJustDone({ figure }: Circumstances): boolean {
  if (cameOutOfPool(figure)) return true;
  return figure.left.some((token, index) => {
    const next = figure.left[index + 1];
    if (THIS_TIME.test(token.text)) return next?.kind === 'cue' && HAPPENS.test(next.text);
    if (token.kind === 'word' && token.text.endsWith('刚'))
      return next?.kind === 'cue' && HAPPENS.test(next.text);
    return token.kind === 'mention' && token.mention.around && /[出了]/.test(next?.text ?? '');
  });
}
