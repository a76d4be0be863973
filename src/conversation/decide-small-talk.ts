import { memberHere } from './decide-binding.js';
import { helpTexts } from './help-texts.js';
import { justSay, silence, textReply } from './outcome.js';
import { holdsRole, here } from './situation.js';
import type { Situation } from './situation.js';
import type { Outcome } from './workspace.js';

/** 帮助 */
export function decideHelp(situation: Situation): Outcome {
  const isOffice = situation.member !== null && holdsRole(situation.member, 'office');
  const text = isOffice ? `${helpTexts.full}\n${helpTexts.office}` : helpTexts.full;
  return justSay(textReply(here(situation), text, ['总体进度', '待确认']));
}

/** Silence in groups; in private at most one line of help a day (semantics, "Who may know what"). */
export function decideOther(situation: Situation, line: string = helpTexts.oneLine): Outcome {
  const { message, member, today } = situation;
  if (message.group !== null || member?.helpedOn === today) return silence;
  return {
    ...justSay(textReply(here(situation), line, ['帮助'])),
    members: [{ ...memberHere(situation), helpedOn: today }],
  };
}
