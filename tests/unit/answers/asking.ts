import type { Answer, AnswerContext, Asker } from '../../../src/answers/answer.js';
import { answerQuery } from '../../../src/answers/answer-query.js';
import { asId, type BlockerId } from '../../../src/kernel/ids.js';
import { renderText } from '../../../src/message/render-text.js';
import type { QueryKind, UnderstoodQuery } from '../../../src/understanding/understanding.js';
import { County, flow, money, oneOff, plan, ratio, stock, talents } from '../ledger/county.js';

export const NOW = new Date('2023-07-05T10:00:00+08:00');
export const SECRET_NAME = '报送人甲';

/** Half a year of invented reports with every oddity an answer has to word. */
export function busyCounty(): County {
  const county = new County();
  county.on('2023-05-31').total('55', '2023-05-31', { of: stock });
  county.total('60', '2023-05-31');
  county.total('5.2', '2023-05-31', { of: money });
  county.on('2023-06-30', '15:00');
  const wrong = county.total('57', '2023-06-30', { of: stock });
  county.total('45', '2023-06-30');
  county.total('5.9', '2023-06-30', { of: money });
  county.total('0.29', '2023-06-30', { of: ratio });
  county.on('2023-07-03').correct(wrong, '58', '2023-06-30', { of: stock });
  county.total('32', '2023-06-30', { of: stock, standing: 'contribution', unit: '高新区' });
  county.total('1', '2023-07-03', { of: oneOff, standing: 'proposal', unit: '高新区' });
  const nine = { planId: plan.id, no: '9' };
  county.write({ kind: 'progress-recorded', tasks: [nine], asOf: '2023-07-03' }, '县人社局');
  county.write(
    {
      kind: 'blocker-raised',
      blockerId: asId<BlockerId>('b1'),
      tasks: [{ planId: plan.id, no: '4' }],
      raisedOn: '2023-06-25',
    },
    '高新区',
  );
  return county;
}

export const askers = {
  leader: { role: 'leader', units: [], memberId: null, inGroup: false },
  office: { role: 'office', units: [], memberId: null, inGroup: false },
  liaison: { role: 'liaison', units: ['县科工信局'], memberId: null, inGroup: false },
  unknown: { role: 'unknown', units: [], memberId: null, inGroup: true },
} as const satisfies Record<string, Asker>;

export function inGroup(asker: Asker): Asker {
  return { ...asker, inGroup: true };
}

export function contextOf(
  county: County,
  asker: Asker,
  settings: Partial<AnswerContext['settings']> = {},
): AnswerContext {
  return {
    plans: county.plans,
    ledger: county.state(),
    entries: county.entries,
    now: NOW,
    asker,
    settings: { unknownMayAsk: true, nameMissingInGroups: false, ...settings },
    memberName: () => SECRET_NAME,
    memberUnits: () => ['县科工信局'],
    messageText: (id) => `${id}的原文`,
  };
}

export function query(kind: QueryKind, slots: Partial<UnderstoodQuery> = {}): UnderstoodQuery {
  return { kind, indicatorIds: [], tasks: [], units: [], period: null, ...slots };
}

export function said(answer: Answer): string {
  return renderText({ to: { kind: 'group' }, blocks: answer.blocks, buttons: [] });
}

export function saidPrivately(answer: Answer): string {
  const blocks = answer.privately ?? [];
  return renderText({ to: { kind: 'sender' }, blocks, buttons: [] });
}

/** The text of the answer that a leader gets in private, from a county with something of all. */
export function ask(kind: QueryKind, slots: Partial<UnderstoodQuery> = {}, county = busyCounty()) {
  return said(answerQuery(query(kind, slots), contextOf(county, askers.leader)));
}

export { flow, money, oneOff, plan, ratio, stock, talents };
