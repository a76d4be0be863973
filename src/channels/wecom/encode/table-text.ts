import type { TableBlock } from '../../../message/reply.js';
import type { TextPiece } from './split-text.js';

type Neutral = (text: string) => string;

const cell = (text: string, neutral: Neutral): string =>
  neutral(text.replace(/\s*\n\s*/g, ' ')).replaceAll('|', '｜');

/** A markdown table; columns of figures stand to the right. */
export function tableMarkdown(table: TableBlock, neutral: Neutral): TextPiece {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((text) => cell(text, neutral) || ' ').join(' | ')} |`;
  const marks = table.header.map((_title, column) => (isOfFigures(table, column) ? '--:' : ':--'));
  return {
    head: [row(table.header), `| ${marks.join(' | ')} |`],
    lines: table.rows.map(row),
    apart: true,
  };
}

/** One line a row, for ways without tables: 甲局：完成 3家；目标 5家. */
export function tableList(table: TableBlock, neutral: Neutral, bold: boolean): TextPiece {
  const titles = table.header.map((title) => cell(title, neutral));
  const lines = table.rows.map((row) => {
    const [first = '', ...others] = row.map((text) => cell(text, neutral));
    const name = bold ? `**${first}**` : first;
    const figures = others.map((text, index) => `${titles[index + 1] ?? ''} ${text}`.trim());
    return figures.length === 0 ? name : `${name}：${figures.join('；')}`;
  });
  return { head: [`【${titles.join('／')}】`], lines, apart: false };
}

function isOfFigures({ rows }: TableBlock, column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((text) => text !== '');
  return cells.length > 0 && cells.every((text) => /^[-+\d—]/.test(text));
}
