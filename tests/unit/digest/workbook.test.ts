import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answers/answer.js';
import { answerQuery } from '../../../src/answers/answer-query.js';
import { FIGURE_FORM_COLUMNS } from '../../../src/digest/figure-form.js';
import { filePieces } from '../../../src/digest/file-pieces.js';
import { makeAll } from '../../../src/digest/rendering.js';
import { ledgerCsv } from '../../../src/digest/workbook/ledger-csv.js';
import { ledgerSheets } from '../../../src/digest/workbook/ledger-sheets.js';
import { writeWorkbook } from '../../../src/digest/workbook/write-workbook.js';
import { figureFormSheet } from '../../../src/digest/workbook/figure-form-sheet.js';
import { asId, type MemberId, type ReceiptId } from '../../../src/kernel/ids.js';
import {
  askers,
  busyCounty,
  contextOf,
  inGroup,
  query,
  SECRET_NAME,
  stock,
} from '../answers/asking.js';
import { County } from '../ledger/county.js';

const everything = { period: null, units: null };
const HEADER_SHIFT = 1;

async function read(content: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content.buffer as ArrayBuffer);
  return workbook;
}

function cellText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T00:00', '');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

async function sheetsOf(content: Uint8Array): Promise<ReadonlyMap<string, readonly string[]>> {
  return new Map(
    (await read(content)).worksheets.map((sheet) => [
      sheet.name,
      (sheet.getSheetValues() as unknown[][])
        .slice(1)
        .map((row) => Array.from(row.slice(1), cellText).join('|')),
    ]),
  );
}

const office = (county = busyCounty()) => contextOf(county, askers.office);

describe('export (导出台账)', () => {
  it('is a workbook of board, ledger, history, evidence and open receipts', async () => {
    const sheets = await sheetsOf(await writeWorkbook(ledgerSheets(everything, office())));
    expect([...sheets.keys()]).toEqual(['看板', '台账', '历史', '佐证', '待确认回执']);
    expect(sheets.get('看板')?.[1]).toContain(
      '高新技术企业|县科工信局|66家|58|家|2023-06-30|县科工信局|0.879|0.5|',
    );
    expect(sheets.get('台账')).toHaveLength(12 + HEADER_SHIFT);
    expect(sheets.get('台账')?.join('\n')).toContain('已更正');
    expect(sheets.get('台账')?.join('\n')).toContain('任务9');
    const numbers = sheets
      .get('台账')
      ?.slice(1)
      .map((row) => Number(row.split('|')[0]));
    expect(numbers).toEqual([...(numbers ?? [])].sort((a, b) => a - b));
  });

  it('has figures as numbers, days as dates and shares as percentages', async () => {
    const board = (
      await read(await writeWorkbook(ledgerSheets(everything, office())))
    ).getWorksheet('看板')!;
    const money = board.getRow(5);
    expect(money.getCell(2).value).toBe('技术合同登记额');
    expect(money.getCell(5)).toMatchObject({ value: 5.9, numFmt: '0.0' });
    expect(money.getCell(7)).toMatchObject({ numFmt: 'yyyy-mm-dd' });
    expect(money.getCell(7).value).toEqual(new Date('2023-06-30T00:00:00Z'));
    expect(money.getCell(9)).toMatchObject({ value: 0.381, numFmt: '0.0%' });
  });

  it('has its header frozen, filtered and repeated in print, and fits the width of a page', async () => {
    const workbook = await read(await writeWorkbook(ledgerSheets(everything, office())));
    for (const sheet of workbook.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.autoFilter).toMatch(/^A1:/u);
      expect(sheet.pageSetup).toMatchObject({
        orientation: 'landscape',
        paperSize: 9,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:1',
      });
    }
  });

  it('gives a row the height of its wrapped text', async () => {
    const context = { ...office(), messageText: () => '长'.repeat(50) };
    const workbook = await read(await writeWorkbook(ledgerSheets(everything, context)));
    const rows = workbook.getWorksheet('台账')!;
    const told = rows.getRow(rows.rowCount);
    expect(told.getCell(14).alignment).toMatchObject({ wrapText: true });
    expect(told.height).toBe(48);
  });

  it('of a named period holds what was confirmed in it', async () => {
    const june = { from: '2023-06-01', to: '2023-06-30' } as const;
    const sheets = await sheetsOf(
      await writeWorkbook(ledgerSheets({ period: june, units: null }, office())),
    );
    expect(sheets.get('台账')).toHaveLength(4 + HEADER_SHIFT);
    expect(sheets.get('历史')?.[0]).toBe('任务|指标|单位|责任单位|2023-06-30');
  });

  it('tells what every indicator stood at on each month end', async () => {
    const sheets = await sheetsOf(await writeWorkbook(ledgerSheets(everything, office())));
    expect(sheets.get('历史')?.[0]).toContain('2023-05-31|2023-06-30');
    expect(sheets.get('历史')?.[1]).toBe('3|高新技术企业|家|县科工信局|||||55|58');
  });

  it('a liaison’s holds his own unit’s only', async () => {
    const context = contextOf(busyCounty(), askers.liaison);
    const scope = { period: null, units: ['高新区'] };
    const sheets = await sheetsOf(await writeWorkbook(ledgerSheets(scope, context)));
    expect(
      sheets
        .get('台账')
        ?.slice(1)
        .every((row) => row.includes('高新区')),
    ).toBe(true);
    expect(sheets.get('台账')?.join()).not.toContain(SECRET_NAME);
    expect(sheets.get('看板')).toHaveLength(1);
  });

  it('lists reports with files behind them, and receipts that wait', async () => {
    const county = new County().on('2023-07-04');
    county.total('58', '2023-06-30', { of: stock });
    const receiptId = asId<ReceiptId>('r1');
    county.entries[0] = { ...county.entries[0]!, receiptId };
    const source = { channel: 'test', messageId: asId<never>('m9'), count: 3 };
    county.write({ kind: 'evidence-attached', receiptId, sources: [source] });
    const waiting = {
      no: 2,
      unit: '高新区',
      memberId: asId<MemberId>('x'),
      sentAt: new Date('2023-07-04T09:30:00+08:00'),
      expiresAt: new Date('2023-07-05T18:00:00+08:00'),
      contents: '瞪羚企业1家',
    };
    const context = {
      ...office(county),
      openReceipts: [waiting],
      evidence: () => ({ count: 3, names: ['证书.pdf'] }),
    };
    const sheets = await sheetsOf(await writeWorkbook(ledgerSheets(everything, context)));
    expect(sheets.get('佐证')?.[1]).toContain(
      '高新技术企业58家（截至6月30日）|3|证书.pdf（2份未取得）',
    );
    expect(sheets.get('待确认回执')?.[1]).toBe(
      `2|高新区|${SECRET_NAME}|2023-07-04T09:30|2023-07-05T18:00|瞪羚企业1家`,
    );
  });

  it('is sent as a file named after plan and day; a leader’s private copy has names', async () => {
    const context = contextOf(busyCounty(), inGroup(askers.leader));
    const granted: Answer = answerQuery(query('export'), context);
    const [block] = await makeAll(filePieces(granted.attach!, context));
    expect(block).toMatchObject({ type: 'file', name: '某县科技创新攻坚方案台账2023-07-05.xlsx' });
    const content = block?.type === 'file' ? block.content : new Uint8Array();
    expect((await sheetsOf(content)).get('台账')?.join()).toContain(SECRET_NAME);
  });
});

