import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { joinTablePages } from '../../../../src/plan/read/pdf-broken-rows.js';
import type { PlanDraft } from '../../../../src/plan/read/plan-draft.js';
import { readDocument } from '../../../../src/plan/read/read-document.js';
import { convertOffice } from '../../../../src/plan/read/read-office.js';
import { readPlan } from '../../../../src/plan/read/read-plan.js';
import { indicatorLines, taskLines } from './read-text.js';

function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function word(document: Document): Promise<PlanDraft> {
  return readPlan(await readDocument(await Packer.toBuffer(document), '方案.docx'));
}

const FORMATS = [LevelFormat.CHINESE_COUNTING, LevelFormat.CHINESE_COUNTING, LevelFormat.DECIMAL];
const numbered = (text: string, level: number): Paragraph =>
  new Paragraph({ children: [new TextRun(text)], numbering: { reference: 'plan', level } });
const plain = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] });
const heading = (
  text: string,
  level: (typeof HeadingLevel)[keyof typeof HeadingLevel],
): Paragraph => new Paragraph({ heading: level, children: [new TextRun(text)] });

describe('Word files', () => {
  it('give the numbers back that the word processor counts itself', async () => {
    const draft = await word(
      new Document({
        numbering: {
          config: [
            {
              reference: 'plan',
              levels: FORMATS.map((format, level) => ({
                level,
                format,
                text: `%${level + 1}.`,
                alignment: AlignmentType.LEFT,
              })),
            },
          ],
        },
        sections: [
          {
            children: [
              heading('西川县2024年乡村建设行动实施方案', HeadingLevel.TITLE),
              numbered('工作目标', 0),
              plain('2024年，新建农村公路60公里。'),
              numbered('重点任务', 0),
              numbered('基础设施提升行动', 1),
              numbered('提升农村路网。新建农村公路60公里。（县交通运输局牵头，各乡镇负责）', 2),
              numbered('人居环境提升行动', 1),
              numbered('推进厕所革命。改造户厕1500户。（县农业农村局牵头，县卫健局配合）', 2),
            ],
          },
        ],
      }),
    );
    expect(draft.actions).toEqual(['（一）基础设施提升行动', '（二）人居环境提升行动']);
    expect(taskLines(draft)).toEqual([
      '一.1 提升农村路网｜县交通运输局｜各乡镇',
      '二.1 推进厕所革命｜县农业农村局｜县卫健局',
    ]);
  });

  it('give tasks by their headings when nothing is numbered, and a length of years by the title', async () => {
    const draft = await word(
      new Document({
        sections: [
          {
            children: [
              heading('东原市民营经济发展三年攻坚计划', HeadingLevel.TITLE),
              heading('主要目标', HeadingLevel.HEADING_1),
              plain(
                '到2026年，新增“四上”企业300家。其中，2024年新增“四上”企业90家，2025年新增100家。',
              ),
              heading('重点任务', HeadingLevel.HEADING_1),
              heading('培育市场主体', HeadingLevel.HEADING_2),
              plain('三年新增“四上”企业300家。'),
              plain('牵头单位：市工信局'),
              plain('配合单位：市商务局，各县（市、区）'),
              heading('强化金融支持', HeadingLevel.HEADING_2),
              plain('民营企业贷款余额突破500亿元。'),
              plain('牵头单位：市政府金融办'),
            ],
          },
        ],
      }),
    );
    expect([draft.year, draft.period]).toEqual([2026, { from: '2024-01-01', to: '2026-12-31' }]);
    expect(taskLines(draft)).toEqual([
      '1 培育市场主体｜市工信局｜市商务局、各县（市、区）',
      '2 强化金融支持｜市政府金融办｜',
    ]);
    expect(draft.indicators[0]?.milestones).toEqual([
      { at: '2024-12-31', value: '90' },
      { at: '2025-12-31', value: '190' },
    ]);
  });
});

describe('Excel files', () => {
  it('give percentages, dates, rich text and formulas as they are shown, and leave hidden sheets out', async () => {
    const workbook = new exceljs.Workbook();
    const sheet = workbook.addWorksheet('指标');
    sheet.addRow(['北塘县2024年重点指标责任表']);
    sheet.mergeCells('A1:E1');
    sheet.addRow(['序号', '指标名称', '2023年完成', '2024年目标', '责任单位']);
    sheet.addRow([1, '生活垃圾分类覆盖率', 0.815, 0.92, '县城管局']);
    sheet.getCell('C3').numFmt = '0.0%';
    sheet.getCell('D3').numFmt = '0%';
    sheet.addRow([
      2,
      { richText: [{ text: '新增绿地' }, { text: '（公顷）' }] },
      8,
      { formula: '8+4.1+0.2', result: 12.299999999999999 },
      '县林业局',
    ]);
    const hidden = workbook.addWorksheet('草稿', { state: 'hidden' });
    hidden.addRow(['序号', '指标名称', '2024年目标', '责任单位']);
    hidden.addRow([1, '作废指标', 5, '县统计局']);
    const draft = readPlan(
      await readDocument(new Uint8Array(await workbook.xlsx.writeBuffer()), '指标.xlsx'),
    );
    expect(indicatorLines(draft)).toEqual([
      '生活垃圾分类覆盖率｜92%｜>=｜ratio｜县城管局｜-',
      '新增绿地｜12.3公顷｜>=｜flow｜县林业局｜-',
    ]);
    expect(draft.indicators.map(({ base }) => base)).toEqual(['81.5', '8']);
  });
});

describe('text files', () => {
  it('are read in the encoding of a Chinese Windows', async () => {
    const bytes = new Uint8Array([
      0xb9, 0xa4, 0xd7, 0xf7, 0xb7, 0xbd, 0xb0, 0xb8, 0xb9, 0xa4, 0xd7, 0xf7, 0xc4, 0xbf, 0xb1,
      0xea, 0x31, 0x30,
    ]);
    const { blocks } = await readDocument(bytes, '方案.txt');
    expect(blocks).toEqual([{ kind: 'paragraph', text: '工作方案工作目标10', headingLevel: null }]);
  });
});

describe('PDF tables over several pages', () => {
  it('become whole again where the end of a page cut a row', () => {
    const header = ['任务', '措施', '牵头单位'];
    const joined = joinTablePages(
      [header, ['任务甲', '措施一，加强', '县农业农村']],
      [header, ['号', '服务。', '局'], ['号', '措施二。', '县水利局']],
    );
    expect(joined).toEqual([
      header,
      ['任务甲号', '措施一，加强服务。', '县农业农村局'],
      ['任务甲号', '措施二。', '县水利局'],
    ]);
  });
});

describe.skipIf(!hasOffice())('old formats', () => {
  it('are read through LibreOffice', async () => {
    const fixture = join(import.meta.dirname, '../../../fixtures/plans/linxi-investment.docx');
    const converted = await convertOffice(readFileSync(fixture), '方案.doc');
    expect(readPlan(await readDocument(converted, '方案.docx')).title).toBe(
      '临溪县2024年招商引资攻坚行动实施方案',
    );
  }, 120_000);
});
