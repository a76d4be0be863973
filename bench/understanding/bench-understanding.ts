import { latencies, median, quantile, race } from '../measure.js';
import type { Contestant, Timing } from '../measure.js';
import { chronoNode, jieba, nlpJs, rules } from './contestants.js';
import { grownLexicon } from './grown-lexicon.js';
import { evaluationMessages, longReport } from './messages.js';

const ROUNDS = 9;
/** Calls of each text that latency is told by. */
const REPEATS = 200;
const REPEATS_OF_ALL = 3;
const BIG = { indicators: 5_000, aliases: 20_000 };

const ratio = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)}×`;
const ms = (value: number): string => `${value.toFixed(2)} ms`;

/** How many times as fast one is as another: in the fastest round of each, and in the middle one. */
function faster(one: Timing | undefined, other: Timing | undefined): readonly [number, number] {
  return [
    (one?.inFastestRound ?? NaN) / (other?.inFastestRound ?? NaN),
    (one?.inMiddleRound ?? NaN) / (other?.inMiddleRound ?? NaN),
  ];
}

function verdict(ratios: readonly [number, number], holds: (ratio: number) => boolean): string {
  const [fastest, middle] = ratios;
  const told = `${ratio(fastest)} in the fastest round, ${ratio(middle)} in the middle one`;
  if (holds(fastest) && holds(middle)) return `${told}: kept.`;
  return holds(fastest) ? `${told}: kept in the fastest round only.` : `${told}: MISSED.`;
}

function throughput(timings: readonly Timing[]): string[] {
  const [ours] = timings;
  const rows = timings.map((theirs) => {
    const [fastest, middle] = faster(ours, theirs);
    return `| ${theirs.name} | ${Math.round(theirs.inFastestRound)} | ${ratio(fastest)} | ${ratio(middle)} |`;
  });
  return [
    '| who | messages a second | ours to theirs | in the middle round |',
    '|---|---|---|---|',
    ...rows,
  ];
}

/** Each a text of its own, as reports are: nothing that was kept of the one before serves the next. */
function manyReports(bytes: number): readonly string[] {
  const report = longReport(bytes);
  return Array.from({ length: REPEATS }, (_, no) => `${report}\n${no}`);
}

/** How the time for one report grows with its length: 1 for twice the text means linear. */
async function byLength(ours: Contestant): Promise<string[]> {
  const rows: { bytes: number; middle: number; p99: number }[] = [];
  for (const bytes of [2_500, 5_000, 10_000, 20_000]) {
    const times = await latencies(ours, manyReports(bytes), 1);
    rows.push({ bytes, middle: median(times), p99: quantile(times, 0.99) });
  }
  const first = rows[0];
  const perByte = (first?.middle ?? NaN) / (first?.bytes ?? NaN);
  return [
    '| report of | p50 | p99 | time a byte, to the shortest |',
    '|---|---|---|---|',
    ...rows.map(
      ({ bytes, middle, p99 }) =>
        `| ${bytes} bytes | ${ms(middle)} | ${ms(p99)} | ${ratio(middle / bytes / perByte)} |`,
    ),
  ];
}

interface Grown {
  readonly big: Contestant;
  readonly memoryMiB: number;
  readonly buildMs: number;
}

/** With the tables of numbers, which stand outside the heap. */
function memoryUsed(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function grow(): Grown {
  const before = memoryUsed();
  const start = performance.now();
  const lexicon = grownLexicon(BIG.indicators, BIG.aliases);
  const big = { ...rules(lexicon), name: 'zhanbao, large lexicon' };
  big.work('高企58家');
  const buildMs = performance.now() - start;
  return { big, memoryMiB: (memoryUsed() - before) / 2 ** 20, buildMs };
}

/** Throughput, latency, growth and memory of understanding, beside its peers in the same run. */
export async function benchUnderstanding(): Promise<string> {
  const messages = evaluationMessages();
  const texts = messages.map(({ text }) => text);
  const small = rules(grownLexicon(15, 0));
  const peers = [await nlpJs(messages), chronoNode(), jieba()];
  const timings = await race([small, ...peers], texts, ROUNDS);
  const { big, memoryMiB, buildMs } = grow();
  const [plain, grown] = await race([small, big], texts, ROUNDS);
  const single = await latencies(small, texts, REPEATS_OF_ALL);
  return [
    `Understanding ${texts.length} evaluation messages, processor time of the process, warmed up, ${ROUNDS} rounds.`,
    '',
    ...throughput(timings),
    '',
    `At least 50× nlp.js: ${verdict(faster(timings[0], timings[1]), (times) => times >= 50)}`,
    `One message: p50 ${ms(quantile(single, 0.5))}, p99 ${ms(quantile(single, 0.99))}.`,
    '',
    ...(await byLength(small)),
    '',
    `From 15 to ${BIG.indicators} indicators and ${BIG.aliases} aliases at most 1.5× the time a message: ${verdict(faster(plain, grown), (times) => times <= 1.5)}`,
    `The large lexicon takes ${memoryMiB.toFixed(0)} MiB and, on a warm engine, ${ms(buildMs)} to make ready.`,
  ].join('\n');
}
