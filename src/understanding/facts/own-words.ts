import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { Token } from './tokens.js';

/** What is done to things counted so: 举办惠民演出30场, 接待游客9万人次, 发放创业担保贷款800万元. */
const NATURAL: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:场|次|期)次?$/u, /举办|召开|组织|参加|交流|宣讲|宣传|观摩|慰问|培训/u],
  [/人次$/u, /接待|培训|服务|资助|帮扶|宣讲|组织|参加|覆盖|惠及|受益|检查|体检|补助|补贴/u],
  [/^(?:万|亿)?人$/u, /培训|覆盖|接待|组织|帮扶|补贴/u],
  [/^(?:件|起|宗|例)$/u, /办理|处理|处置|解决|协调|授权|调解/u],
  [/^批次$/u, /抽查|检查|抽检/u],
  [/^(?:台|套|辆|部)$/u, /采购|投放|配备|提供|注销|退出|取消|清退/u],
  [/^(?:处|个|座|条|口|栋)$/u, /整改|处置|配备|投放|关停/u],
  [/^户$/u, /帮扶|整改|补贴|补助|发放/u],
];

/** Money that is lent, granted or paid out. */
const GRANTS = /贷|资金|补|担保|融资|债|奖/u;
const GRANTED = /发放|拨付|兑现|放款|放贷|贷款|融资|授信|补贴|补助|资助/u;

function isNatural(word: string, { names, unit }: LexiconIndicator): boolean {
  if (unit.endsWith('元')) return GRANTED.test(word) && names.some((name) => GRANTS.test(name));
  return NATURAL.some(([kept, verbs]) => kept.test(unit) && verbs.test(word));
}

/**
 * Whether a word that elsewhere shows something else to be counted belongs to the indicator: it stands in its names, or is
 * what is done to things of its unit.
 */
export function isOwnWord(token: Token, indicators: readonly LexiconIndicator[]): boolean {
  if (token.kind !== 'word' && !(token.kind === 'cue' && isSuspect(token.cue))) return false;
  return indicators.some(
    (item) =>
      item.names.some((name) => name.includes(token.text)) ||
      isNatural(token.text, item) ||
      isItsGrowth(token.text, item),
  );
}

/** 能耗降幅前三季度2.6%: the growth or decline that an indicator is. */
const GROWTH_WORD = /^(?:[增涨降跌]幅|增速|下降|降低|增长)$/;
const GROWTH_NAME = /(?:增速|增幅|增长率?|下降率|降低率|降幅|下降|降低)$/;

function isItsGrowth(word: string, { shortName }: LexiconIndicator): boolean {
  return GROWTH_WORD.test(word) && GROWTH_NAME.test(shortName);
}

function isSuspect(cue: string): boolean {
  return cue === 'other' || cue === 'noun';
}
