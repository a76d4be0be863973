import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { openSecretBox } from '../../../src/store/open-secret-box.js';
import { readGroupWebhook } from '../../../src/store/outbox/group-webhooks.js';
import { verifyAudit } from '../../../src/store/verify-audit.js';
import { fakeTerminal, type FakeTerminal } from '../../fakes/command-context.js';
import type { StoreFixture } from '../store/store-fixture.js';
import { storeFixture } from '../store/store-fixture.js';

let fixture: StoreFixture;
let dataDir: string;

beforeEach(async () => {
  fixture = await storeFixture();
  dataDir = await mkdtemp(join(tmpdir(), 'zhanbao-bind-'));
});
afterEach(async () => {
  await rm(dataDir, { recursive: true });
  await fixture.close();
});

async function run(args: readonly string[], input: readonly string[] = []): Promise<FakeTerminal> {
  const env = { DATABASE_URL: fixture.url, ZHANBAO_DATA_DIR: dataDir };
  const terminal = fakeTerminal(input, { env });
  expect(await runProgram(['bind', ...args], terminal)).toBe(0);
  return terminal;
}

/** What the outbox holds: to whom, and which words. */
async function told(): Promise<readonly string[]> {
  const rows = await fixture.database.outboundMessage.findMany({ orderBy: { seq: 'asc' } });
  return rows.map(
    ({ toChannel, toGroup, toUser, reply }) =>
      `${toChannel} ${toGroup ?? toUser ?? ''} ${JSON.stringify(reply)}`,
  );
}

async function events(): Promise<readonly string[]> {
  const rows = await fixture.database.ledgerEntry.findMany({ orderBy: { seq: 'asc' } });
  return rows.map(({ kind }) => kind).slice(1);
}

