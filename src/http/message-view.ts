import type { Block } from '../message/reply.js';
import type { BlockView, MessageView } from './api-types.js';
import type { SimulatorMessage } from './http-deps.js';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** An instant as the API writes it: ISO 8601 at +08:00. */
export function instantText(instant: Date): string {
  const shifted = new Date(instant.getTime() + SHANGHAI_OFFSET_MS);
  return shifted.toISOString().replace('Z', '+08:00');
}

export function messageView(message: SimulatorMessage): MessageView {
  return {
    seq: message.seq,
    id: message.id,
    chat: message.chat,
    author: message.userId === null ? { kind: 'bot' } : { kind: 'person', userId: message.userId },
    sentAt: instantText(message.sentAt),
    quotedId: message.quotedId,
    blocks: message.blocks.map((block, index) =>
      blockView(block, `/api/simulator/messages/${encodeURIComponent(message.id)}/blocks/${index}`),
    ),
    buttons: message.buttons.map(({ label, text }) => ({ label, text })),
  };
}

function blockView(block: Block, url: string): BlockView {
  switch (block.type) {
    case 'picture':
      return { type: 'picture', name: block.name, alt: block.alt, url };
    case 'file':
      return { type: 'file', name: block.name, sizeBytes: block.content.byteLength, url };
    case 'text':
      return { type: 'text', text: block.text };
    case 'figures':
      return { type: 'figures', lines: block.lines };
    case 'table':
      return { type: 'table', header: block.header, rows: block.rows };
  }
}
