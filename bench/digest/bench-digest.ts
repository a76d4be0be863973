import { foldLedger } from '../../src/ledger/ledger-state.js';
import type { LedgerEntry } from '../../src/ledger/ledger-entry.js';
import type { Plan } from '../../src/plan/model.js';
import { digestBenchParts, PART_NAMES, type PartName, type Parts } from './digest-parts.js';
import { grownPlan } from './grown-county.js';
import { grownLedger } from './grown-ledger.js';

const PLANS = 100;
const INDICATORS = 50;
const SIZES = [1_000, 10_000, 100_000, 1_000_000] as const;
/** What runs in a minute or two; a million is asked for by its number. */
const USUAL_MOST = 100_000;
/** Parts shorter than this are told as nothing: the clock of the processor is no finer. */
const LEAST_MS = 5;

interface Measured {
  readonly facts: number;
  readonly entries: number;
  readonly parts: Parts;
  /** Of the entries and of the state that is read from them, in bytes a fact. */
  readonly entryBytes: number;
  readonly stateBytes: number;
}

function heapBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** @returns the bytes that the entries and the state of them take together */
function weigh(
  plans: readonly Plan[],
  facts: number,
): { entries: readonly LedgerEntry[]; entryBytes: number; stateBytes: number } {
  const before = heapBytes();
  const entries = grownLedger(plans, facts);
  const held = heapBytes();
  const state = foldLedger(entries, plans);
  const after = heapBytes();
  if (state.entries.length !== entries.length) throw new RangeError('an entry is missing');
  return { entries, entryBytes: (held - before) / facts, stateBytes: (after - held) / facts };
}

async function measured(plans: readonly [Plan, ...Plan[]], facts: number): Promise<Measured> {
  const { entries, ...bytes } = weigh(plans, facts);
  const parts = await digestBenchParts(plans, [...entries]);
  return { facts, entries: entries.length, parts, ...bytes };
}

function growth(now: number, before: number | undefined): string {
  if (before === undefined) return '';
  return now < LEAST_MS || before < LEAST_MS ? '' : ` (× ${(now / before).toFixed(1)})`;
}

function partRow(name: PartName, all: readonly Measured[]): string {
  const cells = all.map(({ parts }, index) => {
    const ms = parts[name];
    const shown = ms < LEAST_MS ? `under ${LEAST_MS}` : ms.toFixed(ms < 100 ? 1 : 0);
    return `${shown}${growth(ms, all[index - 1]?.parts[name])}`;
  });
  return `| ${PART_NAMES[name]} | ${cells.join(' | ')} |`;
}

function table(all: readonly Measured[]): string {
  const head = all.map(({ facts }) => facts.toLocaleString('en'));
  const bytes = (of: (one: Measured) => number) => all.map((one) => of(one).toFixed(0)).join(' | ');
  return [
    `${PLANS} plans of ${INDICATORS} indicators. Milliseconds of this machine's processor, and how many times the`,
    'figure before for ten times the facts: read the ratios.',
    '',
    `| facts | ${head.join(' | ')} |`,
    `| ---- | ${all.map(() => '---:').join(' | ')} |`,
    `| ledger entries | ${all.map(({ entries }) => entries.toLocaleString('en')).join(' | ')} |`,
    ...Object.keys(PART_NAMES).map((name) => partRow(name as PartName, all)),
    `| memory of the entries, bytes a fact | ${bytes(({ entryBytes }) => entryBytes)} |`,
    `| memory of the state, bytes a fact | ${bytes(({ stateBytes }) => stateBytes)} |`,
  ].join('\n');
}

/**
 * What digests of many plans, reminders and the looks by the clock cost, and how that grows with the
 * history that a ledger holds.
 */
export async function benchDigest(most = String(USUAL_MOST)): Promise<string> {
  const plans = [
    grownPlan(0, INDICATORS),
    ...Array.from({ length: PLANS - 1 }, (_, no) => grownPlan(no + 1, INDICATORS)),
  ] as const;
  // The engine compiles what is hot first; the smallest history would pay for it otherwise.
  await measured(plans, Math.min(USUAL_MOST, Number(most)));
  const all: Measured[] = [];
  for (const facts of SIZES) if (facts <= Number(most)) all.push(await measured(plans, facts));
  return table(all);
}
