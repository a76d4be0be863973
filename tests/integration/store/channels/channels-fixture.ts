import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Arrival, Intake } from '../../../../src/message/arrival.js';
import type { InboundMessage } from '../../../../src/message/inbound-message.js';
import { ScriptedChannel } from '../../../fakes/scripted-channel.js';
import { inbound } from '../messages-and-outcomes.js';
import type { StoreFixture } from '../store-fixture.js';
import { storeFixture } from '../store-fixture.js';
import type { ChannelProcess } from './channel-process.js';
import { channelProcess } from './channel-process.js';

type ProcessOptions = Partial<Parameters<typeof channelProcess>[0]>;

export interface ChannelsFixture extends StoreFixture {
  readonly dataDir: string;
  /** One more process on the database; stopped with the fixture. */
  open(options?: ProcessOptions): Promise<ChannelProcess>;
  /** The same, started. */
  start(options?: ProcessOptions): Promise<ChannelProcess>;
}

export async function channelsFixture(): Promise<ChannelsFixture> {
  const store = await storeFixture();
  const dataDir = mkdtempSync(join(tmpdir(), 'zhanbao-channels-'));
  const processes: ChannelProcess[] = [];
  const open = async (options: ProcessOptions = {}): Promise<ChannelProcess> => {
    const channel = options.channel ?? new ScriptedChannel();
    const made = await channelProcess({ url: store.url, dataDir, ...options, channel });
    processes.push(made);
    return made;
  };
  return {
    ...store,
    dataDir,
    open,
    start: async (options) => {
      const made = await open(options);
      made.wired.start();
      return made;
    },
    close: async () => {
      for (const made of processes) await made.stop();
      await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

export function arrival(changes: Partial<InboundMessage> = {}): Arrival {
  return { message: inbound(changes), replyHandle: null };
}

/** Busy machines take their time; what takes longer than this hangs. */
const PATIENCE_MS = 20_000;

/** Waits until the assertions hold. */
export async function eventually(check: () => unknown): Promise<void> {
  await vi.waitFor(check, { timeout: PATIENCE_MS, interval: 25 });
}

/**
 * Brings it until it is acknowledged, as platforms do that deliver again: a database that goes away
 * takes its answer with it.
 */
export async function untilAcknowledged(intake: Intake, brought: Arrival): Promise<void> {
  await eventually(() => intake.accept(brought));
}
