import { z } from 'zod';

import type { ReplyHandle } from '../../../message/arrival.js';
import type { Address } from '../../../message/outgoing.js';
import { onHostOf } from '../open-api/same-origin.js';
import type { RobotMessage } from './robot-message-schema.js';

const KIND = 'session';
/** Not used in its last moments, when it might end on the way. */
const MARGIN_MS = 5_000;

const tokenSchema = z.object({
  url: z.string(),
  kind: z.enum(['group', 'person']),
  /** The chat that the address speaks into, so that a private answer never lands in a group. */
  chat: z.string(),
});

/** The address that a message brought for its answers; `null` where it brought none that we trust. */
export function sessionHandle(
  message: RobotMessage,
  userId: string,
  oapiBase: string,
): ReplyHandle | null {
  const { sessionWebhook, sessionWebhookExpiredTime: expires } = message;
  if (typeof sessionWebhook !== 'string' || typeof expires !== 'number') return null;
  const expiresAt = new Date(expires);
  if (Number.isNaN(expiresAt.getTime()) || onHostOf(oapiBase, sessionWebhook) === null) return null;
  const isGroup = message.conversationType === '2';
  const token: z.infer<typeof tokenSchema> = {
    url: sessionWebhook,
    kind: isGroup ? 'group' : 'person',
    chat: isGroup ? message.conversationId : userId,
  };
  return { kind: KIND, token: JSON.stringify(token), expiresAt };
}

/** Where to post an answer for `to`; `null` when the handle is over or speaks into another chat. */
export function sessionAddress(
  handle: ReplyHandle,
  to: Address,
  { oapiBase, nowMs }: { readonly oapiBase: string; readonly nowMs: number },
): URL | null {
  if (handle.kind !== KIND || handle.expiresAt.getTime() - MARGIN_MS <= nowMs) return null;
  const token = readToken(handle.token);
  const chat = to.kind === 'group' ? to.groupId : to.userId;
  if (token?.kind !== to.kind || token.chat !== chat) return null;
  // Checked again: the handle has been kept by somebody else meanwhile.
  return onHostOf(oapiBase, token.url);
}

function readToken(token: string): z.infer<typeof tokenSchema> | null {
  try {
    return tokenSchema.safeParse(JSON.parse(token)).data ?? null;
  } catch {
    return null;
  }
}

/** Where the handle speaks, whoever is to hear it. */
export function handleAddress(handle: ReplyHandle, oapiBase: string): URL | null {
  const token = handle.kind === KIND ? readToken(handle.token) : null;
  return token === null ? null : onHostOf(oapiBase, token.url);
}
