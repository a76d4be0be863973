import { saidAgain } from './draft-figure.js';
import type { SaidFigure } from './draft-figure.js';
import { justSay, textReply } from './outcome.js';
import { receiptTexts } from './receipt-texts.js';
import type { Receipt } from './receipt.js';
import { redraft, showChanged } from './redraft-receipt.js';
import { here } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';

/** The figure as the chosen reading has it; what was asked of another reading is asked anew. */
function asRead(said: SaidFigure, choice: number): SaidFigure | null {
  const reading = said.readings[choice - 1];
  if (reading === undefined) return null;
  const { indicatorId, measure, value, from, asOf, approx } = reading;
  // A correction corrects a figure of the same indicator, or none.
  const corrects = indicatorId === said.indicatorId ? said.corrects : null;
  const read = { indicatorId, measure, value, from, asOf, approx, corrects };
  return { ...said, ...read, readings: [], waived: [] };
}

/**
 * The answer to which reading of a figure is meant. The number after the last reading says none: the
 * line then goes, and with the last one the receipt.
 * @returns `null` when the number stands for nothing
 */
export function chooseReading(
  situation: BoundSituation,
  receipt: Receipt,
  { index, choice }: { readonly index: number; readonly choice: number },
): Outcome | null {
  const figure = receipt.figures[index];
  if (figure === undefined) return null;
  const said = saidAgain(figure);
  if (choice > said.readings.length + 1) return null;
  const chosen = asRead(said, choice);
  const figures = receipt.figures.flatMap((other, at): SaidFigure[] => {
    if (at !== index) return [saidAgain(other)];
    return chosen === null ? [] : [chosen];
  });
  if (figures.length === 0 && receipt.events.length === 0) {
    const closed: Receipt = { ...receipt, status: 'withdrawn', closedAt: situation.now };
    return {
      ...justSay(textReply(here(situation), receiptTexts.noReading)),
      receipts: [closed],
    };
  }
  return showChanged(situation, redraft(situation, receipt, figures));
}
