import type { Outcome } from '../../../../src/conversation/workspace.js';
import { nothingFound } from '../../../../src/conversation/taken-in.js';
import type { TakenIn } from '../../../../src/conversation/taken-in.js';
import type { InboundMessage } from '../../../../src/message/inbound-message.js';
import type { ClaimTimes } from '../../../../src/store/claim-times.js';
import { connect } from '../../../../src/store/connect.js';
import {
  createConversationStore,
  createStoreCaches,
} from '../../../../src/store/conversation-store.js';
import { Outbox } from '../../../../src/store/outbox/outbox.js';
import type { WiredChannels } from '../../../../src/wire-channels.js';
import type { House } from '../../../../src/wire.js';
import { wireChannels } from '../../../../src/wire-channels.js';
import type { ScriptedChannel } from '../../../fakes/scripted-channel.js';
import { nothing, say } from '../messages-and-outcomes.js';

export const SECRET = 'a secret key of the tests';

/** Quick enough for tests, slow enough for a busy machine. */
export const QUICK: ClaimTimes = { leaseMs: 2000, renewMs: 500, pollMs: 100 };

/** No platform waits here, and a busy machine may take longer than one would. */
const ACCEPT_LIMIT_MS = 20_000;

export type Decide = (message: InboundMessage, takenIn: TakenIn) => Outcome | Promise<Outcome>;

/** Says what it heard, to the chat that it heard it in. */
export const echo: Decide = (message) => ({
  ...nothing,
  replies: [say(`答${message.text}`, { kind: message.group === null ? 'sender' : 'group' })],
});

export interface ChannelProcess {
  readonly channel: ScriptedChannel;
  readonly wired: WiredChannels;
  readonly outbox: Outbox;
  stop(): Promise<void>;
}

interface ProcessOptions {
  readonly url: string;
  readonly dataDir: string;
  readonly channel: ScriptedChannel;
  readonly times?: ClaimTimes;
  readonly decide?: Decide;
  readonly isStillOwed?: House['isStillOwed'];
  /** Instead of `decide` in a transaction. */
  readonly handle?: (outbox: Outbox) => (message: InboundMessage, takenIn: TakenIn) => unknown;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Everything that stands between one channel and the conversation in one process, not yet started. */
export async function channelProcess(options: ProcessOptions): Promise<ChannelProcess> {
  const { url, dataDir, channel, times = QUICK, decide = echo } = options;
  const database = connect(url);
  const apart = connect(url);
  const outbox = new Outbox(new Set([channel.name]));
  const store = createConversationStore(database, createStoreCaches(), outbox);
  const own = options.handle?.(outbox);
  const wired = await wireChannels(
    {
      apart,
      outbox,
      ...(options.isStillOwed === undefined ? {} : { isStillOwed: options.isStillOwed }),
      handle: async (message, { takenIn = nothingFound } = {}) => {
        if (own !== undefined) return (await own(message, takenIn)) as [];
        return await store.handleOnce(message, async () => await decide(message, takenIn));
      },
    },
    [channel],
    {
      dataDir,
      secretKey: SECRET,
      s3: null,
      proxy: null,
      log: silent,
      times,
      acceptLimitMs: ACCEPT_LIMIT_MS,
    },
  );
  return {
    channel,
    wired,
    outbox,
    stop: async () => {
      await wired.stop();
      await database.$disconnect();
      await apart.$disconnect();
    },
  };
}