describe('an approximate figure', () => {
  const county = new County().on('2023-06-30');
  county.total('60', '2023-06-30', { of: stock, approx: true });

  it('is shown with 约 in every sheet, and stays a number', async () => {
    const workbook = await read(await writeWorkbook(ledgerSheets(everything, office(county))));
    for (const name of ['看板', '台账', '历史']) {
      const cells: ExcelJS.Cell[] = [];
      workbook.getWorksheet(name)?.eachRow((row) => {
        row.eachCell((cell) => cells.push(cell));
      });
      const formats = cells.filter(({ value }) => value === 60).map(({ numFmt }) => numFmt);
      expect([name, new Set(formats)]).toEqual([name, new Set(['"约"0'])]);
    }
  });

  it('is called 约数 in the .csv, which has no formats', () => {
    const csv = Buffer.from(ledgerCsv(everything, office(county))).toString('utf8');
    expect(csv.split('\r\n')[1]).toContain(',约数,');
  });
});

describe('the ledger as .csv', () => {
  const csv = (context = office()) => Buffer.from(ledgerCsv(everything, context)).toString('utf8');

  it('is UTF-8 with a mark, a line an entry', () => {
    const lines = csv().split('\r\n');
    expect(csv().startsWith('\uFEFF序号,确认时间,报送单位')).toBe(true);
    expect(lines).toHaveLength(12 + HEADER_SHIFT + 1);
    expect(lines[1]).toMatch(/^1,2023-05-31 10:00,县科工信局,报送人甲,数据,高新技术企业/u);
  });

  it.each(['=1+1', '+86', '-2', '@SUM(A1)', '＝1+1'])('no text acts as a formula: %s', (name) => {
    const context = { ...office(), memberName: () => name };
    expect(csv(context)).toContain(`,'${name},数据,`);
  });

  it('keeps quotes, commas and line ends within their field', () => {
    const context = { ...office(), memberName: () => '甲"乙,\n丙' };
    expect(csv(context)).toContain(',"甲""乙,\n丙",');
  });
});

describe('the form for figures', () => {
  it('has one row an indicator of the unit, with figure, day and note left open', async () => {
    const content = await writeWorkbook([figureFormSheet({ units: ['县人社局'] }, office())]);
    const sheet = (await sheetsOf(content)).get('填报表');
    expect(sheet?.[0]).toBe(Object.values(FIGURE_FORM_COLUMNS).join('|'));
    expect(sheet).toHaveLength(2);
    expect(sheet?.[1]).toMatch(/^硕士以上人才\|名\|30名\|*$/u);
  });
});
