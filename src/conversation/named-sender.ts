import type { DirectoryPerson } from '../message/directory.js';
import type { InboundMessage } from '../message/inbound-message.js';

/**
 * The message with its sender called as the address book has him, where the platform itself gives no
 * name and the channel had to call him by his id.
 */
export function namedSender(
  message: InboundMessage,
  profile: DirectoryPerson | null,
): InboundMessage {
  const { userId, displayName } = message.sender;
  if (profile === null || profile.name === '' || displayName !== userId) return message;
  return { ...message, sender: { userId, displayName: profile.name } };
}
