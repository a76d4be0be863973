import type { ChatMessage } from '../message/chat-message.js';
import type { ShownBlock } from '../message/shown-reply.js';
import type { BlockView, ChatView, MessageView } from './api-types.js';
import { instantText } from './instant-text.js';

export function messageView(message: ChatMessage): MessageView {
  return {
    seq: message.seq,
    id: message.id,
    chat: chatView(message),
    author:
      message.kind === 'replied' ? { kind: 'bot' } : { kind: 'person', userId: message.userId },
    sentAt: instantText(message.at),
    quotedId: message.quotedId,
    blocks: blocksOf(message).map((block, index) =>
      blockView(block, `/api/simulator/messages/${encodeURIComponent(message.id)}/blocks/${index}`),
    ),
    buttons:
      message.kind === 'replied'
        ? message.reply.buttons.map(({ label, text }) => ({ label, text }))
        : [],
  };
}

/** What a message shows; nothing when its text was not kept. */
export function blocksOf(message: ChatMessage): readonly ShownBlock[] {
  if (message.kind === 'replied') {
    return message.reply.blocks;
  }
  return message.text === null ? [] : [{ type: 'text', text: message.text }];
}

function chatView({ group, userId }: ChatMessage): ChatView {
  return group === null && userId !== null ? { kind: 'private', userId } : { kind: 'group' };
}

/** @param url where the bytes of a picture or file are */
export function blockView(block: ShownBlock, url: string): BlockView {
  switch (block.type) {
    case 'picture':
      return { type: 'picture', name: block.name, alt: block.alt, url };
    case 'file':
      return { type: 'file', name: block.name, sizeBytes: block.sizeBytes, url };
    case 'text':
      return { type: 'text', text: block.text };
    case 'figures':
      return { type: 'figures', lines: block.lines };
    case 'table':
      return { type: 'table', header: block.header, rows: block.rows };
  }
}
