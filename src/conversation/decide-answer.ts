import type { FigureQuestion } from '../ledger/figure-question.js';
import type { Command } from './command.js';
import { chooseReading } from './choose-reading.js';
import { entriesOf } from './confirm-receipt.js';
import { applyEvents } from './figure-events.js';
import type { SaidFigure } from './draft-figure.js';
import { justSay, silence, textReply } from './outcome.js';
import { mayDecideOn, newestFirst } from './pick-receipt.js';
import { isWhatIsQuoted } from './quoted-receipt.js';
import { postingsOf } from './posting.js';
import { receiptTexts } from './receipt-texts.js';
import type { Receipt, ReceiptFigure } from './receipt.js';
import { changeFigures, redraft, showChanged } from './redraft-receipt.js';
import { here } from './situation.js';
import type { BoundSituation } from './situation.js';
import { standsNow } from './stands-now.js';
import type { Outcome } from './workspace.js';

type Answer = Extract<Command, { kind: 'overlap' | 'stand-by' | 'county-or-part' | 'choice' }>;
type Kind = FigureQuestion['kind'];

/** Doubts about the size of a figure, which 属实 settles. */
const STANDABLE: readonly Kind[] = [
  'unit-jump',
  'falling-flow',
  'far-above-target',
  'above-limit',
  'minus-sign',
];

/** What 属实 cannot settle; who says so is told to correct it. */
const MUST_BE_FIXED: readonly Kind[] = [
  'negative',
  'fraction',
  'ratio-delta',
  'future-date',
  'no-plan-for-date',
];

const FITS: Readonly<Record<Answer['kind'], readonly Kind[] | null>> = {
  overlap: ['overlap'],
  'stand-by': [...STANDABLE, ...MUST_BE_FIXED],
  'county-or-part': ['county-or-part'],
  choice: null,
};

interface Asked {
  readonly receipt: Receipt;
  /** `null`: the open question is in whose name the receipt is. */
  readonly index: number | null;
}

function isOpen(figure: ReceiptFigure, receipt: Receipt, fits: readonly Kind[] | null): boolean {
  if (figure.question === null) return false;
  if (receipt.status === 'confirmed' && figure.question.kind !== 'overlap') return false;
  return fits === null ? true : fits.includes(figure.question.kind);
}

/** Receipts with an open question that the speaker may answer: own ones first, newest first. */
function askedReceipts(situation: BoundSituation): readonly Receipt[] {
  const { member, message, view } = situation;
  const own = (receipt: Receipt): number =>
    Number(receipt.memberId === member.id) * 2 + Number(receipt.group === message.group);
  return newestFirst(view.receipts)
    .filter(({ status }) => status === 'pending' || status === 'confirmed')
    .filter((receipt) => mayDecideOn(member, receipt))
    .filter(isWhatIsQuoted(situation))
    .filter((receipt) => receipt.memberId === member.id || receipt.group === message.group)
    .sort((a, b) => own(b) - own(a));
}

function findAsked(situation: BoundSituation, answer: Answer): Asked | null {
  const fits = FITS[answer.kind];
  const line = answer.line ?? null;
  for (const receipt of askedReceipts(situation)) {
    // A bare number in a group answers one's own receipt; a colleague's is answered in words.
    if (answer.kind === 'choice' && receipt.memberId !== situation.member.id) continue;
    if (receipt.status === 'pending' && receipt.unitChoices.length > 0) {
      if (answer.kind === 'choice') return { receipt, index: null };
      continue;
    }
    const index = receipt.figures.findIndex(
      (figure, at) => (line === null || at === line - 1) && isOpen(figure, receipt, fits),
    );
    if (index >= 0) return { receipt, index };
  }
  return null;
}

/**
 * An answer to what a receipt asks.
 * @returns `null` when nothing was asked, so that a bare number can be something else
 */
export function decideAnswer(situation: BoundSituation, answer: Answer): Outcome | null {
  const asked = findAsked(situation, answer);
  if (asked === null) {
    return answer.kind === 'county-or-part' ? restand(situation, answer) : null;
  }
  const { receipt, index } = asked;
  if (index === null) {
    return answer.kind === 'choice' ? chooseUnit(situation, receipt, answer.choice) : null;
  }
  const question = receipt.figures[index]?.question ?? null;
  if (question === null) return null;
  const settled = settle(question, answer);
  if (question.kind === 'which-reading' && answer.kind === 'choice') {
    return chooseReading(situation, receipt, { index, choice: answer.choice });
  }
  if (settled === null) {
    return justSay(textReply(here(situation), receiptTexts.pleaseFix(index + 1)));
  }
  if (receipt.status === 'confirmed') {
    return settled.counted === undefined
      ? null
      : settleConfirmed(situation, receipt, index, settled.counted);
  }
  return changeFigures(situation, receipt, (said, at) =>
    at === index ? answered(said, question, settled) : said,
  );
}

