import { createHash } from 'node:crypto';
import type { Outcome } from '../../../src/conversation/workspace.js';
import { asId, newId } from '../../../src/kernel/ids.js';
import type { GroupId, MessageId } from '../../../src/kernel/ids.js';
import type { NewLedgerEntry } from '../../../src/ledger/ledger-entry.js';
import type { InboundMessage } from '../../../src/message/inbound-message.js';
import type { Reply } from '../../../src/message/reply.js';
import type { Plan } from '../../../src/plan/model.js';
import { indicatorOf } from '../../fakes/sample-plan.js';

export const GROUP = asId<GroupId>('g1');
export const NOW = new Date('2023-07-05T10:00:00+08:00');

/** An outcome that changes and says nothing. */
export const nothing: Outcome = {
  replies: [],
  entries: [],
  receipts: [],
  members: [],
  settings: null,
  retention: { kind: 'erase' },
};

let count = 0;

export function inbound(changes: Partial<InboundMessage> = {}): InboundMessage {
  count += 1;
  return {
    id: asId<MessageId>(`m${count}`),
    channel: 'test',
    group: GROUP,
    sender: { userId: 'liaison', displayName: '县科工信局联络员' },
    text: '高企58家',
    sentAt: NOW,
    quotedMessageId: null,
    quotedText: null,
    ...changes,
  };
}

export function say(text: string, to: Reply['to'] = { kind: 'group' }): Reply {
  return { to, blocks: [{ type: 'text', text }], buttons: [] };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A confirmed total of 高新技术企业, going back to `message`. */
export function figureEntry(plan: Plan, message: InboundMessage, value: number): NewLedgerEntry {
  return {
    event: {
      kind: 'fact-recorded',
      fact: {
        id: newId(),
        indicatorId: indicatorOf(plan, '高新技术企业').id,
        planId: plan.id,
        planVersion: plan.version,
        measure: 'total',
        value: `${value}`,
        from: null,
        asOf: '2023-07-05',
        approx: false,
        standing: 'county',
        unit: '县科工信局',
        byOffice: false,
      },
    },
    at: message.sentAt,
    memberId: null,
    unit: '县科工信局',
    source: { channel: message.channel, messageId: message.id, textHash: sha256(message.text) },
    receiptId: null,
  };
}
