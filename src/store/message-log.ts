import { asId } from '../kernel/ids.js';
import type { WorkspaceId } from '../kernel/ids.js';
import type { ChatLog, ChatMessage } from '../message/chat-message.js';
import { attachmentBlock } from './attachments.js';
import type { Database } from './connect.js';
import type {
  InboundMessage as InboundRow,
  OutboundMessage as OutboundRow,
} from './generated/client.js';
import { replySchema } from './json/reply-schema.js';
import { fromJson, storableText } from './json/storable.js';
import { inSnapshot } from './transaction.js';

/** More than any window shows at once. */
const PAGE = 500;

/**
 * The messages of one workspace on one channel, as a chat window shows them, at most 500 at once.
 * People of the channel who belong to no workspace are included: the bot answers them too.
 */
export function createMessageLog(
  database: Database,
  workspaceId: WorkspaceId,
  channel: string,
): ChatLog {
  const OR = [{ workspaceId }, { workspaceId: null }];
  const inbound = { channel, OR };
  const outbound = { toChannel: channel, OR };
  return {
    readAfter: (afterSeq) =>
      inSnapshot(database, 'reading messages', async (tx) => {
        const page = { orderBy: { seq: 'asc' }, take: PAGE } as const;
        const seq = { gt: afterSeq };
        const said = await tx.inboundMessage.findMany({ where: { ...inbound, seq }, ...page });
        const replied = await tx.outboundMessage.findMany({ where: { ...outbound, seq }, ...page });
        return merged(said, replied).slice(0, PAGE);
      }),
    readNewest: () =>
      inSnapshot(database, 'reading messages', async (tx) => {
        const page = { orderBy: { seq: 'desc' }, take: PAGE } as const;
        const said = await tx.inboundMessage.findMany({ where: inbound, ...page });
        const replied = await tx.outboundMessage.findMany({ where: outbound, ...page });
        return merged(said, replied).slice(-PAGE);
      }),
    read: (messageId) =>
      inSnapshot(database, 'reading a message', async (tx) => {
        const id = storableText(messageId);
        const said = await tx.inboundMessage.findFirst({ where: { ...inbound, id } });
        if (said !== null) return fromInboundRow(said);
        const replied = await tx.outboundMessage.findFirst({ where: { ...outbound, id } });
        return replied === null ? null : fromOutboundRow(replied);
      }),
    readAttachment: (messageId, index) =>
      inSnapshot(database, 'reading an attachment', async (tx) => {
        const id = storableText(messageId);
        const replied = await tx.outboundMessage.findFirst({ where: { ...outbound, id } });
        if (replied === null) return null;
        const block = fromJson(replySchema, replied.reply, 'reply').blocks[index];
        if (block?.type !== 'picture' && block?.type !== 'file') return null;
        const place = { messageId: id, index };
        const row = await tx.attachment.findUnique({ where: { messageId_index: place } });
        return row === null ? null : attachmentBlock(block, row.content);
      }),
  };
}

function merged(said: readonly InboundRow[], replied: readonly OutboundRow[]): ChatMessage[] {
  return [...said.map(fromInboundRow), ...replied.map(fromOutboundRow)].sort(
    (a, b) => a.seq - b.seq,
  );
}

function fromInboundRow(row: InboundRow): ChatMessage {
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

function fromOutboundRow(row: OutboundRow): ChatMessage {
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
