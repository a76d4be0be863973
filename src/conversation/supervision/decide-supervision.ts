import { cleanText } from '../clean-text.js';
import { roundHere, type MessageRoundDeps, type Round } from '../periodic/round.js';
import { isBound, type BoundSituation, type Situation } from '../situation.js';
import type { ConversationTransaction, Outcome } from '../workspace.js';
import { cancelDraft, confirmDraft, decideDraft, remindOfConfirming } from './issue-letter.js';
import { decideAct } from './letter-acts.js';
import { readSupervisionCommand, type SupervisionCommand } from './read-supervision-command.js';
import { listLetters, showLetter } from './show-letters.js';

/**
 * Supervision letters (督办单): drafted and issued by the office, signed for and answered by the unit,
 * closed or sent back by the office.
 * @returns `null` when the message is about something else
 */
export async function decideSupervision(
  deps: MessageRoundDeps,
  situation: Situation,
  transaction: Pick<ConversationTransaction, 'messages'>,
): Promise<Outcome | null> {
  if (!isBound(situation)) return null;
  const command = readSupervisionCommand(cleanText(situation.text, situation.botName));
  if (command === null) return remindOfConfirming(situation);
  return await decide(situation, roundHere(deps, situation, transaction), command);
}

async function decide(
  situation: BoundSituation,
  round: Round,
  command: SupervisionCommand,
): Promise<Outcome | null> {
  switch (command.kind) {
    case 'draft':
      return decideDraft(situation, round, command);
    case 'confirm':
      return await confirmDraft(situation, round);
    case 'cancel':
      return cancelDraft(situation);
    case 'list':
      return listLetters(situation, round);
    case 'show':
    case 'file':
      return await showLetter(situation, round, {
        name: command,
        asFile: command.kind === 'file',
      });
    case 'received':
    case 'reply':
    case 'close':
    case 'return':
    case 'extend':
    case 'withdraw':
      return await decideAct(situation, round, command);
  }
}
