import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../src/ledger/hash-chain.js';
import {
  awaitsReply,
  countSupervisions,
  isOpen,
  isOverdue,
  nextLetter,
  readSupervisions,
  type Supervision,
  type SupervisionEvent,
} from '../../../src/ledger/supervision.js';
import { County, plan, stock } from './county.js';

const letter = { year: 2023, no: 1 };
const issued: SupervisionEvent = {
  kind: 'supervision-issued',
  letter,
  planId: plan.id,
  subject: { kind: 'indicator', indicatorId: stock.id },
  unit: '县科工信局',
  deadline: '2023-07-31',
  figure: { value: '55', asOf: '2023-06-30' },
};

type Later = Exclude<SupervisionEvent['kind'], 'supervision-issued' | 'supervision-extended'>;

function after(...kinds: readonly Later[]): Supervision {
  const county = new County().on('2023-07-05').write(issued, '专班办公室');
  for (const kind of kinds) county.write({ kind, letter });
  const [found] = readSupervisions(county.entries);
  if (found === undefined) throw new Error('no letter');
  return found;
}

describe('a supervision letter in the ledger', () => {
  it('goes from issued to done, with every step and who made it', () => {
    const done = after('supervision-received', 'supervision-replied', 'supervision-closed');
    expect(done.state).toBe('closed');
    expect(done.steps.map(({ kind, by }) => [kind, by.unit])).toEqual([
      ['issued', '专班办公室'],
      ['received', '县科工信局'],
      ['replied', '县科工信局'],
      ['closed', '县科工信局'],
    ]);
    expect(isOpen(done)).toBe(false);
  });

  it('is to be answered again once it was sent back, also after it was done', () => {
    for (const before of ['supervision-replied', 'supervision-closed'] as const) {
      const back = after(before, 'supervision-returned');
      expect(back.state).toBe('returned');
      expect(awaitsReply(back)).toBe(true);
    }
  });

  it('takes no step that is not possible', () => {
    expect(after('supervision-returned').state).toBe('issued');
    expect(after('supervision-closed', 'supervision-replied').state).toBe('closed');
    expect(after('supervision-replied', 'supervision-received').state).toBe('replied');
    const gone = after('supervision-withdrawn', 'supervision-replied', 'supervision-closed');
    expect(gone.state).toBe('withdrawn');
    expect(gone.steps).toHaveLength(2);
  });

  it('is overdue the day after its deadline, until it is answered or the deadline moves', () => {
    const open = after('supervision-received');
    expect(isOverdue(open, '2023-07-31')).toBe(false);
    expect(isOverdue(open, '2023-08-01')).toBe(true);
    expect(isOverdue(after('supervision-replied'), '2023-08-01')).toBe(false);
    const county = new County()
      .write(issued)
      .write({ kind: 'supervision-extended', letter, deadline: '2023-08-15' });
    const [extended] = readSupervisions(county.entries);
    expect(extended).toMatchObject({ state: 'issued', deadline: '2023-08-15' });
    expect(extended?.steps.map(({ deadline }) => deadline)).toEqual(['2023-07-31', '2023-08-15']);
  });

  it('is numbered by year, and a number given is never given again', () => {
    const county = new County()
      .write(issued)
      .write({ kind: 'supervision-withdrawn', letter })
      .write({ ...issued, letter: { year: 2024, no: 1 } });
    const letters = readSupervisions(county.entries);
    expect(nextLetter(letters, 2023)).toEqual({ year: 2023, no: 2 });
    expect(nextLetter(letters, 2024)).toEqual({ year: 2024, no: 2 });
    expect(nextLetter(letters, 2025)).toEqual({ year: 2025, no: 1 });
    expect(countSupervisions(letters, '2024-08-01')).toEqual({ open: 1, overdue: 1 });
  });

  it('changes no figure, and its entries are part of the chain', () => {
    const county = new County();
    county.total('55', '2023-06-30', { of: stock });
    const before = county.state().facts;
    county.write(issued).write({ kind: 'supervision-replied', letter });
    expect(county.state().facts).toEqual(before);
    expect(verifyChain(county.entries)).toMatchObject({ ok: true, length: 3 });
  });

  it('is unknown to what speaks of no letter', () => {
    const county = new County().write({ kind: 'supervision-closed', letter });
    expect(readSupervisions(county.entries)).toEqual([]);
  });
});
