import exceljs from 'exceljs';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { answerQuery } from '../../../src/answers/answer-query.js';
import { lightRuleLines } from '../../../src/answers/light-notes.js';
import type { AnswerContext } from '../../../src/answers/answer.js';
import { composeDigest } from '../../../src/digest/content/compose-digest.js';
import { digestBlocks } from '../../../src/digest/content/digest-blocks.js';
import { digestDocument } from '../../../src/digest/documents/digest-document.js';
import { boardDrawing } from '../../../src/digest/pictures/board-picture.js';
import { unitsDrawing } from '../../../src/digest/pictures/units-picture.js';
import { ledgerSheets } from '../../../src/digest/workbook/ledger-sheets.js';
import { writeWorkbook } from '../../../src/digest/workbook/write-workbook.js';
import { boardView } from '../../../src/http/board-view.js';
import { renderText } from '../../../src/message/render-text.js';
import type { LightRuleName, Plan } from '../../../src/plan/model.js';
import type { QueryKind, UnderstoodQuery } from '../../../src/understanding/understanding.js';
import { askers, contextOf, NOW, query, said } from '../answers/asking.js';
import { County, flow, money, plan, stock } from '../ledger/county.js';
import { readAll, wordsOf } from './pictures/drawn.js';

function countyBy(lightRule?: LightRuleName): County {
  const own: Plan = lightRule === undefined ? plan : { ...plan, lightRule };
  const county = new County([own]).on('2023-06-30');
  county.total('58', '2023-06-30', { of: stock });
  county.total('45', '2023-06-30', { of: flow });
  county.total('5.9', '2023-06-30', { of: money });
  return county;
}

type Shown = (county: County, context: AnswerContext) => string | Promise<string>;

const answer =
  (kind: QueryKind, slots: Partial<UnderstoodQuery> = {}): Shown =>
  (_, context) =>
    said(answerQuery(query(kind, slots), context));

const digestOf = (context: AnswerContext) =>
  composeDigest({ kind: 'weekly', period: null, units: null }, context)[0]!;

const day = '2023-07-05';
const LIGHTS: readonly (readonly [string, Shown])[] = [
  ['总体', answer('overview')],
  ['a single answer', answer('status', { indicatorIds: [stock.id] })],
  ['an answer of two', answer('status', { indicatorIds: [stock.id, flow.id] })],
  ['落后', answer('lagging')],
  ['a unit', answer('unit', { units: ['县科工信局'] })],
  ['各单位', answer('overview', { picture: 'units' })],
  ['排名', answer('ranking')],
  [
    'a digest in chat',
    (_, context) =>
      renderText({ to: { kind: 'group' }, blocks: digestBlocks(digestOf(context)), buttons: [] }),
  ],
  [
    'a digest as .docx',
    async (_, context) => {
      const buffer = Buffer.from(await digestDocument(digestOf(context)));
      return (await mammoth.extractRawText({ buffer })).value;
    },
  ],
  [
    'the workbook',
    async (_, context) => {
      const workbook = new exceljs.Workbook();
      const content = await writeWorkbook(ledgerSheets({ period: null, units: null }, context));
      await workbook.xlsx.load(content.buffer as ArrayBuffer);
      return JSON.stringify(workbook.getWorksheet('看板')!.getSheetValues());
    },
  ],
  [
    'the picture of the board',
    (county) => {
      const read = readAll(county);
      const [own] = county.plans;
      return wordsOf(
        boardDrawing({
          ...{ plan: own!, read, at: day, today: day, groupBy: 'light', of: null },
          namesOwners: true,
        }),
      );
    },
  ],
  [
    'the picture of units',
    (county) => {
      const units = [{ unit: '县科工信局', read: readAll(county) }];
      return wordsOf(
        unitsDrawing({ title: plan.title, plans: county.plans, at: day, today: day, units }),
      );
    },
  ],
  [
    'the console',
    (county) => {
      const settings = { unknownMayAsk: true, nameMissingInGroups: false };
      const view = {
        ...{ workspace: { settings }, plans: county.plans, members: [], ledger: county.entries },
        ...{ receipts: [], groups: [], occasions: [], turns: [], waitingFiles: [] },
      };
      const sight = { view: view as never, now: NOW, asker: askers.office };
      return boardView(sight).lightRules.join('\n');
    },
  ],
];

/** Drawings break their lines. */
const joined = async (shown: string | Promise<string>) => (await shown).replace(/\s/gu, '');

describe.each(LIGHTS)('the rule of lights in words: %s', (_, show) => {
  it.each([
    ['month-quarter', '亮灯规则（按月按季）：'],
    ['three-colour', '亮灯规则（三色）：'],
    ['early-blue', '亮灯规则（蓝灯提醒）：'],
  ] as const)('by %s, and never the default’s', async (name, words) => {
    const county = countyBy(name);
    const text = await joined(show(county, contextOf(county, askers.office)));
    expect(text).toContain(words);
    expect(text).not.toContain('亮灯规则：');
  });

  it('by default', async () => {
    const county = countyBy();
    const text = await joined(show(county, contextOf(county, askers.office)));
    expect(text).toContain('亮灯规则：');
    expect(text).not.toContain('亮灯规则（');
  });
});

describe('plans that are judged in different ways', () => {
  it('have the name of each before its rule', () => {
    const other: Plan = { ...plan, title: '另一方案', lightRule: 'three-colour' };
    expect(lightRuleLines([plan, other, plan])).toEqual([
      expect.stringContaining(`《${plan.title}》亮灯规则：完成为蓝`),
      expect.stringContaining('《另一方案》亮灯规则（三色）：'),
    ]);
    expect(lightRuleLines([plan, { ...plan, title: '又一方案' }])).toHaveLength(1);
  });

  it('an answer without a judged light says no rule', () => {
    const context = contextOf(new County(), askers.leader);
    const text = said(answerQuery(query('status', { indicatorIds: [stock.id] }), context));
    expect(text).not.toContain('亮灯规则');
  });
});
