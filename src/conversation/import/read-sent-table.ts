import { readFigureFile } from '../../digest/figure-table/read-figure-file.js';
import { cellWords, type FigureTable } from '../../digest/figure-table/figure-table.js';
import { AppError } from '../../kernel/errors.js';
import { screenText } from '../privacy-screen.js';
import { reportTexts } from '../report-texts.js';
import type { SentTable } from './sent-table.js';

function wordsIn({ sheet, above, rows }: FigureTable): string {
  const inRows = rows.map(({ name, value, note }) => [name, cellWords(value), note].join(' '));
  return [sheet, ...above, ...inRows].join('\n');
}

/**
 * Reads a spreadsheet for a decision on it; to be done before any lock is held. What it cannot be read
 * for, or a secrecy mark in it, is said and never thrown.
 */
export async function readSentTable(file: {
  readonly name: string;
  readonly content: Uint8Array;
}): Promise<SentTable> {
  const { name, content } = file;
  try {
    const table = await readFigureFile(content, name);
    const isBlocked = screenText(wordsIn(table)).kind === 'blocked';
    return { name, reading: isBlocked ? { problem: reportTexts.screened } : { table } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { name, reading: { problem: error.userText } };
  }
}
