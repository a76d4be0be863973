import { decimal, decimalText } from '../kernel/decimal.js';
import { changeFigures } from './redraft-receipt.js';
import { mayDecideOn, newestFirst } from './pick-receipt.js';
import { isWhatIsQuoted } from './quoted-receipt.js';
import type { Receipt, ReceiptFigure } from './receipt.js';
import { readFigure } from './read-answer-value.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';

type Kind = NonNullable<ReceiptFigure['question']>['kind'];

/** The newest pending receipt of this chat that asks such a question; one's own before others'. */
function askedFor(situation: BoundSituation, kind: Kind): Receipt | null {
  const { member, message, view } = situation;
  const open = newestFirst(view.receipts)
    .filter(({ status, figures }) => status === 'pending' && figures.some(asks(kind)))
    .filter((receipt) => mayDecideOn(member, receipt))
    .filter(isWhatIsQuoted(situation));
  return (
    open.find(({ memberId }) => memberId === member.id) ??
    open.find(({ group }) => group !== null && group === message.group) ??
    null
  );
}

function asks(kind: Kind): (figure: ReceiptFigure) => boolean {
  return ({ question }) => question?.kind === kind;
}

/** Whether the speaker himself was asked why a stock fell. */
export function isAskedWhy(situation: BoundSituation): boolean {
  return askedFor(situation, 'falling-stock')?.memberId === situation.member.id;
}

/**
 * 原因：资格到期: stored with the figure that fell.
 * @returns `null` when no receipt asks for a reason
 */
export function decideReason(situation: BoundSituation, reason: string): Outcome | null {
  const receipt = askedFor(situation, 'falling-stock');
  if (receipt === null) return null;
  return changeFigures(situation, receipt, (said, index) =>
    receipt.figures[index]?.question?.kind === 'falling-stock' ? { ...said, reason } : said,
  );
}

/**
 * 减少5家, said of a figure that was written with a minus: it was meant.
 * @returns `null` when no such figure waits
 */
export function decideFall(situation: BoundSituation, value: string): Outcome | null {
  const receipt = askedFor(situation, 'minus-sign');
  const index = receipt?.figures.findIndex(asks('minus-sign')) ?? -1;
  const figure = receipt?.figures[index];
  const indicator = situation.view.plans
    .flatMap((plan) => plan.indicators)
    .find(({ id }) => id === figure?.fact.indicatorId);
  if (receipt === null || indicator === undefined) return null;
  const read = readFigure(situation, indicator, value);
  if (read === null) return null;
  const fall = decimalText(decimal(read.value).abs().negated());
  return changeFigures(situation, receipt, (said, at) =>
    at === index
      ? { ...said, value: fall, approx: read.approx, isMinus: false, waived: ['falling-flow'] }
      : said,
  );
}
