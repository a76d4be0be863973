import type { DatePhrase } from '../dates/date-phrase.js';
import type { Attachment } from './attach.js';
import type { MeasureDecision } from './circumstances.js';
import type { Figure } from './figures.js';
import type { Owner } from './owner.js';

/** The figure before another, with what was made of it. */
export interface Previous {
  readonly at: number;
  readonly sentence: number;
  readonly bracketed: boolean;
  readonly attachment: Attachment;
  readonly decision: MeasureDecision;
  readonly owner: Owner;
  readonly date: DatePhrase | null;
  /** The text says whether it is a total or new, of it or of the twin it goes on with. */
  readonly measured: boolean;
}

export const namesDate = ({ left }: Figure): boolean => left.some(({ kind }) => kind === 'date');

/** 昨日2家 after 今日入库3家, 中旬7个 after 上旬新登5个: told of another day or stretch what was told of the first. */
export function isSameOfOther({ left }: Figure, before: DatePhrase | null): boolean {
  const said = left.filter(({ kind }) => kind !== 'mark');
  const [day] = said;
  if (said.length !== 1 || day?.kind !== 'date' || day.date.closing || day.date.compared)
    return false;
  const { kind } = day.date;
  return (kind === 'event' || kind === 'period') && before?.kind === kind && !before.closing;
}

/** Another day of the same, or the next of a list. */
export function goesOnWith(figure: Figure, { attachment }: Previous): boolean {
  if (namesDate(figure)) return true;
  const listed = figure.left.every(({ kind }) => kind === 'mark' || kind === 'mention');
  return listed && attachment.rule === 'list';
}

/** Within the same brackets or none, or right behind in brackets of its own: +5（1750万）. */
export function standsBeside(previous: Previous, figure: Figure): boolean {
  // 新增2450万元（合同9个）.
  const reach = figure.left.at(-1)?.kind === 'mention' ? 3 : 2;
  const isTwinInBrackets = figure.bracketed && figure.at - previous.at === reach;
  return previous.bracketed === figure.bracketed || isTwinInBrackets;
}

/** 一般公共预算收入16.2亿元，其中税收11.07亿元: named by itself, of what is a fact. */
export function isPartOfFact(
  whole: Previous | null,
  { sentence, scope }: Figure,
  { indicator, rule }: Attachment,
): boolean {
  return (
    scope.part !== 'none' &&
    rule === 'after-name' &&
    whole?.sentence === sentence &&
    whole.attachment.indicator.unit === indicator.unit
  );
}
