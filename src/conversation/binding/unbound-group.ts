import { OFFICE_UNIT } from '../../ledger/current-figure.js';
import { dateOf } from '../../kernel/dates.js';
import type { GroupId, WorkspaceId } from '../../kernel/ids.js';
import type { InboundMessage } from '../../message/inbound-message.js';
import type { Reply } from '../../message/reply.js';
import { entryHere } from '../decide-adopt.js';
import { justSay, silence, textReply } from '../outcome.js';
import { isBound } from '../situation.js';
import type { Situation } from '../situation.js';
import type {
  ConversationTransaction,
  GroupHost,
  GroupPlace,
  Outcome,
  UnboundGroup,
  WorkspaceView,
} from '../workspace.js';
import { cleanGroupName } from './clean-group-name.js';
import { groupCode } from './group-code.js';
import { groupTexts } from './group-texts.js';
import { runsOffice } from './runs-office.js';

/** A message from a group that no workspace has. */
interface Knock {
  readonly message: InboundMessage;
  readonly groupId: GroupId;
  readonly group: UnboundGroup;
  readonly transaction: ConversationTransaction;
  /** Lays out what can be looked at once a workspace is entered. */
  readonly situationIn: (view: WorkspaceView) => Situation;
}

function placeOf({ message, groupId, group }: Knock): GroupPlace {
  const name = cleanGroupName(message.groupName ?? group.request?.name ?? '');
  return { channel: message.channel, groupId, name };
}

/** The hosts that the words mean; all of them where they name none. */
function hostsMeant(hosts: readonly GroupHost[], words: string): readonly GroupHost[] {
  if (words === '') return hosts;
  const bare = (text: string): string => text.replace(/[\s“”"《》]/gu, '');
  return hosts.filter(({ name, planTitles }) =>
    [name, ...planTitles].some((title) => bare(title).includes(bare(words))),
  );
}

async function bindTo(knock: Knock, id: WorkspaceId): Promise<Outcome> {
  const view = await knock.transaction.enter(id);
  if (view === null) return silence;
  const situation = knock.situationIn(view);
  // Looked at again under the lock: rights may have moved in the meantime.
  if (!isBound(situation) || !runsOffice(situation.member)) return silence;
  const place = placeOf(knock);
  const event = { kind: 'group-bound' as const, channel: place.channel, groupId: place.groupId };
  const plan = view.plans[0]?.title ?? view.workspace.name;
  return {
    ...silence,
    replies: [textReply({ kind: 'group' }, groupTexts.bound(plan))],
    entries: [entryHere(situation, event, OFFICE_UNIT)],
    groups: [{ ...place, state: 'bound' }],
    retention: { kind: 'keep', text: situation.text },
  };
}

async function bindHere(knock: Knock, words: string): Promise<Outcome> {
  const { hosts } = knock.group;
  const meant = hostsMeant(hosts, words);
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return await bindTo(knock, only.workspaceId);
  const names = (meant.length === 0 ? hosts : meant).map(
    ({ name, planTitles }) => planTitles[0] ?? name,
  );
  const buttons = names.map((name) => `绑定本群 ${name}`);
  const text = [groupTexts.choose(names), ...names].join('\n');
  return justSay(textReply({ kind: 'group' }, text, buttons));
}

/** A private word to each who administers; where nobody does, to the office. */
function askAdministrators(knock: Knock, view: WorkspaceView): readonly Reply[] {
  const place = placeOf(knock);
  const code = groupCode(place);
  const sender = knock.message.sender.displayName;
  const admins = view.members.filter(({ isAdmin }) => isAdmin);
  return (admins.length > 0 ? admins : view.members.filter(runsOffice)).map(({ id }) =>
    textReply({ kind: 'member', memberId: id }, groupTexts.request(place.name, sender, code), [
      `同意绑定群 ${code}`,
      `拒绝绑定群 ${code}`,
    ]),
  );
}

/** One line a day; the administrators of the only workspace are asked once. */
async function tell(knock: Knock): Promise<Outcome> {
  const { group, message, transaction } = knock;
  const today = dateOf(message.sentAt);
  if (group.request?.toldOn === today) return silence;
  const wasAsked = group.request?.isAsked ?? false;
  const host = wasAsked ? null : group.only;
  const view = host === null ? null : await transaction.enter(host);
  const requests = view === null ? [] : askAdministrators(knock, view);
  const isAsked = wasAsked || requests.length > 0;
  return {
    ...silence,
    replies: [textReply({ kind: 'group' }, groupTexts.howToUse(isAsked)), ...requests],
    groups: [{ ...placeOf(knock), state: 'waiting', toldOn: today }],
  };
}

/**
 * What a message from a group that no workspace has leads to. Nothing of it is kept but that the group
 * asked.
 * @param plan what 绑定本群 names; `null` when the message says something else
 */
export async function atUnboundGroup(
  knock: Omit<Knock, 'group' | 'groupId'>,
  plan: string | null,
): Promise<Outcome> {
  const groupId = knock.message.group;
  const group = await knock.transaction.unboundGroup();
  if (groupId === null || group === null) return silence;
  const here = { ...knock, groupId, group };
  if (plan !== null && group.hosts.length > 0) return await bindHere(here, plan);
  return group.request?.state === 'refused' ? silence : await tell(here);
}
