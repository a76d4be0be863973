import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ChatHost } from '../../../src/cli/chat-host.js';
import { chatJsonl } from '../../../src/cli/chat-jsonl.js';
import { handleMessage } from '../../../src/conversation/handle-message.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { createWorkCalendar } from '../../../src/plan/calendar/work-calendar.js';
import { InMemoryConversationStore } from '../../fakes/in-memory-conversation-store.js';
import { testMember } from '../../fakes/people.js';
import { samplePlan } from '../../fakes/sample-plan.js';

const outputSchema = z.union([
  z.strictObject({
    replies: z.array(
      z.strictObject({
        to: z.enum(['group', 'member']),
        text: z.string(),
        buttons: z.array(z.string()),
      }),
    ),
  }),
  z.strictObject({ error: z.string() }),
]);

type Output = z.infer<typeof outputSchema>;

let host: ChatHost;
beforeEach(async () => {
  const store = new InMemoryConversationStore();
  const id = await store.addWorkspace('攸县', [samplePlan()]);
  const known = new Map<string, MemberId>();
  host = {
    handle: (message) =>
      handleMessage({ store, botName: '战报助手', calendar: createWorkCalendar() }, message),
    ensureGroup: (group) => store.bindGroup(id, group),
    ensurePerson: async ({ name, unit, role }, userId) => {
      const before = known.get(userId);
      if (before !== undefined) return before;
      const postings = role === 'unknown' ? [] : [{ unit: unit ?? '', role }];
      const member = { ...testMember(userId, postings, 'terminal'), name };
      await store.putMember(id, member);
      known.set(userId, member.id);
      return member.id;
    },
  };
});

async function* each(lines: readonly string[]): AsyncIterable<string> {
  for (const line of lines) {
    await Promise.resolve();
    yield line;
  }
}

async function run(lines: readonly string[]): Promise<readonly Output[]> {
  const written: string[] = [];
  await chatJsonl(host, each(lines), (line) => written.push(line));
  return written.map((line) => outputSchema.parse(JSON.parse(line)));
}

const line = (text: string, change: object = {}): string =>
  JSON.stringify({
    now: '2023-07-05T10:00:00+08:00',
    group: 'g1',
    member: { name: '甲', unit: '县科工信局', role: 'liaison' },
    text,
    ...change,
  });

const textOf = (output: Output | undefined): string =>
  output !== undefined && 'replies' in output
    ? output.replies.map(({ text }) => text).join('\n')
    : '';

describe('zhanbao chat --jsonl', () => {
  it('answers each line before it reads the next, with text and buttons', async () => {
    const [receipt, done, answer] = await run([line('高企58'), line('确认'), line('高企多少家')]);
    expect(receipt).toMatchObject({
      replies: [{ to: 'group', buttons: ['确认', '撤销', '不是我报的'] }],
    });
    expect(textOf(done)).toContain('已入库');
    expect(textOf(answer)).toContain('58家');
  });

  it('empty replies are silence', async () => {
    expect(await run([line('收到，谢谢大家')])).toEqual([{ replies: [] }]);
  });

  it('a null group is a private chat', async () => {
    const [answer] = await run([line('高企多少家', { group: null })]);
    expect(answer).toMatchObject({ replies: [{ to: 'member' }] });
  });

  it('members count as bound as given, unknown ones do not', async () => {
    const stranger = { member: { name: '路人', unit: null, role: 'unknown' } };
    const [hint] = await run([line('高企58', stranger)]);
    expect(textOf(hint)).toContain('绑定');
  });

  it('what the office approves holds for the unknown person’s next lines', async () => {
    const stranger = { member: { name: '路人', unit: null, role: 'unknown' } };
    const office = { member: { name: '主任', unit: '专班办公室', role: 'office' } };
    const outputs = await run([
      line('绑定 县教育局', stranger),
      line('同意绑定 路人', office),
      line('我局引进硕士2名', stranger),
    ]);
    expect(textOf(outputs[2])).toContain('县教育局分项');
  });

  it('two people of one name in different units are two people', async () => {
    const other = { member: { name: '甲', unit: '高新区', role: 'liaison' } };
    const outputs = await run([line('高企58'), line('确认', other)]);
    expect(textOf(outputs[1])).toContain('只有报送人');
  });

  it('the line’s now is the clock, also for expiry', async () => {
    const late = { now: '2023-07-06T18:00:00+08:00' };
    const outputs = await run([line('高企58'), line('确认', late)]);
    expect(textOf(outputs[1])).toContain('已过期');
  });

  it('what goes privately to others is no reply to this line', async () => {
    const office = { member: { name: '主任', unit: '专班办公室', role: 'office' } };
    const stranger = { member: { name: '路人', unit: null, role: 'unknown' } };
    const outputs = await run([
      line('高企多少家', office),
      line('绑定 县教育局', stranger),
      line('高企58'),
      line('高企多少家', { ...office, now: '2023-07-07T10:00:00+08:00' }),
      line('科小9家', { now: '2023-07-07T10:01:00+08:00' }),
    ]);
    expect(textOf(outputs[1])).toContain('已提交申请');
    expect(textOf(outputs[1])).not.toContain('同意请回');
    expect(textOf(outputs[3])).not.toContain('过期');
  });

  it('the sender’s own notice of expiry comes with his next line', async () => {
    const outputs = await run([
      line('高企58'),
      line('科小9家', { now: '2023-07-07T10:01:00+08:00' }),
    ]);
    expect(outputs[1]).toMatchObject({ replies: [{ to: 'group' }, { to: 'member' }] });
    expect(textOf(outputs[1])).toContain('已过期');
  });

  it('a line that cannot be used is answered by an error, a blank one is none, and the rest goes on', async () => {
    const outputs = await run([
      'not json',
      '[]',
      '{}',
      line('高企58', { now: 'yesterday' }),
      line('高企58', { member: { name: '甲', role: 'king' } }),
      '',
      line('高企58'),
    ]);
    expect(outputs.map((output) => 'error' in output)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
