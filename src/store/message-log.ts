import { asId } from '../kernel/ids.js';
import type { GroupId, MessageId, WorkspaceId } from '../kernel/ids.js';
import type { Reply } from '../message/reply.js';
import type { Database } from './connect.js';
import type {
  InboundMessage as InboundRow,
  OutboundMessage as OutboundRow,
} from './generated/client.js';
import { replySchema } from './json/reply-schema.js';
import { fromJson, storableText } from './json/storable.js';
import { inTransaction } from './transaction.js';

/** One bubble of a chat: what a person said, or one reply of the bot. */
export type LoggedMessage = LoggedSaying | LoggedReply;

interface Logged {
  /** Rises with every message; the cursor for reading on. */
  readonly seq: number;
  readonly id: MessageId;
  /** `null` is the private chat of `userId` with the bot. */
  readonly group: GroupId | null;
  readonly at: Date;
  /** The message that this one quotes or answers. */
  readonly quotedId: MessageId | null;
}

interface LoggedSaying extends Logged {
  readonly kind: 'said';
  readonly userId: string;
  /** `null` when it was not kept. */
  readonly text: string | null;
}

interface LoggedReply extends Logged {
  readonly kind: 'replied';
  /** To whom, in a private chat. */
  readonly userId: string | null;
  readonly reply: Reply;
}

/** The messages of one workspace on one channel, as a chat window shows them. */
export interface MessageLog {
  /** Messages with `seq` above `afterSeq`, oldest first, at most 500. */
  readAfter(afterSeq: number): Promise<readonly LoggedMessage[]>;
  /** The newest 500, oldest first. */
  readNewest(): Promise<readonly LoggedMessage[]>;
  read(id: MessageId): Promise<LoggedMessage | null>;
}

/** More than any window shows at once. */
const PAGE = 500;

/** People of the channel who belong to no workspace are included: the bot answers them too. */
export function createMessageLog(
  database: Database,
  workspaceId: WorkspaceId,
  channel: string,
): MessageLog {
  const OR = [{ workspaceId }, { workspaceId: null }];
  const inbound = { channel, OR };
  const outbound = { toChannel: channel, OR };
  return {
    readAfter: (afterSeq) =>
      inTransaction(database, 'reading messages', async (tx) => {
        const page = { orderBy: { seq: 'asc' }, take: PAGE } as const;
        const seq = { gt: afterSeq };
        const said = await tx.inboundMessage.findMany({ where: { ...inbound, seq }, ...page });
        const replied = await tx.outboundMessage.findMany({ where: { ...outbound, seq }, ...page });
        return merged(said, replied).slice(0, PAGE);
      }),
    readNewest: () =>
      inTransaction(database, 'reading messages', async (tx) => {
        const page = { orderBy: { seq: 'desc' }, take: PAGE } as const;
        const said = await tx.inboundMessage.findMany({ where: inbound, ...page });
        const replied = await tx.outboundMessage.findMany({ where: outbound, ...page });
        return merged(said, replied).slice(-PAGE);
      }),
    read: (messageId) =>
      inTransaction(database, 'reading a message', async (tx) => {
        const id = storableText(messageId);
        const said = await tx.inboundMessage.findFirst({ where: { ...inbound, id } });
        if (said !== null) return fromInboundRow(said);
        const replied = await tx.outboundMessage.findFirst({ where: { ...outbound, id } });
        return replied === null ? null : fromOutboundRow(replied);
      }),
  };
}

function merged(said: readonly InboundRow[], replied: readonly OutboundRow[]): LoggedMessage[] {
  return [...said.map(fromInboundRow), ...replied.map(fromOutboundRow)].sort(
    (a, b) => a.seq - b.seq,
  );
}

function fromInboundRow(row: InboundRow): LoggedMessage {
  return {
    kind: 'said',
    seq: Number(row.seq),
    id: asId(row.id),
    group: row.groupId === null ? null : asId(row.groupId),
    userId: row.userId,
    at: row.sentAt,
    quotedId: row.quotedId === null ? null : asId(row.quotedId),
    text: row.text,
  };
}

function fromOutboundRow(row: OutboundRow): LoggedMessage {
  return {
    kind: 'replied',
    seq: Number(row.seq),
    id: asId(row.id),
    group: row.toGroup === null ? null : asId(row.toGroup),
    userId: row.toUser,
    at: row.createdAt,
    quotedId: row.inId === null ? null : asId(row.inId),
    reply: fromJson(replySchema, row.reply, 'reply'),
  };
}
