import { withBase } from '../ledger/current-figure.js';
import { mayAdopt } from '../ledger/standing.js';
import type { Indicator } from '../plan/model.js';
import { openReceipt } from './open-receipt.js';
import { justSay, textReply } from './outcome.js';
import { postingsOf } from './posting.js';
import { readFigure } from './read-answer-value.js';
import { receiptTexts } from './receipt-texts.js';
import { here } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';
import { workTexts } from './work-texts.js';

function isOwn(situation: BoundSituation, indicator: Indicator): boolean {
  return postingsOf(situation.member).some((who) => mayAdopt(who, indicator));
}

/** The indicator named, or the one stock of the speaker that still lacks its 年初数. */
function namedIndicator(situation: BoundSituation, subject: string): Indicator | null {
  const all = situation.view.plans.flatMap((plan) => plan.indicators);
  const words = subject.replace(/^(?:的|报|补报)|的$/gu, '').trim();
  if (words !== '') {
    const id = situation.lexicon.indicators.find(({ names }) => names.includes(words))?.id;
    return all.find((indicator) => indicator.id === id) ?? null;
  }
  const lacking = all
    .filter((indicator) => indicator.kind === 'stock' && isOwn(situation, indicator))
    .filter((indicator) => withBase(situation.ledger, indicator).base === null);
  return lacking.length === 1 ? (lacking[0] ?? null) : null;
}

/** 年初数 of a stock, from its owner or the office; with a receipt like any figure. */
export function decideBase(situation: BoundSituation, subject: string, text: string): Outcome {
  const say = (words: string): Outcome => justSay(textReply(here(situation), words));
  const indicator = namedIndicator(situation, subject);
  if (indicator === null) return say(workTexts.noSuchIndicator);
  if (indicator.kind !== 'stock') return say(workTexts.onlyStocks(indicator.shortName));
  if (!isOwn(situation, indicator)) {
    return say(workTexts.notYourBase(indicator.shortName, indicator.ownerUnit));
  }
  const figure = readFigure(situation, indicator, text);
  if (figure === null || figure.approx) return say(receiptTexts.unreadableValue);
  return openReceipt(situation, {
    figures: [],
    events: [{ kind: 'base-set', indicatorId: indicator.id, base: figure.value }],
  });
}
