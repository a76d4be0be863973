import type { Reply } from '../message/reply.js';
import { confirmableFigures } from './figure-events.js';
import { figureEffects } from './figure-effects.js';
import type { FigureEffect } from './figure-effects.js';
import { figureLines } from './figure-line.js';
import { eventLine } from './event-line.js';
import { countFiles } from './evidence/evidence-here.js';
import { evidenceTexts } from './evidence/evidence-texts.js';
import { asButton } from './outcome.js';
import { questionText } from './question-texts.js';
import { receiptTexts } from './receipt-texts.js';
import type { Receipt, ReceiptFigure } from './receipt.js';
import { here } from './situation.js';
import type { Situation } from './situation.js';

/** What a receipt says beside its own lines. */
export interface ReceiptNotes {
  /** Before the heading, such as 没有找到可更正的原报数. */
  readonly before?: readonly string[];
  /** After the lines: what was left out and why, what is asked. */
  readonly after?: readonly string[];
}

export function receiptEffects(situation: Situation, receipt: Receipt): readonly FigureEffect[] {
  return figureEffects(situation.ledger, receipt, situation.now, situation.today);
}

/** The numbered lines: figures first, then everything else. */
export function receiptLines(situation: Situation, receipt: Receipt): readonly string[] {
  const { today, view } = situation;
  const figures = receiptEffects(situation, receipt).flatMap((effect, index) =>
    figureLines(effect, index + 1, today),
  );
  const others = receipt.events
    .map((event) => eventLine(event, view.plans, today))
    .filter((line) => line !== null)
    .map((line, index) => `${receipt.figures.length + index + 1}. ${line}`);
  return [...figures, ...others];
}

/** 佐证2份 */
export function evidenceLines({ evidence = [] }: Receipt): readonly string[] {
  return evidence.length === 0 ? [] : [evidenceTexts.count(countFiles(evidence))];
}

/** Whether the sender has other receipts waiting, so that a bare 确认 would not say which. */
function needsNumber(situation: Situation, receipt: Receipt): boolean {
  return situation.view.receipts.some(
    ({ id, status, memberId }) =>
      id !== receipt.id && status === 'pending' && memberId === receipt.memberId,
  );
}

/** A county-wide statement of a non-owner that may have been meant as its own part. */
function isProposal({ fact, question }: ReceiptFigure): boolean {
  return fact.standing === 'proposal' && question === null;
}

function answerTexts(effects: readonly FigureEffect[]): readonly string[] {
  return effects.flatMap((effect, index) => questionText(effect, index + 1)?.answers ?? []);
}

function footer(receipt: Receipt, canConfirm: boolean): string {
  if (!canConfirm) return receiptTexts.answerFirst(receipt);
  return receipt.figures.length > 0
    ? receiptTexts.footer(receipt)
    : receiptTexts.shortFooter(receipt);
}

/** The receipt as shown to its sender, with a button for every answer that is a fixed text. */
export function receiptReply(
  situation: Situation,
  receipt: Receipt,
  notes: ReceiptNotes = {},
): Reply {
  const isCorrection = receipt.figures.some(({ corrects }) => corrects !== null);
  const verb = isCorrection ? receiptTexts.checkCorrection : receiptTexts.check;
  const lines = receiptLines(situation, receipt);
  const number = needsNumber(situation, receipt) ? String(receipt.no) : '';
  const canConfirm = receipt.events.length > 0 || confirmableFigures(receipt).length > 0;
  const buttons = [
    ...(canConfirm ? [`确认${number}`] : []),
    `撤销${number}`,
    ...answerTexts(receiptEffects(situation, receipt)),
    ...(receipt.figures.some(isProposal) ? ['分项'] : []),
    `不是我报的${number}`,
  ];
  return {
    to: here(situation),
    blocks: [
      ...(notes.before ?? []).map((text) => ({ type: 'text' as const, text })),
      { type: 'text', text: receiptTexts.heading(receipt, verb) },
      { type: 'figures', lines },
      ...evidenceLines(receipt).map((text) => ({ type: 'text' as const, text })),
      ...(notes.after ?? []).map((text) => ({ type: 'text' as const, text })),
      { type: 'text', text: footer(receipt, canConfirm) },
    ],
    buttons: buttons.map(asButton),
  };
}
