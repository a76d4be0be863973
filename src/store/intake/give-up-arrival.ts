import { justSay, textReply } from '../../conversation/outcome.js';
import type { InboundMessage } from '../../message/inbound-message.js';
import { claimMessage } from '../claim-message.js';
import type { Database } from '../connect.js';
import { saveApart } from '../handle-once.js';
import type { Outbox } from '../outbox/outbox.js';
import { inTransaction } from '../transaction.js';
import type { ClaimedArrival } from './claim-arrivals.js';
import { closeArrival } from './end-arrival.js';
import { intakeTexts } from './texts.js';

/**
 * Ends an arrival that could not be handled, and asks its sender to send it again. What was handled
 * after all, by a process that died before it could say so, is just closed.
 */
export async function giveUpArrival(
  { database, outbox }: { readonly database: Database; readonly outbox: Outbox },
  claimed: ClaimedArrival,
  { message, failure }: { readonly message: InboundMessage; readonly failure: string },
): Promise<void> {
  await inTransaction(database, 'giving up an arrival', async (tx) => {
    if (!(await claimMessage(tx, message))) {
      await closeArrival(tx, claimed, { state: 'done', failure: null });
      return;
    }
    const to = message.group === null ? 'sender' : 'group';
    const outcome = justSay(textReply({ kind: to }, intakeTexts.sendAgain));
    await saveApart(tx, message, { outcome, delivering: outbox.channels });
    await closeArrival(tx, claimed, { state: 'failed', failure });
  });
  outbox.ring();
}
