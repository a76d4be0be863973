import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LeaseKeeper } from '../../../../src/store/leader/keep-lease.js';
import { ScriptedChannel } from '../../../fakes/scripted-channel.js';
import { killProcessAt } from '../kill-process-at.js';
import { QUICK } from './channel-process.js';
import type { ChannelsFixture } from './channels-fixture.js';
import { arrival, channelsFixture, eventually } from './channels-fixture.js';

const CHILD = fileURLToPath(new URL('run-channel.ts', import.meta.url));
/** Starting a process takes a while on a busy machine. */
const TIMEOUT_MS = 120_000;
type Moment = 'arrived' | 'handling' | 'between' | 'sent' | 'leading';

let fixture: ChannelsFixture;
beforeEach(async () => {
  fixture = await channelsFixture();
});
afterEach(async () => {
  await fixture.close();
});

/** Runs another process up to a moment and kills it there. */
async function killAt(moment: Moment): Promise<void> {
  await killProcessAt(moment, CHILD, [fixture.url, fixture.dataDir, moment]);
}

describe('kill -9', () => {
  it.each([
    ['arrived', { isRepeat: false, partsSent: 0 }],
    ['handling', { isRepeat: false, partsSent: 0 }],
    ['between', { isRepeat: true, partsSent: 1 }],
    ['sent', { isRepeat: true, partsSent: 0 }],
  ] as const)(
    'when it has %s: another process takes over, with one report and one reply',
    async (moment, { isRepeat, partsSent }) => {
      await killAt(moment);
      const { channel } = await fixture.start();
      await eventually(async () => {
        expect(await fixture.database.delivery.findMany()).toMatchObject([{ state: 'sent' }]);
        expect(await fixture.database.arrival.findMany()).toMatchObject([{ state: 'done' }]);
      });
      expect(channel.texts).toEqual(['答报数']);
      expect(channel.attempts[0]).toMatchObject({ isRepeat, progress: { partsSent } });
      // Nothing is left that could be sent again, also when the platform delivers once more.
      const [{ id } = { id: '' }] = await fixture.database.arrival.findMany();
      await channel.intake.accept(arrival({ id: id as never, group: null, text: '报数' }));
      await channel.intake.accept(arrival({ group: null, text: '完' }));
      await eventually(() => {
        expect(channel.texts).toEqual(['答报数', '答完']);
      });
      expect(await fixture.database.inboundMessage.count()).toBe(2);
    },
    TIMEOUT_MS,
  );

  it(
    'of the leader: another process leads',
    async () => {
      await killAt('leading');
      const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
      const deps = { database: fixture.database, log: silent, times: QUICK, holder: 'next' };
      const channel = new ScriptedChannel();
      const keeper = new LeaseKeeper(deps, 'test', {
        onGained: () => {
          channel.connect();
        },
        onLost: () => channel.disconnect(),
      });
      keeper.start();
      await eventually(() => {
        expect(channel.isConnected).toBe(true);
      });
      await keeper.stop();
      expect(channel.isConnected).toBe(false);
    },
    TIMEOUT_MS,
  );
});
