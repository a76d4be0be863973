import type { MessageView } from '../../http/api-types.js';
import { dayText, timeText, toWall, weekdayText, yearText } from '../clock/shanghai-time.js';

/** A line between messages that says when the next one was sent, or the message itself. */
export type ChatItem =
  | { readonly kind: 'time'; readonly key: string; readonly text: string }
  | { readonly kind: 'message'; readonly key: string; readonly message: MessageView };

/** A pause after which chat programs show the time anew. */
const PAUSE_MS = 10 * 60_000;

export function chatItems(messages: readonly MessageView[]): readonly ChatItem[] {
  const items: ChatItem[] = [];
  let before: MessageView | null = null;
  for (const message of messages) {
    if (before === null || isPause(before.sentAt, message.sentAt)) {
      items.push({ kind: 'time', key: `t${message.seq}`, text: separatorText(message, before) });
    }
    items.push({ kind: 'message', key: message.id, message });
    before = message;
  }
  return items;
}

function isPause(earlier: string, later: string): boolean {
  // A clock that was set back also needs a word.
  const passed = toWall(later).getTime() - toWall(earlier).getTime();
  return passed < 0 || passed > PAUSE_MS;
}

function separatorText(message: MessageView, before: MessageView | null): string {
  const at = message.sentAt;
  const sameYear = before !== null && yearText(before.sentAt) === yearText(at);
  return `${sameYear ? '' : yearText(at)}${dayText(at)} ${weekdayText(at)} ${timeText(at)}`;
}

/** The text without the mention of the bot at its head, and whether there was one. */
export function splitMention(
  text: string,
  botName: string,
): { readonly mentioned: boolean; readonly text: string } {
  const mention = `@${botName}`;
  return text.startsWith(mention)
    ? { mentioned: true, text: text.slice(mention.length).trimStart() }
    : { mentioned: false, text };
}

/** One line for quoting. */
export function gist(message: MessageView): string {
  const parts = message.blocks.map((block) => {
    switch (block.type) {
      case 'text':
        return block.text;
      case 'figures':
        return block.lines.join(' ');
      case 'table':
        return block.header.join(' ');
      case 'picture':
        return `［图］${block.alt}`;
      case 'file':
        return `［文件］${block.name}`;
    }
  });
  return parts.join(' ').replace(/\s+/g, ' ').slice(0, 80);
}

/** Whether two names of a chat mean the same one. */
export function isSameChat(one: MessageView['chat'], other: MessageView['chat']): boolean {
  return one.kind === 'group' || other.kind === 'group'
    ? one.kind === other.kind
    : one.userId === other.userId;
}

/** A key for maps. */
export function chatKey(chat: MessageView['chat']): string {
  return chat.kind === 'group' ? 'group' : `private ${chat.userId}`;
}
