import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { AppError } from '../../kernel/errors.js';
import { documentError } from './document-error.js';
import { paragraph } from './document-text.js';
import type { Block } from './document-text.js';
import { readFlatText } from './flat-text.js';
import { joinTablePages } from './pdf-broken-rows.js';
import { provideArrayBufferTransfer } from './pdf-compat.js';
import { ruledTables } from './pdf-grid.js';
import type { RuledTable } from './pdf-grid.js';
import { linesOf, paragraphsOf } from './pdf-lines.js';
import type { TextLine, TextRun } from './pdf-lines.js';
import { rulesOf } from './pdf-rules.js';
import { isHeaderRow } from './table-columns.js';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** A plan with its lists has fewer pages; reading more would hold up the process. */
const MAX_PAGES = 200;
/** A page of text has hundreds of characters; fewer than this on average is a scan. */
const MIN_CHARACTERS_PER_PAGE = 15;

interface Page {
  readonly lines: readonly TextLine[];
  readonly tables: readonly RuledTable[];
}

async function runsOf(page: PdfPage): Promise<TextRun[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item): TextRun[] => {
    if (!('str' in item) || item.str === '') return [];
    const transform = item.transform as number[];
    const size = Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || item.height || 10;
    return [
      { text: item.str, x: transform[4] ?? 0, y: transform[5] ?? 0, width: item.width, size },
    ];
  });
}

function inTable(run: TextRun, tables: readonly RuledTable[]): boolean {
  const y = run.y + run.size * 0.3;
  return tables.some((t) => y < t.top && y > t.bottom && run.x > t.left - 2 && run.x < t.right);
}

async function readPage(page: PdfPage): Promise<Page> {
  const { OPS } = await getResolvedPDFJS();
  const runs = await runsOf(page);
  const rules = rulesOf(await page.getOperatorList(), OPS);
  const tables = ruledTables(
    rules,
    runs.filter(({ text }) => text.trim() !== ''),
  );
  return { tables, lines: linesOf(runs.filter((run) => !inTable(run, tables))) };
}

/** Text without borders: columns by their gaps where a header shows a table, else joined paragraphs. */
function textBlocks(lines: readonly TextLine[]): Block[] {
  if (lines.length === 0) return [];
  const columns = lines.some(({ text }) => {
    const cells = text.trim().split(/ {2,}/);
    return cells.length >= 3 && isHeaderRow(cells);
  });
  if (columns) return readFlatText(lines.map(({ text }) => text).join('\n'));
  return paragraphsOf(lines).map((text) => paragraph(text));
}

function sameWidth(a: RuledTable, b: RuledTable): boolean {
  return a.rows[0]?.length === b.rows[0]?.length;
}

/** Paragraphs and tables of all pages in order; a paragraph or table over a page's end is joined. */
function joinPages(pages: readonly Page[]): Block[] {
  const blocks: Block[] = [];
  let waiting: TextLine[] = [];
  let lastTable: RuledTable | null = null;
  const flush = (): void => {
    const found = textBlocks(waiting);
    if (found.length > 0) lastTable = null;
    blocks.push(...found);
    waiting = [];
  };
  for (const { lines, tables } of pages) {
    let rest = [...lines];
    for (const table of tables) {
      waiting.push(...rest.filter((line) => line.y > table.top));
      rest = rest.filter((line) => line.y <= table.top);
      waiting = waiting.filter((line) => !/^[-—–\s]*\d{1,3}[-—–\s]*$/.test(line.text));
      flush();
      const before: Block | undefined = blocks.at(-1);
      if (lastTable !== null && before?.kind === 'table' && sameWidth(lastTable, table)) {
        blocks[blocks.length - 1] = {
          kind: 'table',
          rows: joinTablePages(before.rows, table.rows),
        };
      } else blocks.push({ kind: 'table', rows: table.rows });
      lastTable = table;
    }
    waiting.push(...rest);
  }
  flush();
  return blocks;
}

async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes));
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : '';
    if (name === 'PasswordException')
      throw documentError('PDF 设有打开密码，请取消密码后重试。', cause);
    throw documentError('PDF 已损坏，打不开，请重新导出后重试。', cause);
  }
}

/**
 * Text and bordered tables of a PDF that holds text.
 * @throws AppError `input-invalid` for a damaged, encrypted or scanned file, `input-too-large` above 200 pages
 */
export async function readPdf(bytes: Uint8Array): Promise<Block[]> {
  provideArrayBufferTransfer();
  const document = await openPdf(bytes);
  if (document.numPages > MAX_PAGES) {
    throw new AppError('input-too-large', 'The PDF has too many pages.', {
      userText: 'PDF 超过 200 页，请只保留方案正文和清单。',
    });
  }
  try {
    const pages: Page[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      pages.push(await readPage(await document.getPage(number)));
    }
    const characters = pages
      .flatMap(({ lines, tables }) => [
        ...lines.map(({ text }) => text),
        ...tables.flatMap(({ rows }) => rows.flat()),
      ])
      .join('').length;
    if (characters < MIN_CHARACTERS_PER_PAGE * document.numPages) {
      throw documentError('PDF 里没有文字，可能是扫描件，请提供带文字的 PDF 或 Word 文件。');
    }
    return joinPages(pages);
  } catch (cause) {
    throw cause instanceof AppError
      ? cause
      : documentError('PDF 读取失败，请重新导出后重试。', cause);
  } finally {
    await document.cleanup();
  }
}
