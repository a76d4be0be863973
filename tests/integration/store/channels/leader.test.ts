import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../../src/store/connect.js';
import type { Database } from '../../../../src/store/connect.js';
import { LeaseKeeper } from '../../../../src/store/leader/keep-lease.js';
import { ScriptedChannel } from '../../../fakes/scripted-channel.js';
import { TcpGate } from '../../../fakes/tcp-gate.js';
import { QUICK } from './channel-process.js';
import type { ChannelsFixture } from './channels-fixture.js';
import { channelsFixture, eventually } from './channels-fixture.js';

let fixture: ChannelsFixture;
beforeEach(async () => {
  fixture = await channelsFixture();
});
afterEach(async () => {
  await fixture.close();
});

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Candidate {
  readonly keeper: LeaseKeeper;
  readonly told: string[];
  onLost: () => Promise<void>;
}

function candidate(holder: string, database: Database = fixture.database): Candidate {
  const told: string[] = [];
  const made: Candidate = {
    told,
    onLost: () => Promise.resolve(),
    keeper: new LeaseKeeper({ database, log: silent, times: QUICK, holder }, 'test', {
      onGained: () => {
        told.push('gained');
      },
      onLost: async () => {
        await made.onLost();
        told.push('lost');
      },
    }),
  };
  return made;
}

describe('the lease of a channel', () => {
  it('has one holder, and the next gets it at once when it is given up', async () => {
    const one = candidate('one');
    const two = candidate('two');
    one.keeper.start();
    await eventually(() => {
      expect(one.told).toEqual(['gained']);
    });
    two.keeper.start();
    const taken = (await fixture.database.channelLease.findFirstOrThrow()).heldUntil;
    // It is renewed, over and over, and the other has looked meanwhile.
    await eventually(async () => {
      const { heldUntil } = await fixture.database.channelLease.findFirstOrThrow();
      expect(heldUntil.getTime() - taken.getTime()).toBeGreaterThan(2 * QUICK.renewMs);
    });
    expect([one.keeper.isHolding, two.keeper.isHolding]).toEqual([true, false]);
    let free = false;
    one.onLost = () => {
      free = true;
      expect(two.keeper.isHolding).toBe(false);
      return Promise.resolve();
    };
    await one.keeper.stop();
    expect(free).toBe(true);
    await eventually(() => {
      expect(two.told).toEqual(['gained']);
    });
    expect(one.told).toEqual(['gained', 'lost']);
    await two.keeper.stop();
    expect(await fixture.database.channelLease.count()).toBe(0);
  });

  it('who cannot renew has disconnected before the lease runs out, and connects again later', async () => {
    const gate = await TcpGate.before(fixture.url);
    const away = connect(gate.url);
    const one = candidate('one', away);
    let leftMs = -Infinity;
    one.onLost = async () => {
      const [row] = await fixture.database.$queryRaw<{ leftMs: number }[]>`
        SELECT (extract(epoch FROM held_until - clock_timestamp()) * 1000)::integer AS "leftMs"
        FROM channel_lease`;
      leftMs = row?.leftMs ?? -Infinity;
    };
    one.keeper.start();
    await eventually(() => {
      expect(one.told).toEqual(['gained']);
    });
    gate.shut();
    await eventually(() => {
      expect(one.told).toEqual(['gained', 'lost']);
    });
    expect(leftMs).toBeGreaterThan(0);
    gate.reopen();
    await eventually(() => {
      expect(one.told).toEqual(['gained', 'lost', 'gained']);
    });
    await one.keeper.stop();
    await away.$disconnect();
    await gate.close();
  });

  it('a channel that needs a leader is connected by one process only', async () => {
    const channels = [1, 2].map(() => new ScriptedChannel({ needsLeader: true }));
    const processes = [];
    for (const channel of channels) processes.push(await fixture.start({ channel }));
    const connected = () => channels.filter(({ isConnected }) => isConnected);
    await eventually(() => {
      expect(connected()).toHaveLength(1);
    });
    const leading = channels.findIndex(({ isConnected }) => isConnected);
    await processes[leading]?.wired.stop();
    await eventually(() => {
      expect(channels.map(({ isConnected }) => isConnected)).toEqual(
        leading === 0 ? [false, true] : [true, false],
      );
    });
  });
});
