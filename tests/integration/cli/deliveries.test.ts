import { afterEach, beforeEach, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { fakeTerminal } from '../../fakes/command-context.js';
import type { ChannelsFixture } from '../store/channels/channels-fixture.js';
import { arrival, channelsFixture, eventually } from '../store/channels/channels-fixture.js';
import { GROUP } from '../store/messages-and-outcomes.js';

let fixture: ChannelsFixture;
beforeEach(async () => {
  fixture = await channelsFixture();
});
afterEach(async () => {
  await fixture.close();
});

async function deliveries(...options: readonly string[]): Promise<string> {
  const env = { DATABASE_URL: fixture.url, ZHANBAO_DATA_DIR: fixture.dataDir };
  const terminal = fakeTerminal([], { env });
  expect(await runProgram(['deliveries', ...options], terminal)).toBe(0);
  return terminal.out();
}

it('says what did not arrive, where and why, and no word of what it was', async () => {
  expect(await deliveries()).toBe('还没有经平台发送过消息。\n');
  const { channel } = await fixture.start();
  channel.script.push(() => ({
    kind: 'refused',
    reason: '机器人已被移出群（93006）',
    isBindingBroken: true,
  }));
  await channel.intake.accept(arrival({ text: '秘密内容' }));
  await eventually(async () => {
    expect(await fixture.database.delivery.count({ where: { state: 'refused' } })).toBe(1);
  });
  const text = await deliveries();
  expect(text).toContain('test  未送达1条');
  expect(text).toContain(`test 群 ${GROUP}：机器人已被移出群（93006）`);
  expect(text).toMatch(
    /最近没有送达的1条：\n {2}[\d-]{10} [\d:]{5} .*未送达（试1次）：机器人已被移出群/,
  );
  expect(text).not.toContain('秘密');
  const [failure] = (
    JSON.parse(await deliveries('--json')) as { failures: Record<string, unknown>[] }
  ).failures;
  expect(failure).toMatchObject({ state: 'refused', toGroup: GROUP, attempts: 1 });
  expect(JSON.stringify(failure)).not.toContain('秘密');
});
