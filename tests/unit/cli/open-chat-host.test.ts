import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openExistingChat, openFreshChat } from '../../../src/cli/open-chat-host.js';
import { loadConfig } from '../../../src/config.js';
import { AppError } from '../../../src/kernel/errors.js';
import type { House, openHouse } from '../../../src/wire.js';

const config = loadConfig({});
const AWAY = new AppError('store', 'the database is away');

/** A house in which nothing can be stored or read. */
class BrokenHouse {
  readonly closedWith: boolean[] = [];
  dataDir = '';

  readonly open: typeof openHouse = ({ dataDir }) => {
    this.dataDir = dataDir;
    const fails = (): Promise<never> => Promise.reject(AWAY);
    const house = {
      workspaces: { importPlan: fails, list: fails },
      close: () => {
        this.closedWith.push(existsSync(dataDir));
        return Promise.resolve();
      },
    };
    return Promise.resolve(house as unknown as House);
  };
}

describe('a chat that cannot be opened', () => {
  it('stops the throwaway database before its folder goes', async () => {
    const house = new BrokenHouse();
    await expect(openFreshChat(config, null, house.open)).rejects.toBe(AWAY);
    expect(house.closedWith).toEqual([true]);
    expect(existsSync(house.dataDir)).toBe(false);
  });

  it('lets the existing database go', async () => {
    const house = new BrokenHouse();
    await expect(openExistingChat(config, () => undefined, house.open)).rejects.toBe(AWAY);
    expect(house.closedWith).toHaveLength(1);
  });
});
