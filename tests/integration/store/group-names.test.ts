import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silence } from '../../../src/conversation/outcome.js';
import type { GroupChange } from '../../../src/conversation/workspace.js';
import { asId } from '../../../src/kernel/ids.js';
import type { GroupId } from '../../../src/kernel/ids.js';
import { testMessage } from '../../fakes/people.js';
import { GROUP } from './messages-and-outcomes.js';
import type { StoreFixture } from './store-fixture.js';
import { storeFixture } from './store-fixture.js';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await storeFixture();
});
afterEach(async () => {
  await fixture.close();
});

const at = '2023-07-05T10:00:00+08:00';
const NEW = asId<GroupId>('new-group');

async function hear(group: GroupId, groupName: string | undefined, change?: GroupChange) {
  const named = groupName === undefined ? {} : { groupName };
  const message = testMessage({ userId: 'liaison', text: '在吗', at, group, ...named });
  const groups = change === undefined ? [] : [change];
  await fixture.conversations.handleOnce(message, async (transaction) => {
    await transaction.enter(fixture.workspaceId);
    return { ...silence, groups };
  });
}

async function names(): Promise<readonly string[]> {
  const groups = await fixture.workspaces.readGroups(fixture.workspaceId);
  return groups.map(({ name }) => name);
}

async function requested(): Promise<string | undefined> {
  const [request] = await fixture.workspaces.readGroupRequests(fixture.workspaceId);
  return request?.name;
}

describe('the name of a group', () => {
  it('follows the last message that tells one, cut and cleaned', async () => {
    await hear(GROUP, '攻坚专班群');
    expect(await names()).toEqual(['攻坚专班群']);
    await hear(GROUP, undefined);
    expect(await names()).toEqual(['攻坚专班群']);
    await hear(GROUP, `坏\u202e群\n换行${'长'.repeat(80)}`);
    expect(await names()).toEqual([`坏 群 换行${'长'.repeat(34)}`]);
  });

  it('stays when it is bound, given up and asked for without one', async () => {
    const place = { channel: 'test', groupId: NEW };
    const waiting = { ...place, state: 'waiting' as const, toldOn: '2023-07-05' as never };
    await hear(NEW, '新群', { ...waiting, name: '新群' });
    await hear(NEW, undefined, { ...waiting, name: '' });
    expect(await requested()).toBe('新群');
    await hear(NEW, undefined, { ...place, name: '', state: 'bound' });
    expect(await names()).toContain('新群');
    await hear(NEW, undefined, { ...place, name: '', state: 'refused' });
    expect(await requested()).toBe('新群');
  });
});
