import { OFFICE_UNIT } from '../../ledger/current-figure.js';
import { bindingTexts } from '../binding-texts.js';
import { decideUpload } from '../evidence/decide-upload.js';
import { evidenceHere } from '../evidence/evidence-here.js';
import { entryHere } from '../decide-adopt.js';
import { justSay, silence, textReply } from '../outcome.js';
import { here, isBound } from '../situation.js';
import type { BoundSituation, Situation } from '../situation.js';
import type { ConversationTransaction, GroupPlace, Outcome } from '../workspace.js';
import type { DoorCommand } from './binding-command.js';
import { cleanGroupName } from './clean-group-name.js';
import { tellBound } from './bind-by-command.js';
import { decideLink } from './decide-link.js';
import { groupCode } from './group-code.js';
import { groupTexts } from './group-texts.js';
import { runsOffice } from './runs-office.js';

function say(situation: Situation, text: string): Outcome {
  return justSay(textReply(here(situation), text));
}

function unbindHere(situation: BoundSituation): Outcome {
  const { message } = situation;
  if (message.group === null) return say(situation, groupTexts.onlyInGroup);
  const place = { channel: message.channel, groupId: message.group };
  const name = cleanGroupName(message.groupName ?? '');
  return {
    ...silence,
    replies: [textReply(here(situation), groupTexts.unbound)],
    entries: [entryHere(situation, { kind: 'group-unbound', ...place }, OFFICE_UNIT)],
    groups: [{ ...place, name, state: 'refused' }],
    retention: { kind: 'keep', text: situation.text },
  };
}

async function decideGroup(
  situation: BoundSituation,
  transaction: ConversationTransaction,
  { code, approve }: Extract<DoorCommand, { kind: 'decide-group' }>,
): Promise<Outcome> {
  const requests = await transaction.groupRequests();
  const meant = requests.filter((request) => groupCode(request) === code);
  const [request] = meant;
  if (request === undefined || meant.length > 1) {
    return say(situation, groupTexts.noSuchRequest(code));
  }
  const { channel, groupId, name } = request;
  const place: GroupPlace = { channel, groupId, name };
  const text = approve ? groupTexts.boundElsewhere(name) : groupTexts.refused(name);
  const event = { kind: 'group-bound' as const, channel, groupId };
  const toGroup = approve ? [tellBound(place, situation.view)] : [];
  return {
    ...silence,
    replies: [textReply(here(situation), text), ...toGroup],
    entries: approve ? [entryHere(situation, event, OFFICE_UNIT)] : [],
    groups: [{ ...place, state: approve ? 'bound' : 'refused' }],
    retention: { kind: 'keep', text: situation.text },
  };
}

/**
 * What needs more of the store than the workspace's view: groups, accounts and addresses of pages.
 * @returns `null` for a command of somebody who is not bound, who then learns how to be, and for files
 *   that came with the word that asks for their page
 */
export async function decideDoor(
  situation: Situation,
  transaction: ConversationTransaction,
  command: DoorCommand,
): Promise<Outcome | null> {
  if (command.kind === 'link') return await decideLink(situation, transaction, command.code);
  if (command.kind === 'bind-group') {
    const isInGroup = situation.message.group !== null;
    return say(situation, isInGroup ? groupTexts.already : groupTexts.onlyInGroup);
  }
  if (!isBound(situation)) return null;
  if (command.kind === 'upload') {
    // What came along needs no page.
    const bringsFiles = evidenceHere(situation.message).length > 0;
    return bringsFiles ? null : await decideUpload(situation, transaction);
  }
  if (!runsOffice(situation.member)) return say(situation, bindingTexts.onlyOffice);
  return command.kind === 'unbind-group'
    ? unbindHere(situation)
    : await decideGroup(situation, transaction, command);
}