/** 分项 or 全县数 said of a non-owner's figure without having been asked. */
function restand(
  situation: BoundSituation,
  { line, county }: Extract<Answer, { kind: 'county-or-part' }>,
): Outcome | null {
  const fits = ({ fact }: ReceiptFigure, index: number): boolean =>
    fact.standing !== 'county' && (line === null || index === line - 1);
  const receipt = askedReceipts(situation).find(
    ({ status, figures }) => status === 'pending' && figures.some(fits),
  );
  if (receipt === undefined) return null;
  return changeFigures(situation, receipt, (said, index) => {
    const figure = receipt.figures[index];
    if (figure === undefined || !fits(figure, index)) return said;
    return answered(said, { kind: 'county-or-part' }, { county });
  });
}

interface Settled {
  readonly counted?: boolean;
  readonly county?: boolean;
  readonly second?: boolean;
}

/** What the answer says to this question; `null` when it says that the figure is wrong. */
function settle(question: FigureQuestion, answer: Answer): Settled | null {
  const first = answer.kind !== 'choice' || answer.choice === 1;
  if (question.kind === 'overlap') {
    return { counted: answer.kind === 'overlap' ? answer.counted : !first };
  }
  if (question.kind === 'county-or-part') {
    return { county: answer.kind === 'county-or-part' ? answer.county : first };
  }
  if (question.kind === 'which-plan') return { second: !first };
  // A minus has to be meant in so many words.
  if (question.kind === 'minus-sign' && answer.kind !== 'stand-by') return null;
  return first && STANDABLE.includes(question.kind) ? {} : null;
}

function answered(said: SaidFigure, question: FigureQuestion, settled: Settled): SaidFigure {
  const next = { ...said, waived: [...said.waived, question.kind] };
  if (question.kind === 'minus-sign') {
    return { ...next, isMinus: false, waived: [...next.waived, 'falling-flow'] };
  }
  if (question.kind === 'overlap') {
    return { ...next, overlap: overlapAnswer(said, question, settled.counted === true) };
  }
  if (question.kind === 'county-or-part') {
    return settled.county === true
      ? { ...next, scope: 'county', onBehalfOf: null }
      : { ...next, scope: 'unit' };
  }
  if (question.kind === 'which-plan' && settled.second === true) {
    return { ...next, indicatorId: question.indicatorId };
  }
  return next;
}

/** Of a total it is the earlier increase that is in question, of an increase it is itself. */
function overlapAnswer(
  said: Pick<SaidFigure, 'measure' | 'factId'>,
  question: Extract<FigureQuestion, { kind: 'overlap' }>,
  counted: boolean,
): SaidFigure['overlap'] {
  const deltaId = said.measure === 'delta' ? said.factId : question.otherFactId;
  return deltaId === null ? null : { deltaId, counted };
}

function chooseUnit(situation: BoundSituation, receipt: Receipt, choice: number): Outcome | null {
  const unit = receipt.unitChoices[choice - 1];
  if (unit === undefined) return null;
  // Rights may have moved since it was asked.
  if (!postingsOf(situation.member).some((posting) => posting.unit === unit)) {
    return justSay(textReply(here(situation), receiptTexts.notYourUnit(unit)));
  }
  const chosen: Receipt = { ...receipt, unit, unitChoices: [] };
  return showChanged(situation, redraft(situation, chosen));
}

/** The answer came after the confirmation: from now on the increase counts, or is known not to. */
function settleConfirmed(
  situation: BoundSituation,
  receipt: Receipt,
  index: number,
  counted: boolean,
): Outcome | null {
  const figure = receipt.figures[index];
  if (figure?.question?.kind !== 'overlap') return null;
  const { measure, id: factId } = figure.fact;
  const overlap = overlapAnswer({ measure, factId }, figure.question, counted);
  if (overlap === null) return null;
  const events = [{ kind: 'overlap-decided' as const, factId: overlap.deltaId, counted }];
  const as = { at: situation.now, unit: receipt.unit };
  const after = { ...situation, ledger: applyEvents(situation.ledger, events, as) };
  const figures = receipt.figures.map((item, at) =>
    at === index ? { ...item, question: null, overlap } : item,
  );
  const lines = [
    counted ? receiptTexts.nowCounted : receiptTexts.alreadyIncluded,
    ...standsNow(after, [figure.fact.indicatorId]),
  ];
  return {
    ...silence,
    replies: [textReply(here(situation), lines.join('\n'))],
    entries: entriesOf(situation, receipt, events),
    receipts: [{ ...receipt, figures }],
    retention: { kind: 'keep', text: situation.text },
  };
}
