import { describe, expect, it } from 'vitest';
import { asId } from '../../../src/kernel/ids.js';
import { CHAIN_START, sealEntry } from '../../../src/ledger/hash-chain.js';
import type { LedgerEntry, LedgerEvent, NamedThing } from '../../../src/ledger/ledger-entry.js';
import { foldLedger } from '../../../src/ledger/ledger-state.js';
import { activeNames, lexiconNames } from '../../../src/ledger/name-book.js';
import type { NameBook } from '../../../src/ledger/name-book.js';
import { County, flow, plan, stock } from './county.js';

const small: NamedThing = { kind: 'indicator', indicatorId: flow.id, name: flow.shortName };
const high: NamedThing = { kind: 'indicator', indicatorId: stock.id, name: stock.shortName };

function learned(word: string, target: NamedThing = small): LedgerEvent {
  return { kind: 'name-learned', word, target };
}

/** Each event by a receipt of its own, named by its place: r1, r2 … */
function ledgerOf(events: readonly LedgerEvent[]): readonly LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const [index, event] of events.entries()) {
    const at = new Date(Date.UTC(2023, 6, 1 + index));
    const by = { at, memberId: null, unit: '专班办公室', source: null };
    const entry = { event, ...by, receiptId: asId<never>(`r${index + 1}`) };
    entries.push(sealEntry(entries.at(-1)?.hash ?? CHAIN_START, index + 1, entry));
  }
  return entries;
}

function bookOf(...events: readonly LedgerEvent[]): NameBook {
  return foldLedger(ledgerOf(events), [plan]).names;
}

const withdrawn = (no: number): LedgerEvent => ({
  kind: 'report-withdrawn',
  receiptId: asId(`r${no}`),
});

const holds = (book: NameBook): readonly string[] =>
  activeNames(book).map(({ word, version, target }) => `${word} ${version} ${target.name}`);

describe('learned names in the ledger', () => {
  it('a word taught again is a new version, the old one ends', () => {
    const book = bookOf(learned('科创企'), learned('科创企', high));
    expect(holds(book)).toEqual(['科创企 2 高新技术企业']);
    expect(book.entries.map(({ no, ended }) => [no, ended?.how ?? null])).toEqual([
      [1, 'replaced'],
      [1, null],
    ]);
  });

  it('width and case make no other word', () => {
    expect(holds(bookOf(learned('ＲＤ企'), learned('rd企', high)))).toEqual([
      'rd企 2 高新技术企业',
    ]);
  });

  it('neither do traditional and simplified characters', () => {
    const book = bookOf(learned('技術企'), { kind: 'name-forgotten', word: '技术企' });
    expect(holds(book)).toEqual([]);
  });

  it('a forgotten word can be taught again and keeps its number', () => {
    const book = bookOf(
      learned('科创企'),
      learned('双高'),
      { kind: 'name-forgotten', word: '科创企' },
      learned('科创企'),
    );
    expect(activeNames(book).map(({ no, version }) => [no, version])).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  it('a withdrawn lesson never counted, and what it replaced holds again', () => {
    const book = bookOf(learned('科创企'), learned('科创企', high), withdrawn(2));
    expect(holds(book)).toEqual(['科创企 1 科技型中小企业']);
    expect(book.entries.map(({ ended }) => ended?.how ?? null)).toEqual([null, 'withdrawn']);
  });

  it('a withdrawn forgetting leaves the word learned', () => {
    const forgotten: LedgerEvent = { kind: 'name-forgotten', word: '科创企' };
    expect(holds(bookOf(learned('科创企'), forgotten, withdrawn(2)))).toHaveLength(1);
  });

  it('the revision differs whenever what holds differs', () => {
    const events = [learned('一号'), learned('二号'), learned('三号'), withdrawn(1), withdrawn(3)];
    const seen = new Map<string, string>();
    for (let count = 0; count <= events.length; count += 1) {
      const book = bookOf(...events.slice(0, count));
      const known = seen.get(book.revision);
      if (known !== undefined) expect(holds(book).join()).toBe(known);
      seen.set(book.revision, holds(book).join());
    }
    expect(seen.size).toBe(events.length + 1);
  });

  // So many that the test would never end if each name looked at all before it.
  it('a hundred thousand names are folded', () => {
    const count = 100_000;
    const entries = ledgerOf(Array.from({ length: count }, (_, index) => learned(`叫法${index}`)));
    expect(activeNames(foldLedger(entries, [plan]).names)).toHaveLength(count);
  });
});

describe('numbers of proposed names', () => {
  const fact = (id: string, saidAs: string): LedgerEvent => ({
    kind: 'fact-recorded',
    fact: { ...new County().fact('1', '2023-06-30'), id: asId(id), saidAs },
  });
  const numbers = (entries: readonly LedgerEntry[], plans = [plan]) =>
    foldLedger(entries, plans).names.proposals.map(({ no, word }) => `${no} ${word}`);
  const events = [
    fact('a1', '甲词'),
    fact('a2', '甲词'),
    { kind: 'name-proposed', word: '乙词', target: small },
    fact('c1', '丙词'),
    fact('c2', '丙词'),
  ] as const;

  it('are those of the ledger entries that raised them', () => {
    expect(numbers(ledgerOf(events))).toEqual(['2 甲词', '3 乙词', '5 丙词']);
  });

  it('stay with their words when an earlier one falls away by a withdrawal', () => {
    expect(numbers(ledgerOf([...events, withdrawn(1)]))).toEqual(['3 乙词', '5 丙词']);
  });

  it('stay with their words when a plan drops what an earlier one was for', () => {
    const without = { ...plan, indicators: [stock] };
    expect(numbers(ledgerOf(events), [without])).toEqual(['3 乙词']);
  });
});

describe('learned names for the lexicon', () => {
  const book = bookOf(learned('科创企'), learned('老科委', { kind: 'unit', name: '县科工信局' }));

  it('hold for the same indicator of every plan, known by id or by short name', () => {
    const next = { ...plan, indicators: [{ ...flow, id: asId<never>('next') }] };
    expect(lexiconNames(activeNames(book), [plan, next])).toEqual([
      { word: '科创企', indicatorId: flow.id },
      { word: '科创企', indicatorId: 'next' },
      { word: '老科委', unit: '县科工信局' },
    ]);
  });

  it('give way to what a plan itself calls something else', () => {
    const next = { ...plan, indicators: [flow, { ...stock, name: '科创企' }] };
    expect(lexiconNames(activeNames(book), [next]).map(({ word }) => word)).toEqual(['老科委']);
  });
});
