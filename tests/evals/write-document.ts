import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import type { Table } from './measurement-tables.js';
import { markdownTable } from './text-table.js';

const file = new URL('../../docs/evaluation.md', import.meta.url);
const START = '<!-- measured: written by `npm run eval -- --write-docs` -->';
const END = '<!-- end of what is measured -->';

/** Puts the tables between the marks of docs/evaluation.md; what people wrote around them stays. */
export async function writeDocument(tables: readonly Table[]): Promise<void> {
  const text = readFileSync(file, 'utf8');
  const [before, after] = [text.indexOf(START), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error('docs/evaluation.md has lost its marks');
  const parts = tables.flatMap(({ title, rows }) => [
    `### ${title}`,
    '',
    ...markdownTable(rows),
    '',
  ]);
  const whole = [text.slice(0, before) + START, '', ...parts, text.slice(after)].join('\n');
  writeFileSync(file, await format(whole, { parser: 'markdown' }));
}
