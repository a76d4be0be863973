import { newId } from '../../src/kernel/ids.js';
import type { Address, Outgoing, SendProgress, SendReporter } from '../../src/message/outgoing.js';
import type { Block, Reply } from '../../src/message/reply.js';

/** A picture small enough for a test, and yet a real PNG. */
export const samplePng = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

export const textReply = (text: string): Reply => blocksReply([{ type: 'text', text }]);

export const blocksReply = (blocks: readonly Block[]): Reply => ({
  to: { kind: 'group' },
  blocks,
  buttons: [],
});

/** A push of a text unless said otherwise. */
export function outgoing(to: Address, more: Partial<Outgoing> = {}): Outgoing {
  return {
    id: newId(),
    to,
    reply: textReply('本周进展已汇总。'),
    inReplyTo: null,
    mentions: [],
    webhook: null,
    progress: { via: null, partsSent: 0 },
    isRepeat: false,
    ...more,
  };
}

/** Keeps what a channel reports while it sends. */
export class RecordingReporter implements SendReporter {
  readonly parts: (SendProgress & { readonly platformId: string | null })[] = [];

  partSent(progress: SendProgress & { readonly platformId: string | null }): Promise<void> {
    this.parts.push(progress);
    return Promise.resolve();
  }
}
