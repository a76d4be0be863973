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

function throughput(timings: readonly Timing[]): string[] {
  const [ours] = timings;
  const rows = timings.map(({ name, messagesPerSecond, usually }) => {
    const best = ratio((ours?.messagesPerSecond ?? NaN) / messagesPerSecond);
    const middle = ratio((ours?.usually ?? NaN) / usually);
    return `| ${name} | ${Math.round(messagesPerSecond)} | ${best} | ${middle} |`;
  });
  return [
    '| who | messages a second | ours to theirs | in the middle round |',
    '|---|---|---|---|',
    ...rows,
  ];
}

/** How the time for one report grows with its length: 1 for twice the text means linear. */
async function byLength(ours: Contestant): Promise<string[]> {
  const rows: { bytes: number; middle: number; p99: number }[] = [];
  for (const bytes of [2_500, 5_000, 10_000, 20_000]) {
    const times = await latencies(ours, [longReport(bytes)], REPEATS);
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
  readonly heapMiB: number;
  readonly buildMs: number;
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function grow(): Grown {
  const before = heapUsed();
  const start = performance.now();
  const lexicon = grownLexicon(BIG.indicators, BIG.aliases);
  const big = { ...rules(lexicon), name: 'zhanbao, large lexicon' };
  big.work('高企58家');
  const buildMs = performance.now() - start;
  return { big, heapMiB: (heapUsed() - before) / 2 ** 20, buildMs };
}

/** Throughput, latency, growth and memory of understanding, beside its peers in the same run. */
export async function benchUnderstanding(): Promise<string> {
  const messages = evaluationMessages();
  const texts = messages.map(({ text }) => text);
  const small = rules(grownLexicon(15, 0));
  const peers = [await nlpJs(messages), chronoNode(), jieba()];
  const timings = await race([small, ...peers], texts, ROUNDS);
  const { big, heapMiB, buildMs } = grow();
  const [plain, grown] = await race([small, big], texts, ROUNDS);
  const single = await latencies(small, texts, REPEATS_OF_ALL);
  const growth = (plain?.messagesPerSecond ?? NaN) / (grown?.messagesPerSecond ?? NaN);
  const overNlp = (timings[0]?.messagesPerSecond ?? NaN) / (timings[1]?.messagesPerSecond ?? NaN);
  return [
    `Understanding ${texts.length} evaluation messages, processor time of one thread, warmed up, the fastest of ${ROUNDS} rounds.`,
    '',
    ...throughput(timings),
    '',
    `At least 50× nlp.js: ${ratio(overNlp)}, ${overNlp >= 50 ? 'kept' : 'MISSED'}.`,
    `One message: p50 ${ms(quantile(single, 0.5))}, p99 ${ms(quantile(single, 0.99))}.`,
    '',
    ...(await byLength(small)),
    '',
    `From 15 to ${BIG.indicators} indicators and ${BIG.aliases} aliases: ${ratio(growth)} the time a message, limit 1.5×, ${growth <= 1.5 ? 'kept' : 'MISSED'}.`,
    `The large lexicon takes ${heapMiB.toFixed(0)} MiB of heap and ${ms(buildMs)} to make ready.`,
  ].join('\n');
}
