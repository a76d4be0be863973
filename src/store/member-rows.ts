import type { Account, Member } from '../conversation/workspace.js';
import { parseIsoDate } from '../kernel/dates.js';
import { asId } from '../kernel/ids.js';
import type { MemberId } from '../kernel/ids.js';
import { Prisma } from './generated/client.js';
import type { Member as MemberRow } from './generated/client.js';
import { leaveSchema, postingsSchema, requestedSchema } from './json/member-schemas.js';
import { fromJson, storableText, toJson } from './json/storable.js';
import type { Transaction } from './transaction.js';

function fromMemberRow(row: MemberRow, accounts: readonly Account[]): Member {
  return {
    id: asId<MemberId>(row.id),
    name: row.name,
    postings: fromJson(postingsSchema, row.postings, 'postings'),
    requested:
      row.requested === null ? null : fromJson(requestedSchema, row.requested, 'requested posting'),
    isAdmin: row.isAdmin,
    accounts,
    leave: row.leave === null ? null : fromJson(leaveSchema, row.leave, 'leave'),
    helpedOn: row.helpedOn === null ? null : parseIsoDate(row.helpedOn.toISOString().slice(0, 10)),
  };
}

/** Writes members, new and changed, and from where they write. */
export async function saveMembers(
  tx: Transaction,
  workspaceId: string,
  members: readonly Member[],
  at: Date,
): Promise<void> {
  if (members.length === 0) return;
  for (const member of members) await saveMember(tx, workspaceId, member, at);
  await saveAccounts(tx, workspaceId, members, at);
}

async function saveMember(
  tx: Transaction,
  workspaceId: string,
  member: Member,
  at: Date,
): Promise<void> {
  const { requested, leave, helpedOn } = member;
  const row = {
    name: storableText(member.name),
    postings: toJson(postingsSchema, [...member.postings], 'postings'),
    requested:
      requested === null ? Prisma.DbNull : toJson(requestedSchema, requested, 'requested posting'),
    isAdmin: member.isAdmin,
    leave: leave === null ? Prisma.DbNull : toJson(leaveSchema, leave, 'leave'),
    helpedOn: helpedOn === null ? null : new Date(`${helpedOn}T00:00:00Z`),
  };
  await tx.member.upsert({
    where: { id: member.id, workspaceId },
    update: row,
    create: { ...row, id: member.id, workspaceId, boundAt: at },
  });
}

/** Given up before taken: an account may go from one of these members to another. */
async function saveAccounts(
  tx: Transaction,
  workspaceId: string,
  members: readonly Member[],
  at: Date,
): Promise<void> {
  const where = { workspaceId, memberId: { in: members.map(({ id }) => id) } };
  const known = await tx.memberAccount.findMany({ where });
  const wanted = members.flatMap(({ id: memberId, accounts }) =>
    accounts.map((account, index) => {
      const channel = storableText(account.channel);
      const userId = storableText(account.userId);
      const before = known.find((row) => row.channel === channel && row.userId === userId);
      const stays = before?.memberId === memberId;
      const boundAt = stays ? before.boundAt : at;
      return { workspaceId, channel, userId, memberId, ordinal: index + 1, boundAt };
    }),
  );
  const isSame =
    known.length === wanted.length &&
    wanted.every((row) =>
      known.some(
        ({ channel, userId, memberId, ordinal }) =>
          channel === row.channel &&
          userId === row.userId &&
          memberId === row.memberId &&
          ordinal === row.ordinal,
      ),
    );
  if (isSame) return;
  await tx.memberAccount.deleteMany({ where });
  await tx.memberAccount.createMany({ data: wanted });
}

export async function readMembers(
  tx: Transaction,
  workspaceId: string,
): Promise<readonly Member[]> {
  const rows = await tx.member.findMany({
    where: { workspaceId },
    orderBy: [{ boundAt: 'asc' }, { id: 'asc' }],
  });
  const byMember = new Map<string, Account[]>();
  const accounts = await tx.memberAccount.findMany({
    where: { workspaceId },
    orderBy: { ordinal: 'asc' },
  });
  for (const { memberId, channel, userId } of accounts) {
    byMember.set(memberId, [...(byMember.get(memberId) ?? []), { channel, userId }]);
  }
  return rows.map((row) => fromMemberRow(row, byMember.get(row.id) ?? []));
}
