import type { Reply } from '../../../message/reply.js';
import { neutralLine } from '../encode/neutral-text.js';

/** What a card says below its buttons about the answer to a click: its first line. */
export function statusOf({ blocks }: Reply): string {
  const block = blocks.find(({ type }) => type === 'text');
  const line = block?.type === 'text' ? block.text.split('\n').find((each) => each.trim()) : '';
  return neutralLine(line ?? '');
}
