import { describe, expect, it } from 'vitest';
import type { FigureQuestion } from '../../../src/ledger/figure-question.js';
import { newId } from '../../../src/kernel/ids.js';
import type { LedgerEvent, RecordedFact } from '../../../src/ledger/ledger-entry.js';
import type { ShownReply } from '../../../src/message/shown-reply.js';
import { ledgerEventSchema } from '../../../src/store/json/ledger-event-schema.js';
import { planSchema } from '../../../src/store/json/plan-schema.js';
import type { ReceiptContent } from '../../../src/store/json/receipt-content-schema.js';
import { receiptContentSchema } from '../../../src/store/json/receipt-content-schema.js';
import { replySchema } from '../../../src/store/json/reply-schema.js';
import { fromJson, storableText, toJson } from '../../../src/store/json/storable.js';
import { samplePlan } from '../../fakes/sample-plan.js';

const fact: RecordedFact = {
  id: newId(),
  indicatorId: newId(),
  planId: newId(),
  planVersion: 2,
  measure: 'delta',
  value: '0.186',
  from: '2023-05-08',
  asOf: '2023-05-14',
  approx: true,
  standing: 'proposal',
  unit: '高新区',
  byOffice: false,
  reason: '资格到期',
  saidAs: '科创企',
};
const task = { planId: fact.planId, no: '3' };
const letter = { year: 2023, no: 3 };

/** One of each kind: a new kind does not compile until it is stored and read here too. */
const events: { readonly [Kind in LedgerEvent['kind']]: LedgerEvent & { kind: Kind } } = {
  'fact-recorded': { kind: 'fact-recorded', fact },
  'fact-corrected': { kind: 'fact-corrected', replaces: newId(), fact },
  'report-withdrawn': { kind: 'report-withdrawn', receiptId: newId() },
  'facts-withdrawn': { kind: 'facts-withdrawn', factIds: [fact.id] },
  'proposal-adopted': { kind: 'proposal-adopted', factId: fact.id, byOffice: true },
  'overlap-decided': { kind: 'overlap-decided', factId: fact.id, counted: false },
  'no-change-reported': {
    kind: 'no-change-reported',
    indicatorIds: [fact.indicatorId],
    tasks: [task],
    asOf: '2023-05-14',
  },
  'progress-recorded': { kind: 'progress-recorded', tasks: [task], asOf: '2023-05-14' },
  'task-state-set': { kind: 'task-state-set', task, state: 'done' },
  'blocker-raised': {
    kind: 'blocker-raised',
    blockerId: newId(),
    tasks: [task],
    raisedOn: '2023-05-14',
  },
  'blocker-closed': { kind: 'blocker-closed', blockerId: newId(), how: 'coordinated' },
  'blocker-assigned': { kind: 'blocker-assigned', blockerId: newId(), coordinator: '高新区' },
  'base-set': { kind: 'base-set', indicatorId: fact.indicatorId, base: '50' },
  'plan-imported': { kind: 'plan-imported', planId: fact.planId, version: 2 },
  'name-learned': {
    kind: 'name-learned',
    word: '科创企',
    target: { kind: 'indicator', indicatorId: fact.indicatorId, name: '科技型中小企业' },
  },
  'name-forgotten': { kind: 'name-forgotten', word: '科创企' },
  'name-proposed': {
    kind: 'name-proposed',
    word: '市监',
    target: { kind: 'unit', name: '县市场监管局' },
  },
  'name-declined': {
    kind: 'name-declined',
    word: '市监',
    target: { kind: 'unit', name: '县市场监管局' },
  },
  'evidence-attached': {
    kind: 'evidence-attached',
    receiptId: newId(),
    sources: [{ channel: 'test', messageId: newId(), count: 2 }],
  },
  'posting-given': {
    kind: 'posting-given',
    memberId: newId(),
    unit: '高新区',
    role: 'liaison',
    until: '2023-07-10',
  },
  'posting-ended': { kind: 'posting-ended', memberId: newId(), unit: '高新区', role: 'liaison' },
  'administrator-named': { kind: 'administrator-named', memberId: newId() },
  'administrator-ended': { kind: 'administrator-ended', memberId: newId() },
  'account-linked': { kind: 'account-linked', memberId: newId(), channel: 'test' },
  'group-bound': { kind: 'group-bound', channel: 'test', groupId: newId() },
  'group-unbound': { kind: 'group-unbound', channel: 'test', groupId: newId() },
  'digest-published': {
    kind: 'digest-published',
    planId: fact.planId,
    digest: 'weekly',
    period: { from: '2023-05-08', to: '2023-05-14' },
    figures: [{ indicatorId: fact.indicatorId, value: '58', asOf: '2023-05-14' }],
  },
  'supervision-issued': {
    kind: 'supervision-issued',
    letter,
    planId: fact.planId,
    subject: { kind: 'indicator', indicatorId: fact.indicatorId },
    unit: '县科工信局',
    deadline: '2023-07-31',
    figure: { value: '58', asOf: '2023-05-14', approx: true },
  },
  'supervision-received': { kind: 'supervision-received', letter },
  'supervision-replied': { kind: 'supervision-replied', letter },
  'supervision-returned': { kind: 'supervision-returned', letter },
  'supervision-extended': { kind: 'supervision-extended', letter, deadline: '2023-08-15' },
  'supervision-closed': { kind: 'supervision-closed', letter },
  'supervision-withdrawn': { kind: 'supervision-withdrawn', letter },
};

