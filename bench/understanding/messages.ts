import { readFileSync, readdirSync } from 'node:fs';
import { readLabelled } from '../../tests/evals/labelled-message.js';
import type { LabelledMessage } from '../../tests/evals/labelled-message.js';

const evals = new URL('../../tests/evals/', import.meta.url);

/** The development set and the development half of the benchmark on the sample plan. */
export function evaluationMessages(): readonly LabelledMessage[] {
  const halves = readdirSync(new URL('benchmark/', evals)).filter((name) =>
    name.startsWith('sample-development'),
  );
  return ['development-160.jsonl', ...halves.map((name) => `benchmark/${name}`)].flatMap((name) =>
    readLabelled(new URL(name, evals)),
  );
}

/** Bytes of a report as an office writes it: the sample plan's own prose with figures between. */
export function longReport(bytes: number): string {
  const prose = readFileSync(new URL('../../plans/youxian-2023/plan.yaml', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^\s{6}[\u4e00-\u9fff]/u.test(line))
    .map((line) => line.trim());
  const paragraphs = prose.map(
    (line, index) => `${index + 1}. ${line}截至6月${(index % 28) + 1}日，高企累计${40 + index}家。`,
  );
  let report = '';
  for (let index = 0; Buffer.byteLength(report) < bytes; index += 1) {
    report += `${paragraphs[index % paragraphs.length] ?? ''}\n`;
  }
  return Buffer.from(report).subarray(0, bytes).toString('utf8');
}
