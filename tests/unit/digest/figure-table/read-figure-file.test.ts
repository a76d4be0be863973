import { deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readFigureFile } from '../../../../src/digest/figure-table/read-figure-file.js';
import { bytesOf, workbookOf } from '../../../fakes/workbooks.js';

const HEADER = ['指标', '单位', '目标', '当前数', '截至日期', '说明'];
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** 指标,当前数 / 高企,58 as Chinese Windows writes it. */
const GBK = Buffer.from('d6b8b1ea2cb5b1c7b0cafd0ab8dfc6f32c35380a', 'hex');

async function problem(bytes: Uint8Array, name: string): Promise<string> {
  const error: unknown = await readFigureFile(bytes, name).catch((thrown: unknown) => thrown);
  return error instanceof Error && 'userText' in error ? String(error.userText) : 'no problem';
}

describe('a workbook of current figures', () => {
  it('gives each row with its number, whatever stands above the header', async () => {
    const table = await readFigureFile(
      await workbookOf(
        [
          ['科技创新指标完成情况（截至2023年6月30日）'],
          HEADER,
          ['高企', '家', 66, 58, new Date('2023-06-30T00:00:00Z'), '新认定2家'],
          [],
          ['技术合同成交额', '亿元', 10, '12.3亿元', '2023.6.30', null],
        ],
        '六月',
      ),
      '六月.xlsx',
    );
    expect(table.sheet).toBe('六月');
    expect(table.above).toEqual(['科技创新指标完成情况（截至2023年6月30日）']);
    expect(table.rows).toEqual([
      {
        row: 3,
        name: '高企',
        unit: '家',
        value: { kind: 'number', value: '58', percent: false },
        asOf: { kind: 'date', date: '2023-06-30' },
        note: '新认定2家',
      },
      {
        row: 5,
        name: '技术合同成交额',
        unit: '亿元',
        value: { kind: 'text', text: '12.3亿元' },
        asOf: { kind: 'text', text: '2023.6.30' },
        note: '',
      },
    ]);
  });

  it.each([
    ['指标名称', '完成数'],
    ['项目', '完成情况'],
    ['指标名称', '累计完成'],
    ['指 标', '数值'],
    ['指标', '截至6月底完成数（万元）'],
    ['考核指标', '1-6月累计完成'],
  ])('is known by its header %s, %s', async (indicator, value) => {
    const rows = [
      [indicator, '目标数', '完成率', value],
      ['高企', 66, 0.88, 58],
    ];
    const { rows: read } = await readFigureFile(await workbookOf(rows), '表.xlsx');
    expect(read).toMatchObject([{ name: '高企', value: { value: '58' } }]);
  });

  it('takes what a formula last gave, and says which gave nothing', async () => {
    const formula = { formula: 'SUM(1,2)', result: 58 };
    const rows = [
      ['指标', '当前数'],
      ['甲', formula],
      ['乙', { formula: 'SUM(1,2)' }],
      ['丙', { formula: '1/0', result: { error: '#DIV/0!' as const } }],
      ['丁', { error: '#N/A' as const }],
    ];
    const table = await readFigureFile(await workbookOf(rows), '表.xlsx');
    expect(table.rows.map(({ value }) => value.kind)).toEqual([
      'number',
      'broken',
      'broken',
      'broken',
    ]);
  });

  it('reads percent as shown and no binary dust', async () => {
    const workbook = new exceljs.Workbook();
    const sheet = workbook.addWorksheet('s');
    sheet.addRows([HEADER, ['占比', '%', null, 0.0032], ['金额', '亿元', null, 0.1 + 0.2]]);
    sheet.getCell('D2').numFmt = '0.00%';
    const { rows } = await readFigureFile(await bytesOf(workbook), '表.xlsx');
    expect(rows.map(({ value }) => value)).toEqual([
      { kind: 'number', value: '0.32', percent: true },
      { kind: 'number', value: '0.3', percent: false },
    ]);
  });

  it('leaves hidden rows, columns and sheets alone, and fills merged names but never figures', async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('藏', { state: 'hidden' }).addRows([HEADER, ['高企', '家', 1, 1]]);
    const sheet = workbook.addWorksheet('主');
    sheet.addRows([
      ['指标', '完成数', '当前数', '截至日期'],
      ['高企', 1, 58, '6月30日'],
      ['高企', 1, 58, '5月31日'],
      ['科小', 1, 70, '6月30日'],
    ]);
    sheet.mergeCells('A2:A3');
    sheet.mergeCells('C2:C3');
    sheet.getColumn(2).hidden = true;
    sheet.getRow(4).hidden = true;
    workbook.addWorksheet('另').addRows([HEADER, ['高企', '家', 1, 2]]);
    const table = await readFigureFile(await bytesOf(workbook), '表.xlsx');
    expect(table).toMatchObject({ sheet: '主', hiddenRows: 1, otherSheets: ['另'] });
    expect(table.rows.map(({ name, value }) => [name, value.kind])).toEqual([
      ['高企', 'number'],
      ['高企', 'broken'],
    ]);
  });
});

