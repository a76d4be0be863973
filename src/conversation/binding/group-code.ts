import { createHash } from 'node:crypto';
import type { GroupPlace } from '../workspace.js';

/** Without 0, O, 1, I and L, which are misread from a screen. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** No secret, only a name: 31^5 are enough for two groups hardly ever to share one. */
const LENGTH = 5;

/** What an administrator calls a group by when he answers its request; always the same for a group. */
export function groupCode({ channel, groupId }: Pick<GroupPlace, 'channel' | 'groupId'>): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([channel, groupId]))
    .digest();
  return [...digest.subarray(0, LENGTH)]
    .map((byte) => LETTERS[byte % LETTERS.length] ?? '')
    .join('');
}
