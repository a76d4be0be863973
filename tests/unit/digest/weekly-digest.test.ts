import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Answer, AnswerContext, Attachment } from '../../../src/answers/answer.js';
import { answerQuery } from '../../../src/answers/answer-query.js';
import { digestPublished } from '../../../src/digest/digest-published.js';
import { ledgerWorkbook } from '../../../src/digest/ledger-workbook.js';
import { makeFile } from '../../../src/digest/make-file.js';
import { weeklyDigest } from '../../../src/digest/weekly-digest.js';
import {
  askers,
  busyCounty,
  contextOf,
  inGroup,
  query,
  SECRET_NAME,
  stock,
} from '../answers/asking.js';
import type { IsoDate } from '../../../src/kernel/dates.js';
import { County, talents } from '../ledger/county.js';

const everything = { period: null, units: null };

function digest(county: County, context: Partial<AnswerContext> = {}): string {
  return weeklyDigest(everything, { ...contextOf(county, askers.office), ...context });
}

describe('weekly digest (发本周周报)', () => {
  it('has lights, changes of the week, what is behind, who reported, and blockers with age', () => {
    const text = digest(busyCounty());
    expect(text).toContain('【周报】某县科技创新攻坚方案（7月3日至7月5日）');
    expect(text).toContain('共7项指标，红灯1项、黄灯1项、灰灯3项、绿灯1项');
    expect(text).toContain('高新技术企业 57家→58家（+1家），截至6月30日，县科工信局');
    expect(text).toContain('落后时序进度11.9个百分点，红灯');
    expect(text).toContain('应报单位2个');
    expect(text).toContain('已10天，尚未明确协调单位');
    expect(text.split('\n').length).toBeLessThan(30);
  });

  it('never passes over indicators without a light as if nothing were behind', () => {
    const text = digest(new County().on('2023-07-04'));
    expect(text).toMatch(/三、需要关注：已报指标没有落后时序进度的，另有\d项未报或无法判断。/u);
    expect(digest(busyCounty())).toContain('· 另有3项未报或无法判断。');
  });

  it('a unit whose report waits for its confirmation is not said to have kept silent', () => {
    const county = new County().on('2023-07-04');
    const awaiting = [{ unit: '县人社局', on: '2023-07-04' as IsoDate }];
    const text = digest(county, { awaiting });
    expect(text).toContain('已报待确认1个、未报1个');
    expect(text).toContain('已报待确认：县人社局。');
    expect(text).not.toMatch(/未报：.*县人社局/u);
  });

  it('a first figure of the week is said to be the first', () => {
    const county = new County().on('2023-07-04');
    county.total('12', '2023-06-30', { of: talents, unit: '县人社局' });
    expect(digest(county)).toContain('硕士以上人才 首次报数→12名');
  });

  it('names the units that owe in private, in a group only where switched on', () => {
    expect(digest(busyCounty())).toContain('部分已报：县科工信局');
    const shared = contextOf(busyCounty(), inGroup(askers.office));
    expect(weeklyDigest(everything, shared)).not.toContain('部分已报：');
    const named = contextOf(busyCounty(), inGroup(askers.office), { nameMissingInGroups: true });
    expect(weeklyDigest(everything, named)).toContain('部分已报：县科工信局');
  });

  it('a liaison’s digest holds own indicators only', () => {
    const context = contextOf(busyCounty(), askers.liaison);
    const text = weeklyDigest({ period: null, units: ['县人社局'] }, context);
    expect(text).toContain('共1项指标');
    expect(text).not.toContain('技术合同登记额');
  });

  it('carries one line 更正说明 when a correction changed a published figure, and only once', () => {
    const county = new County().on('2023-06-29');
    const wrong = county.total('57', '2023-06-29', { of: stock });
    const publish = () => {
      const context = contextOf(county, inGroup(askers.office));
      const event = digestPublished(publicDigest, context);
      county.write(event!, '专班办公室');
    };
    publish();
    expect(digest(county)).not.toContain('更正说明');
    county.on('2023-07-04').correct(wrong, '58', '2023-06-29', { of: stock });
    expect(digest(county)).toContain('更正说明：高新技术企业6月29日数由57家更正为58家。');
    publish();
    expect(digest(county)).not.toContain('更正说明');
  });

  const publicDigest: Attachment = { kind: 'digest', period: null, units: null, isPrivate: false };

  it('only a digest sent to a group publishes figures', () => {
    const shared = contextOf(busyCounty(), inGroup(askers.office));
    expect(digestPublished(publicDigest, shared)).toMatchObject({
      kind: 'digest-published',
      period: { from: '2023-07-03', to: '2023-07-05' },
    });
    expect(digestPublished({ ...publicDigest, isPrivate: true }, shared)).toBeNull();
    expect(digestPublished({ ...publicDigest, kind: 'export' }, shared)).toBeNull();
    const alone = contextOf(busyCounty(), askers.office);
    expect(digestPublished(publicDigest, alone)).toBeNull();
  });
});

