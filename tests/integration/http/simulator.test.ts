import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  BoardView,
  MessagesView,
  SendRequest,
  SimulatorStateView,
  SourceView,
} from '../../../src/http/api-types.js';
import { FakeSimulator } from './fake-simulator.js';
import { serve } from './serve.js';
import type { Served } from './serve.js';

let fake: FakeSimulator;
let served: Served;

beforeEach(async () => {
  fake = await FakeSimulator.start();
  served = await serve(fake);
});

afterEach(async () => {
  await served.stop();
});

const base = () => `${served.url}/api/simulator`;

async function get<View>(path: string): Promise<View> {
  return (await (await fetch(base() + path)).json()) as View;
}

function put(method: string, path: string, body: unknown): Promise<Response> {
  return fetch(base() + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const report: SendRequest = {
  id: 'message-0001',
  as: 'kegongxin',
  chat: 'group',
  text: '高新技术企业58家',
  quotedId: null,
};

describe('state', () => {
  it('names workspace, demonstration, clock and everyone one may speak as', async () => {
    const state = await get<SimulatorStateView>('/state');
    expect(state).toMatchObject({
      workspaceName: '攸县科技创新工作专班',
      isDemo: true,
      groupName: '科技创新工作群',
      now: '2023-07-05T10:00:00.000+08:00',
    });
    expect(state.people.map(({ role, unit }) => [role, unit])).toEqual([
      // In the order of the plan's member list.
      ['liaison', '高新区'],
      ['liaison', '县科工信局'],
      ['leader', null],
      ['office', null],
      ['unknown', null],
    ]);
  });
});

describe('messages', () => {
  it('mentions the bot in the group, as official bots hear nothing else', async () => {
    expect((await put('POST', '/messages', report)).status).toBe(204);
    expect(fake.handled).toMatchObject([
      { channel: 'simulator', group: 'g1', text: '@战报助手 高新技术企业58家' },
    ]);
  });

  it('needs no mention in a private chat', async () => {
    await put('POST', '/messages', { ...report, chat: 'private' });
    expect(fake.handled).toMatchObject([{ group: null, text: '高新技术企业58家' }]);
    const { messages } = await get<MessagesView>('/messages');
    expect(messages.map(({ chat }) => chat)).toEqual([
      { kind: 'private', userId: 'kegongxin' },
      { kind: 'private', userId: 'kegongxin' },
    ]);
  });

  it('takes a message once, however often it is sent', async () => {
    for (const text of [report.text, report.text, '改了的内容']) {
      expect((await put('POST', '/messages', { ...report, text })).status).toBe(204);
    }
    expect(fake.handled).toHaveLength(1);
  });

  it('shows what was said and replied, with the buttons of a receipt', async () => {
    await put('POST', '/messages', report);
    const { messages } = await get<MessagesView>('/messages');
    expect(messages).toMatchObject([
      { author: { kind: 'person', userId: 'kegongxin' }, sentAt: '2023-07-05T10:00:00.000+08:00' },
      {
        author: { kind: 'bot' },
        quotedId: 'message-0001',
        blocks: [{ type: 'text', text: '收到，请核对。' }],
        buttons: [{ label: '确认', text: '确认' }],
      },
    ]);
    const after = await get<MessagesView>(`/messages?after=${messages[0]!.seq}`);
    expect(after.messages.map(({ id }) => id)).toEqual([messages[1]!.id]);
  });

  it('hands over the quoted message with its words', async () => {
    await put('POST', '/messages', report);
    const quotedId = 'reply-message-0001';
    await put('POST', '/messages', { ...report, id: 'message-0002', text: '确认', quotedId });
    expect(fake.handled[1]).toMatchObject({
      quotedMessageId: quotedId,
      quotedText: '收到，请核对。',
    });
  });

  it('shows no words of a message whose text was not kept', async () => {
    fake.keepsText = false;
    await put('POST', '/messages', report);
    expect((await get<MessagesView>('/messages')).messages[0]?.blocks).toEqual([]);
  });

  it('offers pictures to look at and files only to save', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    fake.nextReply = {
      blocks: [
        { type: 'picture', name: '走势.png', png: bytes, alt: '走势图' },
        { type: 'file', name: '台账<1>.html', content: bytes },
      ],
      buttons: [],
    };
    await put('POST', '/messages', report);
    const { messages } = await get<MessagesView>('/messages');
    const [picture, file] = messages[1]!.blocks.filter((block) => 'url' in block);
    const seen = await fetch(served.url + picture!.url);
    expect(seen.headers.get('content-type')).toBe('image/png');
    const saved = await fetch(served.url + file!.url);
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(saved.headers.get('content-type')).toBe('application/octet-stream');
    expect(new Uint8Array(await saved.arrayBuffer())).toEqual(bytes);
    expect((await fetch(`${served.url}${file!.url}9`)).status).toBe(404);
  });
});

describe('bad input', () => {
  it('refuses a body above 256 KB with a sentence', async () => {
    const answer = await put('POST', '/messages', { ...report, text: '长'.repeat(100_000) });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({
      error: { message: '内容超过 256 KB，请分几条发送。' },
    });
    expect(fake.handled).toHaveLength(0);
  });

  it('hands 100 KB of text on, for the conversation to judge', async () => {
    const answer = await put('POST', '/messages', { ...report, text: 'x'.repeat(100_000) });
    expect(answer.status).toBe(204);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['nothing', ''],
    ['an id that is too short', { ...report, id: 'x' }],
    ['an id of odd characters', { ...report, id: '../../../etc/passwd' }],
    ['a field too many', { ...report, role: 'office' }],
    ['an unknown chat', { ...report, chat: 'all' }],
    ['an unknown speaker', { ...report, as: 'nobody' }],
    ['a quote of what does not exist', { ...report, quotedId: 'nothing' }],
  ])('refuses %s with a Chinese sentence', async (_, body) => {
    const answer = await put('POST', '/messages', body);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: { message: string } }).error.message).toMatch(
      /^[^a-z]*[\u4e00-\u9fff]/,
    );
    expect(fake.handled).toHaveLength(0);
  });

  it('never logs what the body held, not even in the words of an error', async () => {
    await put('POST', '/messages', '经办人某某，电话一三八 绝密');
    const logged = served.log.map(({ details }) => inspect(details, { depth: 9 })).join('\n');
    expect(served.log.length).toBeGreaterThan(0);
    expect(logged).not.toMatch(/经办人|绝密/);
  });

  it('refuses a form that a foreign page could send without asking', async () => {
    const answer = await fetch(`${base()}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: JSON.stringify(report),
    });
    expect(answer.status).toBe(400);
  });

  it.each(['yesterday', '2023-02-30T10:00:00+08:00', '1023-07-05T10:00:00+08:00', 5, null])(
    'refuses to set the clock to %s',
    async (now) => {
      expect((await put('PUT', '/clock', { now })).status).toBe(400);
      expect(fake.now().toISOString()).toBe('2023-07-05T02:00:00.000Z');
    },
  );
});

describe('board', () => {
  const row = async (shortName: string) => {
    const { indicators } = await get<BoardView>('/board');
    return indicators.find((indicator) => indicator.shortName === shortName)!;
  };

  it('shows all indicators of the plan in its order, unreported ones as such', async () => {
    const board = await get<BoardView>('/board');
    expect(board).toMatchObject({ date: '2023-07-05', elapsed: '51.3' });
    expect(board.lightRules).toEqual([expect.stringContaining('亮灯规则：完成率与时序进度相比')]);
    expect(board.indicators.map(({ shortName }) => shortName)).toEqual(
      fake.plan.indicators.map(({ shortName }) => shortName),
    );
    expect(board.indicators.every(({ light }) => light === 'grey')).toBe(true);
    expect(board.indicators[0]).toMatchObject({ valueText: null, targetText: '66家' });
  });

  it('shows completion and expected figure on one scale, and the arithmetic', async () => {
    fake.record('高新技术企业', { value: '57', asOf: '2023-06-30', unit: '县科工信局' });
    const shown = await row('高新技术企业');
    expect(shown).toMatchObject({
      valueText: '57家',
      completion: '86.4',
      expectedText: '应达58家',
      expectedShare: '87.9',
      light: 'yellow',
      lightText: '黄灯',
      standingText: '落后时序进度6.3个百分点',
      asOf: '2023-06-30',
      owner: '县科工信局',
      staleText: null,
    });
    expect(shown.arithmetic.join()).toContain('57家÷66家＝86.4%');
  });

  it('says that a newer period has closed without a figure', async () => {
    fake.record('科技型中小企业', { value: '58', asOf: '2023-05-31', unit: '县科工信局' });
    expect((await row('科技型中小企业')).staleText).toBe('数据已过期（应报至6月30日）');
  });

  it('shows what others report beside the figure, never as the figure', async () => {
    const standing = 'proposal';
    fake.record('瞪羚企业', { value: '1', asOf: '2023-06-30', unit: '高新区', standing });
    const shown = await row('瞪羚企业');
    expect(shown.valueText).toBeNull();
    expect(shown.notes.join()).toContain('高新区报1家（截至6月30日，待核定）');
  });

  it('gives a figure its birth certificate with the words of the message', async () => {
    await put('POST', '/messages', report);
    const messageId = fake.handled[0]!.id;
    const unit = '县科工信局';
    fake.record('高新技术企业', { value: '58', asOf: '2023-06-30', unit, messageId });
    const { id } = await row('高新技术企业');
    const source = (await get<SourceView>(`/board/${id}/source`)).lines.join('\n');
    expect(source).toContain('报送单位县科工信局');
    expect(source).toContain('高新技术企业58家');
    expect((await get<SourceView>('/board/unknown/source')).lines).toEqual([]);
  });
});

describe('live stream', () => {
  it('tells the clock at once and every change after that', async () => {
    const stream = await fetch(`${base()}/events`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe('data: {"now":"2023-07-05T10:00:00.000+08:00"}\n\n');
    await put('PUT', '/clock', { now: '2023-07-31T17:00:00+08:00' });
    expect((await reader.read()).value).toBe('data: {"now":"2023-07-31T17:00:00.000+08:00"}\n\n');
    await put('POST', '/messages', report);
    expect((await reader.read()).value).toContain('data: ');
    await reader.cancel();
  });
});
