import type { IsoDate } from '../../../src/kernel/dates.js';
import type { DecimalText } from '../../../src/kernel/decimal.js';
import { asId, type FactId, type MemberId } from '../../../src/kernel/ids.js';
import { CHAIN_START, sealEntry } from '../../../src/ledger/hash-chain.js';
import type { LedgerEntry, LedgerEvent, RecordedFact } from '../../../src/ledger/ledger-entry.js';
import { foldLedger, type LedgerState } from '../../../src/ledger/ledger-state.js';
import type { Indicator, Plan, Task } from '../../../src/plan/model.js';

/** An invented county: two owners, a park, every kind of indicator. */
export function indicator(fields: Partial<Indicator> & { shortName: string }): Indicator {
  return {
    id: asId(fields.shortName),
    name: fields.shortName,
    aliases: [],
    unit: '家',
    target: '94',
    targetMax: null,
    targetText: null,
    comparator: '>=',
    kind: 'flow',
    ownerUnit: '县科工信局',
    taskNo: '3',
    base: null,
    pacing: { kind: 'linear' },
    ...fields,
  };
}

export const stock = indicator({
  shortName: '高新技术企业',
  kind: 'stock',
  target: '66',
  base: '50',
});
export const flow = indicator({ shortName: '科技型中小企业' });
export const oneOff = indicator({ shortName: '瞪羚企业', target: '1' });
export const money = indicator({
  shortName: '技术合同登记额',
  target: '15.5',
  unit: '亿元',
  taskNo: '4',
});
export const ratio = indicator({
  shortName: '研发占GDP比重',
  target: '0.32',
  unit: '%',
  kind: 'ratio',
  pacing: { kind: 'none', due: null },
});
export const limit = indicator({
  shortName: '安全事故数',
  target: '10',
  unit: '起',
  comparator: '<=',
  taskNo: '7',
});
export const talents = indicator({
  shortName: '硕士以上人才',
  target: '30',
  unit: '名',
  ownerUnit: '县人社局',
  taskNo: '9',
});

function task(no: string, title: string, lead: string, responsibles: readonly string[]): Task {
  return {
    no,
    title,
    text: `${title}的要求`,
    leads: [lead],
    responsibles,
    workItems: [{ text: `${title}事项`, leads: [lead], responsibles }],
  };
}

export const plan: Plan = {
  id: asId('plan-2023'),
  version: 1,
  title: '某县科技创新攻坚方案',
  place: '某县',
  year: 2023,
  period: { from: '2023-01-01', to: '2023-12-31' },
  actions: [],
  tasks: [
    task('3', '科技型企业培育', '县科工信局', ['高新区', '县财政局']),
    task('4', '科技成果开发', '县科工信局', ['高新区']),
    task('7', '创新平台建设', '县科工信局', ['高新区']),
    task('9', '人才发展环境', '县人社局', ['县科工信局']),
  ],
  indicators: [stock, flow, oneOff, money, ratio, limit, talents],
  units: ['高新区', '县财政局', '县科工信局', '县人社局'].map((name) => ({
    name,
    aliases: [],
    isMember: true,
  })),
};

interface Said {
  readonly of?: Indicator;
  readonly measure?: 'total' | 'delta';
  readonly from?: IsoDate;
  readonly approx?: boolean;
  readonly standing?: RecordedFact['standing'];
  readonly unit?: string;
  readonly byOffice?: boolean;
}

/** Writes entries one after the other, each a minute after the one before unless told. */
export class County {
  readonly entries: LedgerEntry[] = [];
  readonly plans: readonly Plan[];
  #at = new Date('2023-01-02T10:00:00+08:00');
  #facts = 0;

  constructor(plans: readonly Plan[] = [plan]) {
    this.plans = plans;
  }

  on(date: IsoDate, time = '10:00'): this {
    this.#at = new Date(`${date}T${time}:00+08:00`);
    return this;
  }

  write(event: LedgerEvent, unit = '县科工信局'): this {
    const seq = this.entries.length + 1;
    const entry = {
      event,
      at: this.#at,
      memberId: asId<MemberId>(`member-of-${unit}`),
      unit,
      source: { channel: 'test', messageId: asId<never>(`m${seq}`), textHash: 'ab'.repeat(32) },
      receiptId: null,
    };
    this.entries.push(sealEntry(this.entries.at(-1)?.hash ?? CHAIN_START, seq, entry));
    this.#at = new Date(this.#at.getTime() + 60_000);
    return this;
  }

  fact(value: DecimalText, asOf: IsoDate, said: Said = {}): RecordedFact {
    const measure = said.measure ?? 'total';
    this.#facts += 1;
    return {
      id: asId(`f${this.#facts}`),
      indicatorId: (said.of ?? flow).id,
      planId: plan.id,
      planVersion: 1,
      measure,
      value,
      from: measure === 'delta' ? (said.from ?? asOf) : null,
      asOf,
      approx: said.approx ?? false,
      standing: said.standing ?? 'county',
      unit: said.unit ?? '县科工信局',
      byOffice: said.byOffice ?? false,
    };
  }

  total(value: DecimalText, asOf: IsoDate, said: Said = {}): FactId {
    const fact = this.fact(value, asOf, said);
    this.write({ kind: 'fact-recorded', fact }, said.byOffice === true ? '专班办公室' : fact.unit);
    return fact.id;
  }

  delta(value: DecimalText, from: IsoDate, asOf: IsoDate, said: Said = {}): FactId {
    return this.total(value, asOf, { ...said, measure: 'delta', from });
  }

  correct(replaces: FactId, value: DecimalText, asOf: IsoDate, said: Said = {}): FactId {
    const fact = this.fact(value, asOf, said);
    this.write({ kind: 'fact-corrected', replaces, fact }, fact.unit);
    return fact.id;
  }

  state(): LedgerState {
    return foldLedger(this.entries, this.plans);
  }
}
