import { cleanGroupName } from '../conversation/binding/clean-group-name.js';
import { heldOn } from '../conversation/binding/held-on.js';
import { runsOffice } from '../conversation/binding/runs-office.js';
import type {
  GroupChange,
  GroupHost,
  GroupPlace,
  GroupRequest,
  UnboundGroup,
} from '../conversation/workspace.js';
import { dateOf, parseIsoDate } from '../kernel/dates.js';
import { asId } from '../kernel/ids.js';
import type { WorkspaceId } from '../kernel/ids.js';
import type { InboundMessage } from '../message/inbound-message.js';
import type { GroupRequest as RequestRow } from './generated/client.js';
import { storableText } from './json/storable.js';
import type { StoreCaches } from './load-view.js';
import { readMembers } from './member-rows.js';
import type { Transaction } from './transaction.js';

function keyOf({ channel, groupId }: Pick<GroupPlace, 'channel' | 'groupId'>) {
  return { channel: storableText(channel), groupId: storableText(groupId) };
}

/** Writes what became of groups. `workspaceId` is `null` where no workspace was asked. */
export async function saveGroups(
  tx: Transaction,
  workspaceId: WorkspaceId | null,
  changes: readonly GroupChange[],
  at: Date,
): Promise<void> {
  for (const change of changes) {
    if (change.state === 'bound' && workspaceId !== null) {
      await bind(tx, workspaceId, change, at);
    } else if (change.state !== 'bound') {
      await note(tx, workspaceId, change);
    }
  }
}

/** A group belongs to one workspace: binding it again moves or renames it. */
async function bind(
  tx: Transaction,
  workspaceId: WorkspaceId,
  place: GroupPlace,
  at: Date,
): Promise<void> {
  const key = keyOf(place);
  const bound = { workspaceId, name: await nameOf(tx, place) };
  await tx.chatGroup.upsert({
    where: { channel_groupId: key },
    update: bound,
    create: { ...key, ...bound, boundAt: at },
  });
  await tx.groupRequest.deleteMany({ where: key });
}

/** Its name; where none is given now, the one known from before. */
async function nameOf(tx: Transaction, place: GroupPlace): Promise<string> {
  if (place.name !== '') return storableText(place.name);
  const where = { where: { channel_groupId: keyOf(place) }, select: { name: true } };
  const bound = await tx.chatGroup.findUnique(where);
  const asked = bound === null ? await tx.groupRequest.findUnique(where) : null;
  return bound?.name ?? asked?.name ?? '';
}

/** Groups are renamed by their members: a bound one goes by the name of its last message. */
export async function noteGroupName(tx: Transaction, message: InboundMessage): Promise<void> {
  const { channel, group: groupId } = message;
  const name = storableText(cleanGroupName(message.groupName ?? ''));
  if (groupId === null || name === '') return;
  const key = keyOf({ channel, groupId });
  await tx.chatGroup.updateMany({ where: { ...key, name: { not: name } }, data: { name } });
}

/** The group is not bound. A webhook belongs to a binding, and goes with it. */
async function note(
  tx: Transaction,
  workspaceId: WorkspaceId | null,
  change: Exclude<GroupChange, { state: 'bound' }>,
): Promise<void> {
  const key = keyOf(change);
  const { state } = change;
  const name = await nameOf(tx, change);
  if (state === 'refused') {
    await tx.chatGroup.deleteMany({ where: key });
    await tx.groupWebhook.deleteMany({ where: key });
  }
  const toldOn = state === 'waiting' ? new Date(`${change.toldOn}T00:00:00Z`) : null;
  const noted = { name, state, toldOn };
  await tx.groupRequest.upsert({
    where: { channel_groupId: key },
    update: { ...noted, ...(workspaceId === null ? {} : { workspaceId }) },
    create: { ...key, ...noted, workspaceId },
  });
}

function fromRow(row: RequestRow): GroupRequest {
  return {
    channel: row.channel,
    groupId: asId(row.groupId),
    name: row.name,
    state: row.state === 'refused' ? 'refused' : 'waiting',
    toldOn: row.toldOn === null ? null : parseIsoDate(row.toldOn.toISOString().slice(0, 10)),
    isAsked: row.workspaceId !== null,
  };
}

export async function readGroupRequests(
  tx: Transaction,
  workspaceId: WorkspaceId,
): Promise<readonly GroupRequest[]> {
  const rows = await tx.groupRequest.findMany({
    where: { workspaceId },
    orderBy: [{ channel: 'asc' }, { groupId: 'asc' }],
  });
  return rows.map(fromRow);
}

/** @returns `null` in private. */
export async function readUnboundGroup(
  tx: Transaction,
  caches: StoreCaches,
  message: InboundMessage,
): Promise<UnboundGroup | null> {
  const { channel, group: groupId } = message;
  if (groupId === null) return null;
  const key = keyOf({ channel, groupId });
  const row = await tx.groupRequest.findUnique({ where: { channel_groupId: key } });
  const [only, another] = await tx.workspace.findMany({ take: 2, select: { id: true } });
  return {
    request: row === null ? null : fromRow(row),
    hosts: await readHosts(tx, caches, message),
    only: only === undefined || another !== undefined ? null : asId<WorkspaceId>(only.id),
  };
}

async function readHosts(
  tx: Transaction,
  caches: StoreCaches,
  { channel, sender, sentAt }: InboundMessage,
): Promise<readonly GroupHost[]> {
  const accounts = await tx.memberAccount.findMany({
    where: { channel: storableText(channel), userId: storableText(sender.userId) },
    orderBy: [{ boundAt: 'desc' }, { memberId: 'asc' }],
  });
  const hosts: GroupHost[] = [];
  for (const { workspaceId, memberId } of accounts) {
    const members = heldOn(await readMembers(tx, workspaceId), dateOf(sentAt));
    const member = members.find(({ id }) => id === memberId);
    const workspace = await tx.workspace.findUnique({ where: { id: workspaceId } });
    if (member === undefined || workspace === null || !runsOffice(member)) continue;
    const id = asId<WorkspaceId>(workspaceId);
    const plans = await caches.plans.newest(tx, id);
    const planTitles = plans.map(({ title }) => title);
    hosts.push({ workspaceId: id, name: workspace.name, planTitles });
  }
  return hosts;
}
