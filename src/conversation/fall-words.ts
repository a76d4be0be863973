import { decimal, decimalText } from '../kernel/decimal.js';
import { clip } from '../answers/phrases.js';
import type { UnderstoodFact } from '../understanding/understanding.js';

/** A minus before a number (-5家): meant as a fall, or a slip of the hand. */
const MINUS = /[-－−﹣–]\s*[\d零一二两三四五六七八九十]/u;
const FALLS = /减少|核减|净减|减掉|减去|少了|下降|流失/u;
/** Why a stock loses members (semantics: 资格到期). */
const CAUSES =
  /到期|过期|取消|注销|迁出|迁移|搬迁|吊销|复审|复核|未通过|没通过|摘牌|倒闭|破产|关停|停产|退出|合并|重组|整改|核减/u;
const NAMED_CAUSE = /(?:原因|理由)(?:是|为|[:：])?\s*(?<cause>[^，,。；;！!\n]{2,})/u;
const WITHIN_CLAUSE =
  /(?:因为|由于|因)(?<cause>[^，,。；;！!\n]{2,60}?)(?:而)?(?:减少|核减|净减|下降|降|退)/u;
/** Enough for a reason; the whole message stands behind it. */
const REASON_CHARACTERS = 30;
/** A longer text is a message of its own and no mere answer. */
const ANSWER_LENGTH = 40;

/** The increase as a fall where the words say so (减少5家). */
export function withFall(fact: UnderstoodFact, text: string): UnderstoodFact {
  const words = text.slice(fact.span.start, fact.span.end);
  const isFall = fact.measure === 'delta' && decimal(fact.value).gt(0) && FALLS.test(words);
  return isFall ? { ...fact, value: decimalText(decimal(fact.value).negated()) } : fact;
}

export function hasMinus({ value, span }: UnderstoodFact, text: string): boolean {
  return decimal(value).lt(0) && MINUS.test(text.slice(span.start, span.end));
}

/** The words of a message that say why something fell; `null` when none do. */
export function reasonIn(text: string): string | null {
  const named = NAMED_CAUSE.exec(text) ?? WITHIN_CLAUSE.exec(text);
  const cause =
    named?.groups?.['cause'] ??
    text
      .split(/[，,。；;！!\n（）()]/u)
      .find((clause) => CAUSES.test(clause))
      ?.replace(/^\s*(?:因为|由于|主要是|系|因|是)/u, '');
  return cause === undefined ? null : clip(cause, REASON_CHARACTERS);
}

/** Whether a short text can be nothing but the answer to 请说明原因. */
export function isReason(text: string): boolean {
  return text.length <= ANSWER_LENGTH && CAUSES.test(text);
}
