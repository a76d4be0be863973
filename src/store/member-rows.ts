import type { Member } from '../conversation/workspace.js';
import { parseIsoDate } from '../kernel/dates.js';
import { asId } from '../kernel/ids.js';
import type { MemberId } from '../kernel/ids.js';
import { Prisma } from './generated/client.js';
import type { Member as MemberRow } from './generated/client.js';
import { postingSchema, postingsSchema } from './json/member-schemas.js';
import { fromJson, storableText, toJson } from './json/storable.js';
import type { Transaction } from './transaction.js';

export function fromMemberRow(row: MemberRow): Member {
  return {
    id: asId<MemberId>(row.id),
    name: row.name,
    postings: fromJson(postingsSchema, row.postings, 'postings'),
    requested:
      row.requested === null ? null : fromJson(postingSchema, row.requested, 'requested posting'),
    isAdmin: row.isAdmin,
    account: { channel: row.channel, userId: row.userId },
    helpedOn: row.helpedOn === null ? null : parseIsoDate(row.helpedOn.toISOString().slice(0, 10)),
  };
}

/** Writes a member, new or changed. The account is the member's identity and stays. */
export async function saveMember(
  tx: Transaction,
  workspaceId: string,
  member: Member,
  at: Date,
): Promise<void> {
  const changing = {
    name: storableText(member.name),
    postings: toJson(postingsSchema, [...member.postings], 'postings'),
    requested:
      member.requested === null
        ? Prisma.DbNull
        : toJson(postingSchema, member.requested, 'requested posting'),
    isAdmin: member.isAdmin,
    helpedOn: member.helpedOn === null ? null : new Date(`${member.helpedOn}T00:00:00Z`),
  };
  await tx.member.upsert({
    where: { id: member.id, workspaceId },
    update: changing,
    create: {
      ...changing,
      id: member.id,
      workspaceId,
      channel: storableText(member.account.channel),
      userId: storableText(member.account.userId),
      boundAt: at,
    },
  });
}

export async function readMembers(
  tx: Transaction,
  workspaceId: string,
): Promise<readonly Member[]> {
  const rows = await tx.member.findMany({
    where: { workspaceId },
    orderBy: [{ boundAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(fromMemberRow);
}
