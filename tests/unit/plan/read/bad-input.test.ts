import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/kernel/errors.js';
import { readDocument } from '../../../../src/plan/read/read-document.js';
import { convertOffice } from '../../../../src/plan/read/read-office.js';
import { readPlan } from '../../../../src/plan/read/read-plan.js';

async function reasonOf(bytes: Uint8Array, name: string): Promise<string> {
  try {
    readPlan(await readDocument(bytes, name));
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return (error as AppError).userText;
  }
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const zip = (inside: string): Uint8Array =>
  Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from(inside)]);
const container = (inside: Buffer): Uint8Array =>
  Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), inside]);

/** Pieces of real plans in random order: what breaks rules more than noise does. */
const PIECES = [
  '一、',
  '（一）',
  '1.',
  '（1）',
  '任务1：',
  '工作目标',
  '责任单位：',
  '（县教育局牵头，',
  '县财政局',
  '）',
  '分别',
  '达到',
  '2024年',
  '—',
  '30',
  '亿元',
  '%',
  '家',
  '翻一番',
  '破零',
  '\t',
  '\n',
  '\n\n',
  '|',
  '序号',
  '牵头单位',
  '各',
  '由',
  '“',
  '”',
  '1e309',
  '-5家',
  '2月30日',
  '（',
  '全覆盖',
  '至',
  '成员单位包括',
  '，',
  '。',
  '；',
  '一季度',
  '附件1',
];

describe('bad input', () => {
  it.each([
    ['nothing', new Uint8Array(), '方案.txt', '空的'],
    ['blank lines', text('  \n\n　'), '方案.txt', '没有读到文字'],
    ['bytes that are no text', new Uint8Array(3000).fill(1), '方案.txt', '不是可以识别的文本'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]), '方案.png', '图片'],
    ['a damaged Word file', zip('word/document.xml broken'), '方案.docx', 'Word 文件已损坏'],
    ['a damaged Excel file', zip('xl/workbook.xml broken'), '方案.xlsx', 'Excel 文件已损坏'],
    ['another zip file', zip('photos'), '方案.docx', '压缩包'],
    ['a damaged PDF', text('%PDF-1.7 broken'), '方案.pdf', 'PDF'],
    [
      'text that says it is Word',
      text('这是一段普通的文字，不是文档。'),
      '方案.docx',
      '扩展名与内容不符',
    ],
    [
      'an encrypted file',
      container(Buffer.from('EncryptedPackage', 'utf16le')),
      '方案.docx',
      '密码',
    ],
    ['slides', text('内容内容内容内容'), '方案.pptx', '不支持'],
    ['a file above the limit', new Uint8Array(30_000_001), '方案.txt', '30 MB'],
  ])('says in plain words what is wrong with %s', async (_, bytes, name, reason) => {
    expect(await reasonOf(bytes, name)).toContain(reason);
  });

  it('says how to go on when old formats cannot be converted', async () => {
    const converting = convertOffice(container(Buffer.alloc(64)), '方案.doc', {
      program: 'no-such-office',
    });
    await expect(converting).rejects.toMatchObject({
      code: 'input-invalid',
      userText: expect.stringContaining('LibreOffice') as string,
    });
  });

  it('never throws anything but an AppError at random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.txt', 'a.pdf', 'a.docx'),
        async (bytes, name) => {
          expect(typeof (await reasonOf(bytes, name))).toBe('string');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never throws anything but an AppError at random text', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (value) => {
        expect(typeof (await reasonOf(text(value), 'a.txt'))).toBe('string');
      }),
      { numRuns: 600 },
    );
  });

  it('comes to an end of a long line without full stops', async () => {
    const line = `一、工作目标\n${'高新技术企业达到'.repeat(12_000)}`;
    expect(await reasonOf(text(line), 'a.txt')).not.toBe('');
  });
});
