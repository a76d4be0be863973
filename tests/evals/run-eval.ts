/**
 * Prints how well messages are understood: `npm run eval [-- FILE…] [--misses] [--json]`. Without a file, all of them
 * and a sample of the generator. Its numbers never fail: the floors are held by tests.
 */
import { allSets, generatedSet, readSet } from './evaluation-sets.js';
import type { EvaluationSet } from './evaluation-sets.js';
import { byRules, predictAll } from './evaluate.js';
import { confusionRows, scoreRows } from './score-table.js';
import type { Scores } from './score.js';
import { DIMENSIONS, scoreOf, slicesBy } from './slices.js';
import { textTable } from './text-table.js';

const GENERATED = 1000;

interface Measured extends EvaluationSet {
  readonly scores: Scores;
}

const section = (title: string, rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length < 2 ? [] : ['', title, ...textTable(rows)];

/** Misses of frozen messages are never shown: who had read them would be measured by memory. */
function missesOf({ name, part, scores }: Measured): readonly string[] {
  const head = `misses of ${name}: ${scores.misses.length}`;
  if (part === 'frozen') return [`${head} (frozen: not shown)`];
  return [head, ...scores.misses];
}

async function main(args: readonly string[]): Promise<void> {
  const files = args.filter((argument) => !argument.startsWith('--'));
  const sets: readonly EvaluationSet[] =
    files.length > 0 ? files.map((file) => readSet(file)) : [...allSets(), generatedSet(GENERATED)];
  const predictions = await predictAll(sets, byRules);
  const measured: readonly Measured[] = sets.map((set) => ({
    ...set,
    scores: scoreOf(set.messages, predictions),
  }));
  const labelled = sets
    .filter(({ part }) => part !== 'generated')
    .flatMap(({ messages }) => messages);
  const slices = DIMENSIONS.map((dimension) => ({
    dimension,
    slices: slicesBy(dimension, labelled, predictions),
  }));
  if (args.includes('--json')) {
    const withoutMisses = (scores: Scores): object => ({ ...scores, misses: scores.misses.length });
    const json = {
      sets: measured.map(({ name, part, scores }) => ({ name, part, ...withoutMisses(scores) })),
      slices: slices.map(({ dimension, slices: values }) => ({
        dimension,
        values: values.map(({ value, scores }) => ({ value, ...withoutMisses(scores) })),
      })),
    };
    console.log(JSON.stringify(json));
    return;
  }
  const lines = [
    ...textTable(
      scoreRows(measured.map((set) => ({ ...set, factsOnly: set.part === 'generated' }))),
    ),
    ...slices.flatMap(({ dimension, slices: values }) =>
      section(
        `by ${dimension}`,
        scoreRows(values.map(({ value, scores }) => ({ name: value, scores }))),
      ),
    ),
    ...section('intents', confusionRows(scoreOf(labelled, predictions))),
    ...(args.includes('--misses') ? ['', ...measured.flatMap(missesOf)] : []),
  ];
  console.log(lines.join('\n'));
}

await main(process.argv.slice(2));
