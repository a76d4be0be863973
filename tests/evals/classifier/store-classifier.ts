import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { format } from 'prettier';
import type { Fitted } from './fit-linear.js';

const MOST = 127;

/** What a classifier is written as. */
export interface Target<Class extends string> {
  /** In `src/understanding/classifier`. */
  readonly file: string;
  readonly constant: string;
  /** The type of its classes, as written, and where it comes from. */
  readonly type: string;
  readonly importLine: string;
  readonly classes: readonly Class[];
  readonly size: number;
}

/** Writes a classifier as a source file: one byte for each weight. */
export async function storeClassifier(
  target: Target<string>,
  fitted: Fitted,
  of: number,
): Promise<void> {
  const most = fitted.weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
  const step = Number((most / MOST).toPrecision(6));
  const bytes = Int8Array.from(fitted.weights, (weight) => Math.round(weight / step));
  const weights = deflateRawSync(Buffer.from(bytes.buffer), { level: 9 }).toString('base64');
  const source = `${target.importLine}
import type { StoredClassifier } from './linear-classifier.js';

/** Written by \`npm run eval -- --train\` from ${of} labelled examples. */
export const ${target.constant}: StoredClassifier<${target.type}> = {
  classes: ${JSON.stringify(target.classes)},
  size: ${target.size},
  bias: ${JSON.stringify(fitted.bias.map((bias) => Number(bias.toPrecision(6))))},
  step: ${step},
  weights: '${weights}',
};
`;
  const file = new URL(`../../../src/understanding/classifier/${target.file}`, import.meta.url);
  const text = await format(source, { parser: 'typescript', singleQuote: true, printWidth: 100 });
  writeFileSync(file, text);
}
