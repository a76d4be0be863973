import { blockerNumber } from '../ledger/task-standing.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import { isNameEvent } from '../ledger/name-book.js';
import { namingTexts } from './naming/naming-texts.js';
import { figureEffects } from './figure-effects.js';
import { figureLines } from './figure-line.js';
import { eventLine } from './event-line.js';
import { proposalNo } from './open-items.js';
import { questionText } from './question-texts.js';
import { evidenceLines } from './receipt-reply.js';
import { receiptTexts } from './receipt-texts.js';
import type { Receipt } from './receipt.js';
import type { Situation } from './situation.js';

export interface ConfirmationText {
  readonly lines: readonly string[];
  readonly buttons: readonly string[];
}

/** What is said once a receipt is official: each line short, and what is still open about it. */
export function confirmationText(
  situation: Situation,
  receipt: Receipt,
  ledger: LedgerState,
): ConfirmationText {
  const { now, today, view } = situation;
  const effects = figureEffects(situation.ledger, receipt, now, today);
  const isLesson = receipt.figures.length === 0 && receipt.events.every(isNameEvent);
  const lines: string[] = [isLesson ? namingTexts.learned : receiptTexts.recorded(receipt.no)];
  const buttons: string[] = [];
  effects.forEach((effect, index) => {
    const [head = ''] = figureLines(effect, index + 1, today);
    lines.push(head);
    const { fact, question } = effect.figure;
    if (fact.standing === 'proposal') {
      const no = proposalNo(ledger, fact.id);
      const owner = effect.indicator.ownerUnit;
      const who = owner === null ? '专班办公室' : `${owner}或专班办公室`;
      lines.push(`   已列为建议数${no}，待核定；请${who}回“采纳${no}”。`);
      buttons.push(`采纳${no}`);
    } else if (fact.standing === 'contribution') {
      lines.push(`   记为${fact.unit}分项，不计入全县数。`);
    }
    if (question?.kind === 'overlap') {
      lines.push(`   ？${questionText(effect, index + 1)?.ask ?? ''}`);
      buttons.push('已含', '未含');
    }
  });
  receipt.events.forEach((event, index) => {
    const line = eventLine(event, view.plans, today);
    if (line !== null) lines.push(`${receipt.figures.length + index + 1}. ${line}`);
    if (event.kind === 'blocker-raised') {
      const no = blockerNumber(ledger, event.blockerId);
      lines.push(`   已登记为困难${no}；解决后回“已解决${no}”或“已协调${no}”。`);
    }
  });
  lines.push(...evidenceLines(receipt));
  return { lines, buttons: [...new Set(buttons)] };
}
