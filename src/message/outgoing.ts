import type { GroupId, MessageId } from '../kernel/ids.js';
import type { ReplyHandle } from './arrival.js';
import type { Reply } from './reply.js';

/** Where an outgoing message goes, in the channel's own ids. */
export type Address =
  | { readonly kind: 'group'; readonly groupId: GroupId }
  | { readonly kind: 'person'; readonly userId: string };

/** A group webhook as an office was given it by the platform's console. */
export interface GroupWebhook {
  /** WeCom: the key; DingTalk: the address with its access token. */
  readonly address: string;
  /** DingTalk's signing secret; `null` where there is none. */
  readonly secret: string | null;
}

/** One reply or push on its way. */
export interface Outgoing {
  /** Ours; the same at every attempt, for platforms that take an idempotency key. */
  readonly id: MessageId;
  readonly to: Address;
  readonly reply: Reply;
  /** The message that it answers, and the way to answer it while that lives; `null` for a push. */
  readonly inReplyTo: {
    readonly messageId: MessageId;
    readonly userId: string;
    readonly handle: ReplyHandle | null;
  } | null;
  /** Persons called by a real @ where the way allows it; otherwise by name in the text. */
  readonly mentions: readonly { readonly userId: string; readonly name: string }[];
  /** The group's own webhook, the last step of the ladder; `null` when none is bound. */
  readonly webhook: GroupWebhook | null;
  /** What earlier attempts have come to. A message may become several of the platform's. */
  readonly progress: SendProgress;
  /** The end of an earlier attempt is not known: readers must see that this is the same once more. */
  readonly isRepeat: boolean;
}

export interface SendProgress {
  /** The way that an earlier attempt began on, in the channel's own word; `null` before the first. */
  readonly via: string | null;
  /** How many of the platform's messages have gone out that way. */
  readonly partsSent: number;
}

export interface SendReporter {
  /** To be awaited after each of the platform's messages, before the next: a retry goes on from there. */
  partSent(progress: SendProgress & { readonly platformId: string | null }): Promise<void>;
}

/** How an attempt ended. Reasons are Chinese and for the office; they hold no secrets. */
export type SendResult =
  | { readonly kind: 'sent'; readonly via: string }
  /** Not now: busy, too fast, connection gone. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string }
  /** Never: every way was refused. */
  | { readonly kind: 'refused'; readonly reason: string; readonly isBindingBroken: boolean }
  /** It may or may not have gone out: no answer came. */
  | { readonly kind: 'unknown'; readonly reason: string };
