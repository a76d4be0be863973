import { randomBytes } from 'node:crypto';

import { AppError } from '../../../kernel/errors.js';
import { asId } from '../../../kernel/ids.js';
import type { GroupId } from '../../../kernel/ids.js';
import { cutToBytes } from '../encode/byte-length.js';
import { visibleName } from '../encode/neutral-text.js';
import type { AppApi } from './app-api.js';

/** By it a group that the application made is told from a group of people with the bot in it. */
const PREFIX = 'zhanbao';
/** Fifty characters are allowed; so many bytes are never more. */
const MAX_NAME_BYTES = 50;

export const isAppGroup = (group: GroupId): boolean => /^zhanbao[0-9a-f]{16}$/.test(group);

/**
 * Makes a group of the application, in which it may speak at any time. Nobody can answer it there.
 * @throws AppError `platform`
 */
export async function createAppGroup(
  api: AppApi,
  { name, userIds }: { readonly name: string; readonly userIds: readonly string[] },
): Promise<GroupId> {
  const chatId = PREFIX + randomBytes(8).toString('hex');
  const call = await api.post('appchat/create', {
    name: cutToBytes(visibleName(name), MAX_NAME_BYTES),
    userlist: userIds,
    chatid: chatId,
  });
  if (call.kind === 'ok') return asId<GroupId>(chatId);
  const what = call.kind === 'refused' ? `code ${call.errcode}` : call.cause;
  throw new AppError('platform', `WeCom did not make a group: ${what}`);
}