describe('a .csv file of current figures', () => {
  it.each([
    ['UTF-8', utf8('指标,当前数\n高企,58\n')],
    ['UTF-8 with a mark', utf8('\uFEFF指标,当前数\r\n高企,58\r\n')],
    ['GBK', GBK],
    ['UTF-16', Buffer.from('\uFEFF指标\t当前数\n高企\t58\n', 'utf16le')],
    ['quotes', utf8('"指标","当前数"\n"高企","58"\n')],
    ['semicolons', utf8('指标;当前数\n高企;58\n')],
  ])('is read in %s', async (_, bytes) => {
    const { rows } = await readFigureFile(bytes, '数据.csv');
    expect(rows).toMatchObject([{ row: 2, name: '高企', value: { kind: 'text', text: '58' } }]);
  });

  it('keeps the numbers of its lines past an empty one', async () => {
    const { rows } = await readFigureFile(utf8('指标,当前数\n\n高企,"1,258"\n'), '数据.csv');
    expect(rows).toMatchObject([{ row: 3, value: { text: '1,258' } }]);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['no workbook', '表.xlsx', utf8('今天开会'), '已损坏或扩展名与内容不符'],
    ['a picture', '表.png', Buffer.from('89504e470d0a1a0a', 'hex'), '图片'],
    ['a text', '表.txt', utf8('今天开会'), '不是 Excel 或 CSV'],
    [
      'half a workbook',
      '表.xlsx',
      Buffer.from('504b0304786c2f776f726b626f6f6b2e786d6c', 'hex'),
      '损坏',
    ],
    ['an old one', '表.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '另存为 .xlsx'],
    [
      'one with a password',
      '表.xlsx',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      '打开密码',
    ],
    ['one without a header', '表.csv', utf8('企业名称,法人\n甲公司,某某\n'), '没有找到表头'],
    ['an empty one', '表.csv', utf8(''), '没有找到表头'],
    ['a broken quote', '表.csv', utf8('指标,当前数\n"高企,58\n'), '引号'],
    ['too large a one', '表.csv', new Uint8Array(6 * 1024 * 1024).fill(97), '超过5MB'],
    ['too long a one', '表.csv', utf8(`指标,当前数\n${'高企,58\n'.repeat(3000)}`), '超过2000行'],
  ])('%s is answered in a sentence', async (_, name, bytes, words) => {
    expect(await problem(bytes, name)).toContain(words);
  });

  it('a workbook of far too many rows is refused before it is loaded', async () => {
    const rows = Array.from({ length: 25_000 }, (_, index) => [`指标${index}`, index]);
    const bytes = await workbookOf([['指标', '当前数'], ...rows]);
    expect(await problem(bytes, '表.xlsx')).toMatch(/超过2000行|过大/u);
  });

  it('a workbook that unpacks to far more than it weighs is refused', async () => {
    const bomb = zipOf('xl/workbook.xml', Buffer.alloc(60_000_000, 32));
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await problem(bomb, '表.xlsx')).toContain('展开后过大');
  });
});

/** A zip archive of one part. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30, 'latin1');
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.write(name, 46, 'latin1');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
}
