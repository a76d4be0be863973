/**
 * Prints how well messages are understood: `npm run eval [-- FILE…]`. Without a file, all of them and a sample of the
 * generator. Its numbers never fail: the floors are held by tests.
 *
 * --misses      what was misread; never of frozen messages
 * --json        the numbers as one line of JSON
 * --fit         fits the weights of the confidence anew first, and prints their cross-validation
 * --train       fits the classifiers anew first; with --without=NAME from all sets but that one
 * --model       with the second opinion of the endpoint in OPENAI_BASE_URL, and what it costs
 * --write-docs  puts the tables into docs/evaluation.md
 */
import { allSets, generatedSet, readSet } from './evaluation-sets.js';
import { byRules } from './evaluate.js';
import { measure } from './measure.js';
import type { Measurement, MeasuredSet } from './measure.js';
import { confidenceTables, measurementTables } from './measurement-tables.js';
import type { Table } from './measurement-tables.js';
import { scoresAsJson } from './scores-as-json.js';
import type { ModelEvaluation } from './with-model.js';
import { textTable } from './text-table.js';
import { writeDocument } from './write-document.js';

const GENERATED = 1000;

const asText = ({ title, rows }: Table): string => ['', title, ...textTable(rows)].join('\n');

/** Misses of frozen messages are never shown: who had read them would be measured by memory. */
function missesOf({ name, part, scores }: MeasuredSet): string {
  const head = `misses of ${name}: ${scores.misses.length}`;
  if (part === 'frozen') return `${head} (frozen: not shown)`;
  return [head, ...scores.misses].join('\n');
}

async function fitted(): Promise<readonly Table[]> {
  // Loaded only here: it reads every message several times over.
  const { fitConfidence } = await import('./confidence/fit-confidence.js');
  const { validated } = await fitConfidence();
  return confidenceTables('first contact, cross-validated', validated);
}

async function trained(args: readonly string[]): Promise<readonly string[]> {
  // Loaded only here: it reads every message.
  const { trainClassifiers } = await import('./classifier/train-classifiers.js');
  const without = args.find((argument) => argument.startsWith('--without='));
  return trainClassifiers(without?.slice('--without='.length) ?? null);
}

async function withModel(): Promise<ModelEvaluation> {
  // Loaded only here: nobody else needs the clients of a model.
  const { openModelEvaluation } = await import('./with-model.js');
  return openModelEvaluation();
}

function print(measured: Measurement, tables: readonly Table[], withMisses: boolean): void {
  const misses = withMisses ? ['', ...measured.sets.map(missesOf)] : [];
  console.log([...tables.map(asText), ...misses].join('\n').trimStart());
}

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--train')) {
    console.log((await trained(args)).join('\n'));
    return;
  }
  if (args.includes('--fit')) {
    console.log((await fitted()).map(asText).join('\n').trimStart());
    return;
  }
  const files = args.filter((argument) => !argument.startsWith('--'));
  const sets =
    files.length > 0 ? files.map((file) => readSet(file)) : [...allSets(), generatedSet(GENERATED)];
  const model = args.includes('--model') ? await withModel() : null;
  const measured = await measure(sets, model?.predictor ?? byRules);
  if (args.includes('--json')) {
    console.log(JSON.stringify(scoresAsJson(measured)));
    return;
  }
  const tables = [...measurementTables(measured), ...(model === null ? [] : [model.table()])];
  if (args.includes('--write-docs') && model === null) await writeDocument(tables);
  print(measured, tables, args.includes('--misses'));
}

await main(process.argv.slice(2));
