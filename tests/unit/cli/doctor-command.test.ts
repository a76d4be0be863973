import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doctorCommand } from '../../../src/cli/doctor-command.js';
import type { Channel } from '../../../src/message/channel.js';
import type { House } from '../../../src/wire.js';
import { fakeTerminal } from '../../fakes/command-context.js';

const terminal = () => fakeTerminal([], { env: { ZHANBAO_DATA_DIR: join(tmpdir(), 'no-such') } });

describe('a doctor who breaks off', () => {
  it('leaves neither a channel nor the database open', async () => {
    const closed: string[] = [];
    const close = (name: string) => () => {
      closed.push(name);
      return Promise.resolve();
    };
    const broken = new Error('a diagnosis that throws');
    const channel = {
      callbacks: [],
      diagnose: () => Promise.reject(broken),
      close: close('channel'),
    };
    const parts = {
      openHouse: () => Promise.resolve({ close: close('house') } as unknown as House),
      createChannels: () => [channel as unknown as Channel],
    };
    await expect(doctorCommand({ json: false }, terminal(), parts)).rejects.toBe(broken);
    expect(closed).toEqual(['channel', 'house']);
  });
});
