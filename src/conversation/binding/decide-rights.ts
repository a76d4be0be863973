import { bindingTexts } from '../binding-texts.js';
import { decideBind, decideBinding } from '../decide-binding.js';
import { justSay, textReply } from '../outcome.js';
import { here } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import type { RightsCommand } from './binding-command.js';
import { decideEndRights, decideGiveUp, decideHasLeft } from './decide-give-up.js';
import { decideHandOver } from './decide-hand-over.js';
import { decideBack, decideLeave } from './decide-leave.js';
import { runsOffice } from './runs-office.js';

/**
 * What a bound member says of who speaks for whom.
 * @returns `null` when the words mean something else after all
 */
export function decideRights(situation: BoundSituation, command: RightsCommand): Outcome | null {
  const isOffice = runsOffice(situation.member);
  switch (command.kind) {
    case 'bind':
      return decideBind(situation, command);
    case 'decide-binding':
      return decideBinding(situation, command.who, command.approve);
    case 'hand-over':
      return decideHandOver(situation, command);
    case 'give-up':
      return decideGiveUp(situation, command);
    case 'end-rights':
      return isOffice
        ? decideEndRights(situation, command.who)
        : justSay(textReply(here(situation), bindingTexts.onlyOffice));
    case 'has-left':
      return isOffice ? decideHasLeft(situation, command.who) : null;
    case 'leave':
      return decideLeave(situation, command);
    case 'back':
      return decideBack(situation);
  }
}
