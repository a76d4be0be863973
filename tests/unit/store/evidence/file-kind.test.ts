import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreedKind, cleanName } from '../../../../src/store/evidence/evidence-name.js';
import { fileKinds, isLocked } from '../../../../src/store/evidence/file-kind.js';
import { zipNames } from '../../../../src/store/evidence/zip-names.js';

const fixture = (name: string) => new Uint8Array(readFileSync(`tests/fixtures/plans/${name}`));
const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

const PNG = hex('89504e470d0a1a0a 0000000d49484452');
const COMPOUND = hex('d0cf11e0a1b11ae1 0000000000000000');

/** A zip archive of empty files: only its directory is looked at. */
function zip(...names: readonly string[]): Uint8Array {
  const local = Buffer.from('504b0304', 'hex');
  const entries = names.map((name) => {
    const text = Buffer.from(name, 'utf8');
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(text.length, 28);
    return Buffer.concat([entry, text]);
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(local.length, 16);
  return new Uint8Array(Buffer.concat([local, directory, end]));
}

function kept(content: Uint8Array, name: string | null): string | null {
  const agreed = agreedKind(fileKinds(content), name);
  return agreed === null ? null : `${agreed.name} ${agreed.kind.mediaType}`;
}

describe('what is kept', () => {
  it.each([
    ['linxi-investment.docx', '方案.docx', 'wordprocessingml.document'],
    ['nanping-livelihood.xlsx', '任务表.XLSX', 'spreadsheetml.sheet'],
    ['qingliu-air.pdf', '通知.pdf', 'application/pdf'],
  ])('%s', (file, name, mediaType) => {
    expect(kept(fixture(file), name)).toContain(`${name} `);
    expect(kept(fixture(file), name)).toContain(mediaType);
  });

  it('the older formats by what their name says, an archive by what it holds', () => {
    expect(kept(COMPOUND, '台账.xls')).toBe('台账.xls application/vnd.ms-excel');
    expect(kept(COMPOUND, '台账.et')).toBe('台账.et application/vnd.wps-office.et');
    expect(kept(zip('OFD.xml', 'Doc_0/Document.xml'), '红头.ofd')).toBe('红头.ofd application/ofd');
  });

  it.each([
    ['UTF-8', Buffer.from('指标,当前数')],
    ['GBK', hex('d6b8b1ea2cb5b1c7b0cafd')],
    ['UTF-16', Buffer.from('\uFEFF指标', 'utf16le')],
  ])('a table in plain text, in %s', (_, content) => {
    expect(kept(new Uint8Array(content), '数据.csv')).toBe('数据.csv text/csv');
  });

  it('a picture without a name, or without an ending, gets both', () => {
    expect(kept(PNG, null)).toBe('图片.png image/png');
    expect(kept(PNG, '截图')).toBe('截图.png image/png');
    expect(kept(fixture('qingliu-air.pdf'), null)).toBe('文件.pdf application/pdf');
  });
});

describe('a locked document', () => {
  it('is told from an old one', () => {
    const name = Buffer.from('EncryptedPackage', 'utf16le');
    expect(isLocked(new Uint8Array(Buffer.concat([COMPOUND, name])))).toBe(true);
    expect(isLocked(COMPOUND)).toBe(false);
  });
});

describe('what is not kept', () => {
  it.each([
    ['a program called a picture', hex('4d5a9000 03000000'), '图.png'],
    ['a picture called a document', PNG, '方案.docx'],
    ['a document called a picture', fixture('linxi-investment.docx'), '图.png'],
    ['a document with macros', zip('word/document.xml', 'word/vbaProject.bin'), '方案.docx'],
    ['an archive of anything', zip('a.exe'), '方案.docx'],
    ['an archive that is none', hex('504b0304 00000000'), '方案.docx'],
    ['an old document without a name', COMPOUND, null],
    ['plain text', new Uint8Array(Buffer.from('姓名,电话')), '名单.txt'],
    ['plain text without a name', new Uint8Array(Buffer.from('姓名,电话')), null],
    ['a program called a table', hex('4d5a9000 03000000'), '数据.csv'],
    ['a web page', new Uint8Array(Buffer.from('<html>')), 'a.html'],
    ['nothing', new Uint8Array(), '空.pdf'],
  ])('%s', (_what, content, name) => {
    expect(kept(content, name)).toBeNull();
  });
});

describe('cleanName', () => {
  it.each([
    ['../../etc/名单.xlsx', '名单.xlsx'],
    ['C:\\桌面\\名单.xlsx', '名单.xlsx'],
    ['方案\u202Excod.exe', '方案xcod.exe'],
    ['a\u0000b?.pdf', 'ab_.pdf'],
    ['..', null],
    ['', null],
    [null, null],
  ])('%s', (name, clean) => {
    expect(cleanName(name)).toBe(clean);
  });

  it('keeps the ending of a long name', () => {
    const clean = cleanName(`${'长'.repeat(500)}.docx`) ?? '';
    expect(clean.endsWith('.docx')).toBe(true);
    expect(clean.length).toBeLessThanOrEqual(120);
  });
});

describe('zipNames', () => {
  it('reads a real archive', () => {
    expect(zipNames(fixture('linxi-investment.docx'))).toContain('word/document.xml');
  });

  it('never throws and never hangs, whatever it is given', () => {
    const archive = zip('word/document.xml', 'a');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(archive.length), (noise, at) => {
        const damaged = new Uint8Array([...archive.slice(0, at), ...noise, ...archive.slice(at)]);
        damaged.set(noise.subarray(0, damaged.length - at), at);
        zipNames(damaged);
        fileKinds(damaged);
      }),
      { numRuns: 500 },
    );
  });
});
