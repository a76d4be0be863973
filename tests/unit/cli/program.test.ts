import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { fakeTerminal } from '../../fakes/command-context.js';

const COMMANDS = [
  [],
  ['start'],
  ['understand'],
  ['chat'],
  ['plan'],
  ['plan', 'read'],
  ['plan', 'import'],
  ['bind'],
  ['bind', 'admin'],
  ['bind', 'group'],
  ['bind', 'webhook'],
  ['bind', 'member'],
  ['bind', 'unbind'],
  ['bind', 'list'],
  ['bind', 'link'],
  ['audit'],
  ['audit', 'verify'],
  ['demo'],
  ['demo', 'clear'],
  ['export'],
];

describe('the zhanbao command', () => {
  it.each(COMMANDS)('has Chinese help for %s %s', async (...command) => {
    const terminal = fakeTerminal();
    expect(await runProgram([...command, '--help'], terminal)).toBe(0);
    expect(terminal.out()).toContain('用法：');
    expect(terminal.out()).toContain('显示帮助');
    expect(terminal.out()).not.toMatch(/Usage|Options|Commands|display help/);
    expect(terminal.err()).toBe('');
  });

  it.each([
    [['nonsense'], '没有这个命令：nonsense'],
    [['understand', '--colour'], '没有这个选项：--colour'],
    [['plan', 'read'], '缺少参数'],
    [['plan', 'read', 'a', 'b'], '参数过多'],
    [['understand', '--plan'], '选项缺少取值'],
  ])('says in Chinese what is wrong with %j and exits with 2', async (args, words) => {
    const terminal = fakeTerminal();
    expect(await runProgram(args, terminal)).toBe(2);
    expect(terminal.err()).toContain(words);
    expect(terminal.err()).toContain('--help');
    expect(terminal.out()).toBe('');
  });
});

describe('zhanbao understand', () => {
  const line = {
    id: 'x1',
    text: '截至6月底高企58家，技术合同登记180个、12.3亿',
    now: '2023-07-05T10:00:00+08:00',
    sender: { unit: '县科工信局', role: 'liaison' },
  };

  it('writes one label for each line and goes on after a line it cannot read', async () => {
    const terminal = fakeTerminal([JSON.stringify(line), '{nonsense', JSON.stringify(line)]);
    expect(await runProgram(['understand', '--jsonl'], terminal)).toBe(3);
    const labels = terminal
      .out()
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(labels).toHaveLength(3);
    expect(labels[0]).toMatchObject({
      id: 'x1',
      intent: 'report',
      facts: [
        { indicator: '高新技术企业', measure: 'total', value: 58, asOf: '2023-06-30' },
        { indicator: '技术合同登记数', value: 180 },
        { indicator: '技术合同登记额', value: 12.3 },
      ],
      tasks: ['4', '3'],
      blocker: false,
      query: null,
    });
    expect(labels[1]).toEqual({ id: null, error: '第2行格式不正确' });
    expect(labels[2]).toEqual(labels[0]);
  });

  it('marks for people the words that a figure comes from', async () => {
    const terminal = fakeTerminal();
    const args = ['understand', line.text, '--now', line.now];
    expect(await runProgram(args, terminal)).toBe(0);
    expect(terminal.out()).toMatch(/高新技术企业 累计58家，截至2023-06-30.*［.*高企58家.*］/);
  });

  it('knows the short forms of the office’s own list', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhanbao-glossary-'));
    const file = join(folder, 'glossary.txt');
    const terminal = fakeTerminal([], { env: { ZHANBAO_GLOSSARY: file } });
    const args = ['understand', '小科巨71家', '--json', '--now', line.now];
    await expect(runProgram(args, terminal)).rejects.toMatchObject({
      userText: expect.stringContaining('ZHANBAO_GLOSSARY 指定的简称表打不开') as string,
    });
    await writeFile(file, '科技型中小企业 小科巨\n高企 | 高 | 家 | 颜色\n');
    await expect(runProgram(args, terminal)).rejects.toMatchObject({
      userText: expect.stringMatching(/第1行[\s\S]*第2行/) as string,
    });
    await writeFile(file, '科技型中小企业 | 小科巨 | 家 | 个数\n');
    expect(await runProgram(args, terminal)).toBe(0);
    expect(JSON.parse(terminal.out())).toMatchObject({
      facts: [{ indicator: '科技型中小企业', value: 71 }],
    });
    await rm(folder, { recursive: true });
  });

  it.each([
    [['understand'], '请在命令后面写上要理解的一句话'],
    [['understand', '高企58家', '--now', 'tomorrow'], '--now 的时间看不懂'],
    [['understand', '高企58家', '--plan', 'no-such-file.txt'], '找不到文件：no-such-file.txt'],
  ])('tells what to do about %j', async (args, words) => {
    await expect(runProgram(args, fakeTerminal())).rejects.toMatchObject({
      userText: expect.stringContaining(words) as string,
    });
  });
});
