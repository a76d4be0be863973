/**
 * Prints how well messages are understood: `npx tsx tests/evals/run-eval.ts [FILE] [--misses]`. FILE defaults to the
 * development set.
 */
import { readFileSync } from 'node:fs';
import { predict, readLabelled, sampleLexicon } from './labelled-message.js';
import { f1, ratio, score } from './score.js';
import type { Overlap, Scores, Share, Trap } from './score.js';

const developmentSet = new URL('./development-160.jsonl', import.meta.url);

const share = (name: string, value: Share): string =>
  `${name.padEnd(28)} ${ratio(value).toFixed(3)}  ${value.right}/${value.of}`;

function overlap(name: string, value: Overlap): string {
  const { hits, extra, missed } = value;
  const precision = hits / Math.max(1, hits + extra);
  const recall = hits / Math.max(1, hits + missed);
  const counts = `P ${precision.toFixed(3)} R ${recall.toFixed(3)}  hits ${hits} extra ${extra} missed ${missed}`;
  return `${name.padEnd(28)} ${f1(value).toFixed(3)}  ${counts}`;
}

function confusion(scores: Scores): string[] {
  const intents = ['report', 'correction', 'query', 'confirm', 'cancel', 'help', 'other'];
  const row = (cells: readonly (string | number)[]): string =>
    cells.map((cell) => String(cell).padStart(11)).join('');
  return [
    row(['gold \\ said', ...intents]),
    ...intents.map((gold) =>
      row([gold, ...intents.map((said) => scores.confusion[gold]?.[said] ?? 0)]),
    ),
  ];
}

function main(args: readonly string[]): void {
  const file = args.find((argument) => !argument.startsWith('--')) ?? developmentSet;
  const traps = JSON.parse(
    readFileSync(new URL('./traps.json', import.meta.url), 'utf8'),
  ) as Record<string, Trap[]>;
  const lexicon = sampleLexicon();
  const isDevelopment = file === developmentSet || String(file).includes('development-160');
  const scores = score(
    readLabelled(file),
    (message) => predict(message, lexicon),
    isDevelopment ? traps : {},
  );
  const lines = [
    share('intent accuracy', scores.intent),
    overlap('fact F1', scores.facts),
    share('traps fired, reports', scores.trapsInReports),
    share('traps fired, corrections', scores.trapsInCorrections),
    share('facts taken from other', scores.takenFromOther),
    share('task top-1', scores.taskTop1),
    share('task top-1, narratives', scores.taskTop1Narrative),
    share('task top-1, lenient', scores.taskLenient),
    share('query kind', scores.queryKind),
    overlap('query slot F1', scores.querySlots),
    '',
    ...confusion(scores),
    '',
    `misses: ${scores.misses.length}`,
    ...(args.includes('--misses') ? scores.misses : []),
  ];
  console.log(lines.join('\n'));
}

main(process.argv.slice(2));