async function sheetsOf(content: Uint8Array): Promise<ReadonlyMap<string, readonly string[]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content.buffer as ArrayBuffer);
  return new Map(
    workbook.worksheets.map((sheet) => [
      sheet.name,
      (sheet.getSheetValues() as unknown[][])
        .slice(1)
        .map((row) => row.slice(1).map(String).join('|')),
    ]),
  );
}

describe('export (导出台账)', () => {
  it('is a workbook of board, ledger and other records', async () => {
    const context = contextOf(busyCounty(), askers.office);
    const sheets = await sheetsOf(await ledgerWorkbook(everything, context));
    expect([...sheets.keys()]).toEqual(['进度看板', '台账', '其他记录']);
    expect(sheets.get('进度看板')?.[1]).toContain('高新技术企业|县科工信局|66家|58|家|2023-06-30');
    expect(sheets.get('台账')).toHaveLength(11);
    expect(sheets.get('台账')?.join('\n')).toContain('已更正');
    expect(sheets.get('其他记录')?.join('\n')).toContain('任务9');
  });

  it('of a named period holds what was confirmed in it', async () => {
    const june = { from: '2023-06-01', to: '2023-06-30' } as const;
    const context = contextOf(busyCounty(), askers.office);
    const sheets = await sheetsOf(await ledgerWorkbook({ period: june, units: null }, context));
    expect(sheets.get('台账')).toHaveLength(5);
  });

  it('a liaison’s holds his own unit’s only', async () => {
    const context = contextOf(busyCounty(), askers.liaison);
    const scope = { period: null, units: ['高新区'] };
    const sheets = await sheetsOf(await ledgerWorkbook(scope, context));
    expect(
      sheets
        .get('台账')
        ?.slice(1)
        .every((row) => row.includes('高新区')),
    ).toBe(true);
    expect(sheets.get('台账')?.join()).not.toContain(SECRET_NAME);
    expect(sheets.get('进度看板')).toHaveLength(1);
  });

  it('is sent as a file named after plan and day; a leader’s private copy has names', async () => {
    const context = contextOf(busyCounty(), inGroup(askers.leader));
    const granted: Answer = answerQuery(query('export'), context);
    const [block] = await makeFile(granted.attach!, context);
    expect(block).toMatchObject({ type: 'file', name: '某县科技创新攻坚方案台账2023-07-05.xlsx' });
    const content = block?.type === 'file' ? block.content : new Uint8Array();
    expect((await sheetsOf(content)).get('台账')?.join()).toContain(SECRET_NAME);
  });

  it('a granted digest comes as text', async () => {
    const context = contextOf(busyCounty(), askers.office);
    const granted = answerQuery(query('digest'), context);
    expect(granted.blocks).toEqual([]);
    const [block] = await makeFile(granted.attach!, context);
    expect(block).toMatchObject({ type: 'text' });
  });
});
