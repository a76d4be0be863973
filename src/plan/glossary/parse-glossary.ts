import { AppError } from '../../kernel/errors.js';
import { glossaryRow, toEntry } from './glossary.js';
import type { Glossary, GlossaryEntry } from './glossary.js';
import { glossaryTexts } from './texts.js';

const COLUMNS = 4;
/** An office's own list; the built-in one has about seven hundred rows. */
const MAX_LINES = 5000;

function words(cell: string): string[] {
  return cell.split(/[\s、，,]+/u).filter((word) => word !== '' && word !== '-');
}

function parseLine(line: string, no: number): GlossaryEntry | readonly string[] {
  const cells = line.split(/[|｜]/u).map((cell) => cell.trim());
  if (cells.length !== COLUMNS) return [glossaryTexts.columns(no, cells.length)];
  const [full = '', short = '', units = '', kind = ''] = cells;
  const result = glossaryRow.safeParse({ full, short: words(short), units: words(units), kind });
  if (result.success) return toEntry(result.data);
  return result.error.issues.map(({ message }) => glossaryTexts.line(no, message));
}

/**
 * Reads a glossary file: one entry a line, `全称 | 简称 简称 … | 计量单位 … | 类别`. Short forms are parted by spaces; one
 * with ~ before it holds only right before a figure; `-` stands for none. Empty lines and lines with # are passed over.
 * @throws AppError `input-invalid` that tells every wrong line at once.
 */
export function parseGlossary(source: string): Glossary {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/u);
  const problems: string[] = [];
  const entries: GlossaryEntry[] = [];
  if (lines.length > MAX_LINES) problems.push(glossaryTexts.tooLong(MAX_LINES));
  lines.slice(0, MAX_LINES).forEach((line, index) => {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) return;
    const parsed = parseLine(text, index + 1);
    if ('names' in parsed) entries.push(parsed);
    else problems.push(...parsed);
  });
  if (problems.length > 0) {
    throw new AppError('input-invalid', `The glossary has ${String(problems.length)} problems.`, {
      userText: glossaryTexts.problems(problems),
    });
  }
  return entries;
}
