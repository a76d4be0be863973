import { runsOffice } from '../binding/runs-office.js';
import { cleanText } from '../clean-text.js';
import { justSay, textReply } from '../outcome.js';
import { here, isBound, type BoundSituation, type Situation } from '../situation.js';
import type { ConversationTransaction, Outcome } from '../workspace.js';
import { decidePublication } from './decide-publication.js';
import { decideLater, decideNoChange } from './decide-reminder.js';
import { decideSchedule, showSchedule } from './decide-schedule.js';
import { readPeriodicCommand, type PeriodicCommand } from './periodic-command.js';
import { previewTexts } from './periodic-texts.js';
import { roundHere, type MessageRoundDeps, type Round } from './round.js';

/**
 * What is said to a preview or a reminder, and how the office sets their times.
 * @returns `null` when the text means something else
 */
export async function decidePeriodic(
  deps: MessageRoundDeps,
  situation: Situation,
  transaction: Pick<ConversationTransaction, 'messages'>,
): Promise<Outcome | null> {
  const command = readPeriodicCommand(cleanText(situation.text, situation.botName));
  if (command === null || !isBound(situation)) return null;
  const outcome = await decide(situation, roundHere(deps, situation, transaction), command);
  return outcome === null
    ? null
    : { ...outcome, retention: { kind: 'keep', text: situation.text } };
}

async function decide(
  situation: BoundSituation,
  round: Round,
  command: PeriodicCommand,
): Promise<Outcome | null> {
  switch (command.kind) {
    case 'no-change':
      return decideNoChange(situation, round);
    case 'later':
      return decideLater(situation, round);
    case 'send-now':
    case 'skip':
    case 'note':
      return runsOffice(situation.member)
        ? await decidePublication(situation, round, command)
        : refuseIfWaiting(situation, round);
    case 'show-schedule':
      return showSchedule(situation, round);
    case 'set-schedule':
      return decideSchedule(situation, round, command.change);
  }
}

/** 发送 and 跳过 are common words: only where something waits do they concern it. */
function refuseIfWaiting(situation: BoundSituation, { view }: Round): Outcome | null {
  const waits = view.occasions.some(({ state }) => state === 'previewed' || state === 'chased');
  return waits ? justSay(textReply(here(situation), previewTexts.onlyOffice)) : null;
}
