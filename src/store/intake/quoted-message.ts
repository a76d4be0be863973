import { asId } from '../../kernel/ids.js';
import type { MessageId } from '../../kernel/ids.js';
import type { Database } from '../connect.js';
import { storableText } from '../json/storable.js';
import { inStatement } from '../transaction.js';

/**
 * The message that a quote means. A platform names what we have sent by its own id, which is found
 * among the parts of our deliveries; any other id means a message of a person, or nothing we know.
 */
export async function quotedMessage(
  database: Database,
  channel: string,
  quotedId: MessageId | null,
): Promise<MessageId | null> {
  if (quotedId === null) return null;
  const rows = await inStatement(
    database,
    'finding a quoted message',
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT d.message_id AS id FROM sent_part p JOIN delivery d ON d.message_id = p.message_id
      WHERE p.platform_id = ${storableText(quotedId)} AND d.channel = ${channel} LIMIT 1`,
  );
  const [ours] = rows;
  return ours === undefined ? quotedId : asId<MessageId>(ours.id);
}
