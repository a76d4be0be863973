import { asId, newId } from '../../kernel/ids.js';
import type { GroupId, MemberId, MessageId, WorkspaceId } from '../../kernel/ids.js';
import type { InboundMessage } from '../../message/inbound-message.js';
import type { UploadLink as LinkRow } from '../generated/client.js';
import { storableText } from '../json/storable.js';
import { CODE_VALID_MS, codeHash, newCode } from '../one-time-code.js';
import type { Transaction } from '../transaction.js';

/** 31^32 is about 2^158; it is pressed, not typed. */
const TOKEN_LENGTH = 32;
/** What tokens look like, so that nothing else is looked for. */
const TOKEN = /^[2-9A-HJKMNP-Z]{32}$/;
/** Long enough for its page to say that it is too old, and not merely unknown. */
const KEPT_MS = 24 * 3_600_000;

/** Who uploads what, as if sent where the address was asked for. */
export interface UploadLink {
  readonly tokenHash: string;
  readonly workspaceId: WorkspaceId;
  readonly memberId: MemberId;
  readonly channel: string;
  readonly group: GroupId | null;
  readonly userId: string;
  readonly messageId: MessageId;
  readonly quotedId: MessageId | null;
  readonly expiresAt: Date;
  /** How many of its files are being kept and are not noted yet. */
  readonly reserved: number;
}

export type FoundLink =
  | { readonly kind: 'open'; readonly link: UploadLink }
  | { readonly kind: 'unknown' | 'used' | 'expired' };

/** Time is the database's own throughout: a platform's clock may be wrong, a demonstration's is. */
export async function createUploadLink(
  tx: Transaction,
  asked: {
    readonly workspaceId: WorkspaceId;
    readonly memberId: MemberId;
    readonly message: InboundMessage;
    readonly quotedId: MessageId | null;
  },
): Promise<string> {
  const { workspaceId, memberId, message, quotedId } = asked;
  await tx.$executeRaw`
    DELETE FROM upload_link WHERE created_at < now() - make_interval(secs => ${KEPT_MS / 1000})`;
  const token = newCode(TOKEN_LENGTH);
  await tx.uploadLink.create({
    data: {
      tokenHash: codeHash(token),
      workspaceId,
      memberId,
      channel: storableText(message.channel),
      groupId: message.group === null ? null : storableText(message.group),
      userId: storableText(message.sender.userId),
      messageId: `upload-${newId<MessageId>()}`,
      quotedId: quotedId === null ? null : storableText(quotedId),
    },
  });
  return token;
}

/** Finds the link and locks it until the end of the transaction, so that its files are counted right. */
export async function lockUploadLink(tx: Transaction, token: string): Promise<FoundLink> {
  if (!TOKEN.test(token)) return { kind: 'unknown' };
  const tokenHash = codeHash(token);
  const rows = await tx.$queryRaw<{ readonly ageMs: number }[]>`
    SELECT (extract(epoch FROM now() - created_at) * 1000)::float8 AS "ageMs"
    FROM upload_link WHERE token_hash = ${tokenHash} FOR UPDATE`;
  const [locked] = rows;
  const row = await tx.uploadLink.findUnique({ where: { tokenHash } });
  if (locked === undefined || row === null) return { kind: 'unknown' };
  if (row.usedAt !== null) return { kind: 'used' };
  return locked.ageMs > CODE_VALID_MS ? { kind: 'expired' } : { kind: 'open', link: fromRow(row) };
}

/** From now on it counts no more. */
export async function useUpUploadLink(tx: Transaction, { tokenHash }: UploadLink): Promise<void> {
  await tx.$executeRaw`UPDATE upload_link SET used_at = now() WHERE token_hash = ${tokenHash}`;
}

/** Holds a place for one file that is not noted yet. */
export async function reservePlace(tx: Transaction, { tokenHash }: UploadLink): Promise<void> {
  await tx.$executeRaw`UPDATE upload_link SET reserved = reserved + 1 WHERE token_hash = ${tokenHash}`;
}

/** The file was noted, or will not be. */
export async function releasePlace(tx: Transaction, { tokenHash }: UploadLink): Promise<void> {
  await tx.$executeRaw`
    UPDATE upload_link SET reserved = greatest(reserved - 1, 0) WHERE token_hash = ${tokenHash}`;
}

function fromRow(row: LinkRow): UploadLink {
  return {
    tokenHash: row.tokenHash,
    workspaceId: asId(row.workspaceId),
    memberId: asId(row.memberId),
    channel: row.channel,
    group: row.groupId === null ? null : asId(row.groupId),
    userId: row.userId,
    messageId: asId(row.messageId),
    quotedId: row.quotedId === null ? null : asId(row.quotedId),
    expiresAt: new Date(row.createdAt.getTime() + CODE_VALID_MS),
    reserved: row.reserved,
  };
}
