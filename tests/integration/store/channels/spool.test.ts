import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { screenArrival } from '../../../../src/store/intake/arrival-record.js';
import { emptySpool } from '../../../../src/store/intake/empty-spool.js';
import { Spool } from '../../../../src/store/intake/spool.js';
import { SecretBox } from '../../../../src/store/secret-box.js';
import { ScriptedChannel } from '../../../fakes/scripted-channel.js';
import { TcpGate } from '../../../fakes/tcp-gate.js';
import { SECRET } from './channel-process.js';
import type { ChannelsFixture } from './channels-fixture.js';
import { arrival, channelsFixture, eventually, untilAcknowledged } from './channels-fixture.js';

describe('while the database is away', () => {
  let fixture: ChannelsFixture;
  let gate: TcpGate;
  beforeEach(async () => {
    fixture = await channelsFixture();
    gate = await TcpGate.before(fixture.url);
  });
  afterEach(async () => {
    gate.reopen();
    await fixture.close();
    await gate.close();
  });

  const spooled = () => readdirSync(join(fixture.dataDir, 'spool'));

  it('a platform that delivers again is refused', async () => {
    const { channel } = await fixture.start({ url: gate.url });
    gate.shut();
    await expect(channel.intake.accept(arrival())).rejects.toMatchObject({ code: 'store' });
    expect(spooled()).toEqual([]);
    gate.reopen();
    await untilAcknowledged(channel.intake, arrival({ text: '再来' }));
    await eventually(() => {
      expect(channel.texts).toEqual(['答再来']);
    });
  });

  it('what never comes again waits on disk, sealed, and is taken in in its order', async () => {
    const channel = new ScriptedChannel({ redelivers: false });
    await fixture.start({ url: gate.url, channel });
    gate.shut();
    const first = arrival({ text: '第一' });
    await channel.intake.accept(first);
    await channel.intake.accept(first);
    for (const text of ['第二', '第三']) await channel.intake.accept(arrival({ text }));
    expect(spooled()).toHaveLength(4);
    for (const name of spooled()) {
      const path = join(fixture.dataDir, 'spool', name);
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(readFileSync(path).includes('第')).toBe(false);
    }
    gate.reopen();
    await channel.intake.accept(arrival({ text: '第四' }));
    await eventually(() => {
      expect(channel.texts).toEqual(['答第一', '答第二', '答第三', '答第四']);
    });
    expect(spooled()).toEqual([]);
    expect(await fixture.database.inboundMessage.count()).toBe(4);
  });

  it('outlives the process: the next one takes it in', async () => {
    const channel = new ScriptedChannel({ redelivers: false });
    await fixture.open({ url: gate.url, channel });
    gate.shut();
    await channel.intake.accept(arrival({ text: '留下的' }));
    const next = await fixture.start({ channel: new ScriptedChannel({ redelivers: false }) });
    await eventually(() => {
      expect(next.channel.texts).toEqual(['答留下的']);
    });
    await eventually(() => {
      expect(spooled()).toEqual([]);
    });
  });

  it('what was sent meanwhile is noted once it is back, and not sent again', async () => {
    const { channel } = await fixture.start({ url: gate.url });
    channel.script.push(() => {
      gate.shut();
      return { kind: 'sent', via: 'bot' };
    });
    // The answer may be out, and the database away, before the intake has heard that it is stored.
    const acknowledged = untilAcknowledged(channel.intake, arrival({ text: '问' }));
    await eventually(() => {
      expect(channel.texts).toEqual(['答问']);
    });
    gate.reopen();
    await acknowledged;
    await eventually(async () => {
      expect(await fixture.database.delivery.findFirst()).toMatchObject({
        state: 'sent',
        attempts: 1,
      });
    });
    expect(channel.texts).toEqual(['答问']);
  });
});

describe('Spool', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhanbao-spool-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const box = new SecretBox(SECRET);
  const fail = (_details: object, message: string): never => {
    throw new Error(message);
  };

  it('is bounded in number, and says so', async () => {
    const spool = await Spool.open(folder, box, 2);
    await spool.put(screenArrival(arrival()));
    await spool.put(screenArrival(arrival()));
    await expect(spool.put(screenArrival(arrival()))).rejects.toMatchObject({ code: 'store' });
    expect(await spool.names()).toHaveLength(2);
  });

  it('gives back the whole arrival, and nothing with another key', async () => {
    const spool = await Spool.open(folder, box);
    const handle = { kind: 'k', token: 't', expiresAt: new Date('2026-01-01T00:00:00Z') };
    const record = screenArrival({ ...arrival({ text: '全文' }), replyHandle: handle });
    await spool.put(record);
    const [name = ''] = await spool.names();
    expect(await spool.read(name)).toEqual(record);
    const other = await Spool.open(folder, new SecretBox('another'));
    await expect(other.read(name)).rejects.toMatchObject({ code: 'config' });
  });

  it('never counts as empty while something that was put into it lies on the disk', async () => {
    const spool = await Spool.open(folder, box);
    const takenIn: string[] = [];
    const put: string[] = [];
    const empty = () =>
      emptySpool(spool, ({ id }) => Promise.resolve(takenIn.push(id)), {
        info: fail,
        error: fail,
        warn: fail,
      });
    for (let round = 0; round < 100; round += 1) {
      const first = screenArrival(arrival());
      const second = screenArrival(arrival());
      put.push(first.id, second.id);
      await spool.put(first);
      // One more comes while the last one is taken in.
      await Promise.all([spool.put(second), empty()]);
      // As the process does it: it looks only into what does not count as empty.
      while (!spool.isEmpty) await empty();
      expect(readdirSync(join(folder, 'spool'))).toEqual([]);
    }
    expect(takenIn).toEqual(put);
  });

  it('clears away what a write that was cut off has left', async () => {
    await Spool.open(folder, box);
    writeFileSync(join(folder, 'spool', '1.sealed.0123456789ab.part'), 'half');
    const spool = await Spool.open(folder, box);
    expect(spool.isEmpty).toBe(true);
    expect(readdirSync(join(folder, 'spool'))).toEqual([]);
  });
});
