import { decimal } from '../kernel/decimal.js';
import type { DecimalText } from '../kernel/decimal.js';
import type { Indicator } from '../plan/model.js';
import { saidAgain } from './draft-figure.js';
import type { SaidFigure } from './draft-figure.js';
import { justConfirmed } from './decide-withdraw.js';
import { newId } from '../kernel/ids.js';
import type { FactId } from '../kernel/ids.js';
import { openReceipt } from './open-receipt.js';
import { justSay, textReply } from './outcome.js';
import { mayDecideOn, newestFirst, pendingReceipts, pickPending } from './pick-receipt.js';
import { readDate, readFigure } from './read-answer-value.js';
import { receiptTexts } from './receipt-texts.js';
import type { Receipt } from './receipt.js';
import { changeFigures } from './redraft-receipt.js';
import { here } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';

/** A changed figure is judged afresh: what was asked of the old one is settled. */
const UNASKED = { waived: [], readings: [], overlap: null } as const;

/** What a change is about: the picked receipt, else the newest own one, else one just confirmed. */
function receiptToChange(situation: BoundSituation, line: number | null): Receipt | null {
  const picked = pickPending(situation);
  if (picked.kind === 'one' && mayDecideOn(situation.member, picked.receipt)) {
    return picked.receipt;
  }
  if (picked.kind === 'several') {
    const newest = newestFirst(picked.receipts);
    return newest.find(({ figures }) => figures.length >= (line ?? 0)) ?? newest[0] ?? null;
  }
  if (picked.kind === 'unclear') return null;
  return justConfirmed(situation);
}

function indicatorAt(situation: BoundSituation, receipt: Receipt, index: number): Indicator | null {
  const id = receipt.figures[index]?.fact.indicatorId;
  const all = situation.view.plans.flatMap((plan) => plan.indicators);
  return all.find((indicator) => indicator.id === id) ?? null;
}

function isMinus({ measure }: SaidFigure, value: DecimalText): boolean {
  return measure === 'delta' && decimal(value).lt(0);
}

function say(situation: BoundSituation, text: string): Outcome {
  return justSay(textReply(here(situation), text));
}

/** Index of the line meant, or the text that says why none is. */
function lineIndex(receipt: Receipt, line: number | null): number | string {
  if (line === null) return receipt.figures.length === 1 ? 0 : receiptTexts.whichLine;
  return receipt.figures[line - 1] === undefined ? receiptTexts.noSuchLine : line - 1;
}

/** A pending receipt is changed in place; a confirmed one is corrected by a new receipt. */
function apply(
  situation: BoundSituation,
  receipt: Receipt,
  change: (said: SaidFigure, index: number) => SaidFigure | null,
): Outcome {
  if (receipt.status === 'pending') {
    return changeFigures(situation, receipt, (said, index) => change(said, index) ?? said);
  }
  const figures = receipt.figures.flatMap((figure, index): SaidFigure[] => {
    const changed = change(saidAgain(figure), index);
    if (changed === null) return [];
    return [{ ...changed, factId: newId<FactId>(), corrects: figure.fact.id }];
  });
  return openReceipt(situation, { figures, events: [] });
}

/** 改2 90家 */
export function decideChangeValue(
  situation: BoundSituation,
  line: number | null,
  value: string,
): Outcome {
  const receipt = receiptToChange(situation, line);
  if (receipt === null) return say(situation, nothingToChange(situation));
  const index = lineIndex(receipt, line);
  if (typeof index === 'string') return say(situation, index);
  const indicator = indicatorAt(situation, receipt, index);
  const figure = indicator === null ? null : readFigure(situation, indicator, value);
  if (figure === null) return say(situation, receiptTexts.unreadableValue);
  return apply(situation, receipt, (said, at) =>
    at === index ? { ...said, ...figure, isMinus: isMinus(said, figure.value), ...UNASKED } : null,
  );
}

/** 日期改成6月底: all figures of the receipt, or the one line named. */
export function decideChangeDate(
  situation: BoundSituation,
  line: number | null,
  date: string,
): Outcome {
  const receipt = receiptToChange(situation, line);
  if (receipt === null) return say(situation, nothingToChange(situation));
  const index = line === null ? 0 : lineIndex(receipt, line);
  if (typeof index === 'string') return say(situation, index);
  const asOf = readDate(situation, date);
  if (asOf === null) return say(situation, receiptTexts.unreadableDate);
  const dated = receipt.events.map((event) =>
    event.kind === 'no-change-reported' || event.kind === 'progress-recorded'
      ? { ...event, asOf }
      : event,
  );
  const changed = line === null ? { ...receipt, events: dated } : receipt;
  return apply(situation, changed, (said, at) => {
    if (line !== null && at !== index) return null;
    const isEvent = said.from === null || said.from === said.asOf || said.from > asOf;
    const from = said.measure === 'total' ? null : isEvent ? asOf : said.from;
    return { ...said, asOf, from, ...UNASKED };
  });
}

function nothingToChange(situation: BoundSituation): string {
  const picked = pickPending(situation);
  if (picked.kind === 'unclear') return receiptTexts.unclear(picked.no);
  const foreign = pendingReceipts(situation).find(
    (receipt) => receipt.group !== null && receipt.group === situation.message.group,
  );
  return foreign === undefined ? receiptTexts.nothingPending : receiptTexts.forbidden(foreign);
}
