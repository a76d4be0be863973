import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cutLine } from '../../../../src/channels/dingtalk/encode/cut-line.js';
import { encodeReply } from '../../../../src/channels/dingtalk/encode/encode-reply.js';
import { jsonBytes } from '../../../../src/channels/dingtalk/encode/json-bytes.js';
import { neutralLine, neutralText } from '../../../../src/channels/dingtalk/encode/neutral-text.js';
import { splitText } from '../../../../src/channels/dingtalk/encode/split-text.js';
import type { Block } from '../../../../src/message/reply.js';

const joints = { block: '\n\n', line: '\n' };

describe('bytes inside of JSON', () => {
  it('counts escapes, and adds up', () => {
    expect(jsonBytes('数\n"\\')).toBe(3 + 2 + 2 + 2);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (left, right) => {
          expect(jsonBytes(left + right)).toBe(jsonBytes(left) + jsonBytes(right));
        },
      ),
    );
  });
});

describe('splitting', () => {
  it('cuts between blocks, at the last one that fits', () => {
    const blocks = ['a'.repeat(10), 'b'.repeat(10), 'c'.repeat(10)];
    // Two blocks of ten and their joint, whose two line ends are two bytes each.
    expect(splitText(blocks, joints, 24)).toEqual([`${blocks[0]!}\n\n${blocks[1]!}`, blocks[2]]);
    expect(splitText(blocks, joints, 23)).toEqual(blocks);
  });

  it('cuts a block that is too long between its lines, and a line between characters', () => {
    expect(splitText(['短', '一二三\n四五六'], joints, 9)).toEqual(['短', '一二三', '四五六']);
    expect(splitText(['一二三四'], joints, 7)).toEqual(['一二', '三四']);
  });

  it('never cuts a character that people see as one', () => {
    const family = '👨‍👩‍👧‍👦';
    const pieces = cutLine(family.repeat(20), 60);
    expect(pieces.every((piece) => piece.replaceAll(family, '') === '')).toBe(true);
    expect(pieces.join('')).toBe(family.repeat(20));
    // Unless it is made to be longer than any message.
    expect(cutLine(`a${'\u0301'.repeat(100)}`, 50).join('')).toHaveLength(101);
  });

  it('loses nothing and exceeds nothing, whatever the text', () => {
    const block = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 8 }),
        fc.integer({ min: 40, max: 200 }),
        (blocks, max) => {
          const pieces = splitText(blocks, joints, max);
          for (const piece of pieces) expect(jsonBytes(piece)).toBeLessThanOrEqual(max);
          const bare = (text: string) => text.replaceAll('\n', '');
          expect(bare(pieces.join(''))).toBe(bare(blocks.join('')));
        },
      ),
    );
  });

  it('takes no time to speak of for a very long line', () => {
    const line = '数'.repeat(300_000);
    expect(splitText([line], joints, 14_700).join('')).toBe(line);
  });
});

describe('words of people', () => {
  it.each([
    ['**粗** _斜_ `码` ~~删~~', '＊＊粗＊＊ ＿斜＿ ｀码｀ ～～删～～'],
    ['[点我](http://evil.example)', '［点我］(http：//evil.example)'],
    ['# 标题\n> 引用\n- 项\n1. 项\n===', '＃ 标题\n＞ 引用\n－ 项\n1．项\n＝=='],
    ['@all @所有人 @张三', '＠all ＠所有人 @张三'],
    ['说明_2023_终稿.docx', '说明_2023_终稿.docx'],
    ['反\u202e转\u200b零宽', '反转零宽'],
    ['5*3-2=13, 3<5', '5＊3-2=13, 3＜5'],
  ])('shows %j as it stands', (text, shown) => {
    expect(neutralText(text, null)).toBe(shown);
  });

  it('leaves links to our own pages, and to no other that begins like them', () => {
    const own = 'https://zhanbao.example';
    const text = `看${own}/board?id=1，不看${own}.evil/x 和 https://evil.example`;
    const shown = neutralText(text, own);
    expect(shown).toContain(`看${own}/board?id=1，`);
    expect(shown).not.toContain('://zhanbao.example.evil');
    expect(shown).toContain('https：//evil.example');
  });

  it('keeps a name on one line', () => {
    expect(neutralLine('张三](http://x)\n# 李四')).not.toMatch(/\n|\]\(|:\/\//);
  });
});

describe('a reply as messages', () => {
  const encoding = { cards: false, inGroup: true, botName: '战报', ownUrl: null, mentionBytes: 0 };
  const file: Block = { type: 'file', name: '周报.docx', content: new Uint8Array(3) };
  const picture: Block = { type: 'picture', name: 'a.png', png: new Uint8Array(3), alt: '图' };
  const encode = (blocks: readonly Block[]) =>
    encodeReply({ to: { kind: 'group' }, blocks, buttons: [] }, encoding);

  it('keeps the order of words, pictures and files', () => {
    const text: Block = { type: 'text', text: '一' };
    const kinds = encode([text, text, picture, text, file]).map(({ kind }) => kind);
    expect(kinds).toEqual(['text', 'picture', 'text', 'file']);
  });

  it('fits each message, escapes counted, and numbers them', () => {
    const lines = Array.from({ length: 2_000 }, (_, index) => `${index} "引号" \\ 高新技术企业`);
    const parts = encode([{ type: 'figures', lines }]);
    expect(parts.length).toBeGreaterThan(3);
    parts.forEach((part, index) => {
      if (part.kind !== 'text') throw new Error('a text was asked for');
      const param = JSON.stringify({ title: part.title, text: part.text });
      expect(Buffer.byteLength(param)).toBeLessThanOrEqual(15_000);
      expect(part.text.startsWith(`（${index + 1}/${parts.length}）`)).toBe(true);
    });
  });

  it('gives a phone’s preview the first words without their marks', () => {
    const table: Block = { type: 'table', header: ['单位', '完成'], rows: [['甲局', '58']] };
    expect(encode([table])[0]).toMatchObject({ title: '甲局 完成：58' });
    expect(encode([{ type: 'text', text: '\n\n' }])[0]).toMatchObject({ title: '战报' });
  });
});
