import type { AnswerContext } from '../../src/answers/answer.js';
import { composeDigest } from '../../src/digest/content/compose-digest.js';
import { digestBlocks } from '../../src/digest/content/digest-blocks.js';
import { instantAt } from '../../src/kernel/dates.js';
import { foldLedger } from '../../src/ledger/ledger-state.js';
import type { Plan } from '../../src/plan/model.js';
import { processorMs } from '../measure.js';
import { grownPlan } from './grown-county.js';
import { grownLedger } from './grown-ledger.js';

const PLANS = 100;
const INDICATORS = 50;
const SIZES = [1_000, 10_000, 100_000, 1_000_000] as const;
/** The clock is looked at so often: what takes longer holds up the next look. */
const ROUND_MS = 60_000;

interface Timed {
  readonly facts: number;
  readonly foldMs: number;
  /** All plans' digests on a folded ledger. */
  readonly composeMs: number;
}

function contextOf(plans: readonly Plan[], ledger: ReturnType<typeof foldLedger>): AnswerContext {
  return {
    plans,
    ledger,
    entries: ledger.entries,
    now: instantAt('2023-10-27', 16),
    asker: { role: 'office', units: [], memberId: null, inGroup: true },
    settings: { unknownMayAsk: true, nameMissingInGroups: false },
    memberName: () => null,
    memberUnits: () => [],
    messageText: () => null,
  };
}

function timed(plans: readonly Plan[], facts: number): Timed {
  const entries = grownLedger(plans, facts);
  const start = processorMs();
  const ledger = foldLedger(entries, plans);
  const folded = processorMs();
  const context = contextOf(plans, ledger);
  let blocks = 0;
  for (const plan of plans) {
    const scope = { period: { from: '2023-10-23', to: '2023-10-27' } as const, units: null };
    const contents = composeDigest(scope, { ...context, plans: [plan] });
    blocks += contents.flatMap(digestBlocks).length;
  }
  if (blocks < plans.length) throw new Error('a digest is missing');
  return { facts, foldMs: folded - start, composeMs: processorMs() - folded };
}

/** What digests of many plans cost, and how that grows with the years that a ledger holds. */
export function benchDigest(most = String(SIZES.at(-1))): Promise<string> {
  const plans = Array.from({ length: PLANS }, (_, no) => grownPlan(no, INDICATORS));
  timed(plans, 1000);
  const rows = SIZES.filter((facts) => facts <= Number(most)).map((facts) => timed(plans, facts));
  const [first] = rows;
  const lines = rows.map(({ facts, foldMs, composeMs }) => {
    const growth =
      first === undefined ? 1 : (foldMs + composeMs) / (first.foldMs + first.composeMs);
    const share = ((foldMs + composeMs) / ROUND_MS) * 100;
    return `| ${facts} | ${(composeMs / PLANS).toFixed(1)} | ${foldMs.toFixed(0)} | ${growth.toFixed(1)} | ${share.toFixed(1)} % |`;
  });
  return Promise.resolve(
    [
      `${PLANS} plans of ${INDICATORS} indicators; processor time of this machine, so read the ratios`,
      '',
      '| facts | compose, ms a digest | fold, ms | all digests, to 1,000 facts | share of the minute between two looks |',
      '| ----: | ---: | ---: | ---: | ---: |',
      ...lines,
    ].join('\n'),
  );
}
