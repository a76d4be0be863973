import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  readGroupWebhook,
  removeGroupWebhook,
  setGroupWebhook,
} from '../../../../src/store/outbox/group-webhooks.js';
import { SecretBox } from '../../../../src/store/secret-box.js';
import type { StoreFixture } from '../store-fixture.js';
import { storeFixture } from '../store-fixture.js';
import { SECRET } from './channel-process.js';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await storeFixture();
});
afterEach(async () => {
  await fixture.close();
});

const box = new SecretBox(SECRET);
const group = { channel: 'test', groupId: 'g1' };
const webhook = { address: 'https://example.invalid/hook?key=abc', secret: null };

describe('the webhook of a group', () => {
  it('is replaced, read back and removed, and its rows hold neither address nor secret', async () => {
    const { database } = fixture;
    expect(await readGroupWebhook(database, box, group)).toBeNull();
    await setGroupWebhook(database, box, group, webhook);
    await setGroupWebhook(database, box, group, { ...webhook, secret: 'signing-word' });
    expect(await readGroupWebhook(database, box, group)).toEqual({
      ...webhook,
      secret: 'signing-word',
    });
    const [row] = await database.groupWebhook.findMany();
    const bytes = Buffer.concat([row?.address ?? Buffer.of(), row?.secret ?? Buffer.of()]);
    expect(bytes.toString('latin1')).not.toMatch(/example|signing/);
    expect(await removeGroupWebhook(database, group)).toBe(true);
    expect(await removeGroupWebhook(database, group)).toBe(false);
  });

  it('is a clear error with another key, and does not open for another group', async () => {
    const { database } = fixture;
    await setGroupWebhook(database, box, group, webhook);
    const other = readGroupWebhook(database, new SecretBox('another'), group);
    await expect(other).rejects.toMatchObject({ code: 'config' });
    await database.groupWebhook.updateMany({ data: { groupId: 'g2' } });
    const moved = readGroupWebhook(database, box, { ...group, groupId: 'g2' });
    await expect(moved).rejects.toMatchObject({ code: 'store' });
  });
});