describe('zhanbao bind', () => {
  it('binds and unbinds a group, each with an entry in the ledger', async () => {
    const bound = await run(['group', 'wecom', 'g9', '--name', '科技创新群']);
    expect(bound.out()).toContain('已绑定群科技创新群');
    expect(await fixture.workspaces.readGroups(fixture.workspaceId)).toContainEqual({
      channel: 'wecom',
      groupId: 'g9',
      name: '科技创新群',
    });
    await run(['unbind', 'wecom', 'g9', '--group']);
    expect(await fixture.workspaces.readGroups(fixture.workspaceId)).toHaveLength(1);
    expect(await events()).toEqual(['group-bound', 'group-unbound']);
    expect(await verifyAudit(fixture.database, fixture.workspaceId)).toMatchObject({ ok: true });
  });

  it('binds a person by an alias of the unit, and ends it', async () => {
    const unit = fixture.plan.units.find(({ aliases }) => aliases.length > 0);
    const args = ['member', 'wecom', 'zs', '--name', '张三', '--unit'];
    const bound = await run([...args, unit?.aliases[0] ?? '']);
    expect(bound.out()).toContain(`已绑定：张三，${unit?.name ?? ''}联络员`);
    await run(['unbind', 'wecom', 'zs', '--unit', unit?.name ?? '']);
    expect(await events()).toEqual(['posting-given', 'posting-ended']);
  });

  it('tells who is bound what he can do now, once', async () => {
    const args = ['member', 'wecom', 'zs', '--name', '张三', '--unit', '高新区'];
    await run(args);
    await run(args);
    expect(await told()).toEqual([expect.stringMatching(/^wecom zs .*您已绑定为高新区联络员/u)]);
  });

  it('tells the group that is bound what it can do now, once, and by its name', async () => {
    await run(['group', 'wecom', 'g9', '--name', '科技创新群']);
    const again = await run(['group', 'wecom', 'g9']);
    expect(again.out()).toContain('已绑定群科技创新群');
    expect(await told()).toEqual([expect.stringMatching(/^wecom g9 .*已绑定本群/u)]);
  });

  it.each([
    [['member', 'wecom', 'zs', '--unit', '气象局'], '方案中没有“气象局”'],
    [['member', 'wecom', 'zs'], '--unit'],
    [['member', 'wecom', 'zs', '--unit', '高新区', '--role', '局长'], '角色请写'],
    [['unbind', 'wecom', 'nobody'], '没有找到'],
    [['unbind', 'wecom', 'nowhere', '--group'], '没有绑定群'],
    [['link', 'wecom', 'nobody'], '没有账号为 nobody'],
    [['webhook', 'wecom', 'nowhere'], '没有绑定群'],
    [['list', '--workspace', '乙县'], '没有“乙县”'],
  ])('says what is wrong with %j and changes nothing', async (args, words) => {
    await expect(run(args)).rejects.toMatchObject({
      userText: expect.stringContaining(words) as string,
    });
    expect(await events()).toEqual([]);
  });

  it('leaves somebody who can let others in', async () => {
    await run(['member', 'wecom', 'zr', '--name', '主任', '--role', '专班办公室']);
    await expect(run(['unbind', 'wecom', 'zr'])).rejects.toMatchObject({
      userText: expect.stringContaining('最后一位') as string,
    });
  });

  it('asks which of several workspaces is meant', async () => {
    await fixture.workspaces.create({ name: '乙县', demoNow: null, at: new Date() });
    await expect(run(['group', 'wecom', 'g9'])).rejects.toMatchObject({ code: 'input-invalid' });
    await run(['group', 'wecom', 'g9', '--workspace', '乙县']);
    expect(await fixture.workspaces.readGroups(fixture.workspaceId)).toHaveLength(1);
  });

  it('makes a code that joins an account', async () => {
    const { out } = await run(['link', 'test', 'liaison', '--json']);
    const { code, member } = JSON.parse(out()) as { code: string; member: string };
    expect(member).toBe('县科工信局联络员');
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{10}$/);
    const row = await fixture.database.linkCode.findFirst();
    expect(row).toMatchObject({ memberId: fixture.liaison.id, usedAt: null });
    expect(row?.codeHash).not.toContain(code);
  });

  it('keeps a webhook sealed, read from the input and never from the arguments', async () => {
    const address = 'https://example.invalid/cgi-bin/webhook/send?key=very-secret-key';
    const kept = await run(['webhook', 'test', 'g1'], [address, 'sign-secret']);
    expect(kept.out() + kept.err()).not.toMatch(/very-secret-key|sign-secret/);
    const row = await fixture.database.groupWebhook.findFirst();
    expect(Buffer.from(row?.address ?? []).toString('latin1')).not.toContain('very-secret-key');
    const box = await openSecretBox(null, dataDir);
    const key = { channel: 'test', groupId: 'g1' };
    expect(await readGroupWebhook(fixture.database, box, key)).toEqual({
      address: 'very-secret-key',
      secret: 'sign-secret',
    });
    await run(['unbind', 'test', 'g1', '--group']);
    expect(await fixture.database.groupWebhook.count()).toBe(0);
  });

  it.each([
    ['wecom', '工作群'],
    ['wecom', 'https://example.invalid/robot'],
    ['wecom', 'ftp://example.invalid/send?key=very-secret-key'],
    ['dingtalk', '0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f'],
  ])('keeps no webhook of %s that is none: %s', async (channel, address) => {
    await run(['group', channel, 'g2']);
    const kept = run(['webhook', channel, 'g2'], [address]);
    await expect(kept).rejects.toMatchObject({
      userText: expect.stringContaining('没有保存') as string,
    });
    expect(await fixture.database.groupWebhook.count()).toBe(0);
  });

  it.each([
    ['wecom', '0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f'],
    ['dingtalk', 'https://example.invalid/robot/send?access_token=0a1b2c3d'],
  ])('keeps a webhook of %s as it was given: %s', async (channel, address) => {
    await run(['group', channel, 'g2']);
    await run(['webhook', channel, 'g2'], [address]);
    const box = await openSecretBox(null, dataDir);
    const key = { channel, groupId: 'g2' };
    expect(await readGroupWebhook(fixture.database, box, key)).toEqual({ address, secret: null });
  });

  it('without an address keeps nothing', async () => {
    const env = { DATABASE_URL: fixture.url, ZHANBAO_DATA_DIR: dataDir };
    const terminal = fakeTerminal([], { env });
    expect(await runProgram(['bind', 'webhook', 'test', 'g1'], terminal)).toBe(3);
    expect(terminal.err()).toContain('没有读到地址');
  });

  it('lists groups, people, accounts and what waits', async () => {
    const { out } = await run(['list']);
    expect(out()).toContain('工作群  test g1');
    expect(out()).toContain('县科工信局联络员  县科工信局联络员  test liaison');
    const listed = JSON.parse((await run(['list', '--json'])).out()) as Record<string, unknown>;
    expect(listed).toMatchObject({
      groups: [{ channel: 'test', groupId: 'g1' }],
      members: [{ accounts: [{ channel: 'test', userId: 'liaison' }] }],
      groupRequests: [],
    });
  });
});