const questions: {
  readonly [Kind in FigureQuestion['kind']]: FigureQuestion & { kind: Kind };
} = {
  overlap: { kind: 'overlap', otherFactId: null },
  'unit-jump': { kind: 'unit-jump', factor: 10_000 },
  'falling-flow': { kind: 'falling-flow' },
  'falling-stock': { kind: 'falling-stock' },
  'far-above-target': { kind: 'far-above-target' },
  'above-limit': { kind: 'above-limit' },
  fraction: { kind: 'fraction' },
  negative: { kind: 'negative' },
  'minus-sign': { kind: 'minus-sign' },
  'ratio-delta': { kind: 'ratio-delta' },
  'approx-over-exact': { kind: 'approx-over-exact' },
  'future-date': { kind: 'future-date' },
  'county-or-part': { kind: 'county-or-part' },
  'which-plan': { kind: 'which-plan', indicatorId: fact.indicatorId },
  'which-reading': {
    kind: 'which-reading',
    quote: '高企58',
    readings: [
      {
        indicatorId: fact.indicatorId,
        indicator: '高新技术企业',
        unit: '家',
        measure: 'total',
        value: '58',
        from: null,
        asOf: '2023-05-14',
        approx: false,
      },
    ],
  },
  'no-plan-for-date': { kind: 'no-plan-for-date', asOf: '2023-05-14' },
};

describe('a stored document', () => {
  it.each(Object.values(events))('gives back a ledger event as it was: $kind', (event) => {
    const stored: unknown = JSON.parse(JSON.stringify(toJson(ledgerEventSchema, event, 'event')));
    expect(fromJson(ledgerEventSchema, stored, 'event')).toEqual(event);
  });

  it.each(Object.values(questions))('gives back a question as it was: $kind', (question) => {
    const content: ReceiptContent = {
      unitChoices: ['高新区'],
      textHash: 'a'.repeat(64),
      sentAt: new Date('2023-05-14T08:00:00.000Z'),
      figures: [
        {
          fact,
          corrects: fact.id,
          scope: 'unit',
          question,
          waived: [question.kind],
          onBehalfOf: '高新区',
          overlap: { deltaId: fact.id, counted: false },
        },
      ],
      events: Object.values(events),
    };
    const stored = toJson(receiptContentSchema, content, 'receipt');
    expect(fromJson(receiptContentSchema, stored, 'receipt')).toEqual(content);
  });

  it('gives back a plan as it was', () => {
    const plan = samplePlan();
    expect(fromJson(planSchema, toJson(planSchema, plan, 'plan'), 'plan')).toEqual(plan);
  });

  it('gives back a reply without the bytes of its pictures and files', () => {
    const reply: ShownReply = {
      to: { kind: 'member', memberId: newId() },
      blocks: [
        { type: 'figures', lines: ['高企58家'] },
        { type: 'picture', name: 'p', alt: '图', sizeBytes: 3 },
        { type: 'file', name: '台账.xlsx', sizeBytes: 0 },
      ],
      buttons: [],
    };
    expect(fromJson(replySchema, toJson(replySchema, reply, 'reply'), 'reply')).toEqual(reply);
  });

  it('is refused before it is written when a field would be lost', () => {
    const grown = { ...events['base-set'], reason: '资格到期' };
    expect(() => toJson(ledgerEventSchema, grown, 'event')).toThrow(/does not fit its schema/);
  });

  it('is refused on reading when it is not what it should be, without quoting it', () => {
    const forged = { ...events['base-set'], base: '五十家机密' };
    const reading = (): unknown => fromJson(ledgerEventSchema, forged, 'event');
    expect(reading).toThrow(/stored event cannot be read: base/);
    expect(reading).not.toThrow(/机密/);
  });

  it('never holds what PostgreSQL cannot store', () => {
    expect(storableText('\0高\uD83D企\u{1F600}\uDE00')).toBe('\uFFFD高\uFFFD企\u{1F600}\uFFFD');
  });
});
