import { forbidTracing, loadConfig, processEnvironment } from '../../src/config.js';
import { understandingLabel } from '../../src/cli/understanding-label.js';
import { AppError } from '../../src/kernel/errors.js';
import type { CallRecord } from '../../src/model/model-guard.js';
import { openModel } from '../../src/model/open-model.js';
import { joinOpinion } from '../../src/understanding/join-opinion.js';
import type { OpinionRequest } from '../../src/understanding/second-opinion.js';
import { understand } from '../../src/understanding/understand.js';
import type { Understanding, UnderstoodFact } from '../../src/understanding/understanding.js';
import type { Predictor } from './evaluate.js';
import { inputOf, lexiconOf, SAMPLE_PLAN } from './labelled-message.js';
import type { LabelledFact, LabelledMessage } from './labelled-message.js';
import type { Table } from './measurement-tables.js';

export interface ModelEvaluation {
  /** The rules together with the model that the environment names. */
  readonly predictor: Predictor;
  /** What the model changed, what it took, and how it failed. */
  readonly table: () => Table;
}

/** What is done with the facts of messages: taken without a question, or asked about. */
interface Tally {
  taken: number;
  takenWrong: number;
  asked: number;
  /** Asked about although the first reading was right. */
  askedInVain: number;
}

const keyOf = (fact: Pick<LabelledFact, 'indicator' | 'measure' | 'asOf'> & { value: unknown }) =>
  [fact.indicator, fact.measure, Number(fact.value).toFixed(6), fact.asOf].join(' ');

function isRight(fact: UnderstoodFact, { expect }: LabelledMessage): boolean {
  return (expect.facts ?? []).some((label) => keyOf(label) === keyOf(fact));
}

function count(tally: Tally, { facts }: Understanding, message: LabelledMessage): void {
  for (const fact of facts.filter(({ scope }) => scope === 'county')) {
    const right = isRight(fact, message);
    if (fact.otherReadings === undefined) {
      tally.taken += 1;
      tally.takenWrong += right ? 0 : 1;
    } else {
      tally.asked += 1;
      tally.askedInVain += right ? 1 : 0;
    }
  }
}

const none = (): Tally => ({ taken: 0, takenWrong: 0, asked: 0, askedInVain: 0 });

const tallyRow = (name: string, tally: Tally): readonly string[] => [
  name,
  ...[tally.taken, tally.takenWrong, tally.asked, tally.askedInVain].map(String),
];

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function costRows(calls: readonly CallRecord[], messages: number): readonly (readonly string[])[] {
  const tokens = calls.reduce((sum, call) => sum + call.tokens, 0);
  const outcomes = [...new Set(calls.map(({ outcome }) => outcome))].map(
    (outcome) => `${outcome} ${calls.filter((call) => call.outcome === outcome).length}`,
  );
  const times = calls.map(({ durationMs }) => durationMs);
  return [
    ['messages', String(messages)],
    ['asked of the model', String(calls.length), ...outcomes],
    ['tokens', String(tokens)],
    ['tokens a message', (tokens / Math.max(1, messages)).toFixed(1)],
    ['tokens a call', (tokens / Math.max(1, calls.length)).toFixed(1)],
    ['milliseconds, median and p95', ...[0.5, 0.95].map((at) => String(percentile(times, at)))],
  ];
}

/**
 * Measures the endpoint that the environment names. Nobody waits for an answer here, so the day's budget
 * and the pauses do not apply; time-outs do.
 */
export function openModelEvaluation(
  env: Readonly<Record<string, string | undefined>> = processEnvironment(),
): ModelEvaluation {
  forbidTracing();
  const { model: config } = loadConfig(env);
  if (config === null) {
    throw new AppError('config', 'no model is configured', {
      userText: '请先设置 OPENAI_BASE_URL 和 ZHANBAO_MODEL。',
    });
  }
  const calls: CallRecord[] = [];
  const unbounded = { ...config, dailyTokens: 0, failuresToPause: Number.MAX_SAFE_INTEGER };
  const model = openModel(unbounded, { now: () => new Date() }, (call) => calls.push(call));
  const tallies = { before: none(), after: none() };
  let messages = 0;
  return {
    predictor: async (message) => {
      const lexicon = lexiconOf(message.plan ?? SAMPLE_PLAN);
      const input = inputOf(message);
      const request: OpinionRequest = { input, lexicon, understanding: understand(input, lexicon) };
      const joined = joinOpinion(request.understanding, await model.secondOpinion(request));
      messages += 1;
      count(tallies.before, request.understanding, message);
      count(tallies.after, joined, message);
      return understandingLabel(joined, lexicon.indicators);
    },
    table: () => ({
      title: `with ${config.model}`,
      rows: [
        ['', 'taken', 'taken wrong', 'asked', 'asked in vain'],
        tallyRow('rules alone', tallies.before),
        tallyRow('with the model', tallies.after),
        ...costRows(calls, messages),
      ],
    }),
  };
}
