import { paragraph } from './document-text.js';
import type { Block } from './document-text.js';

/** The small, well-formed HTML that the Word reader makes: paragraphs, headings, lists, tables. */
interface Cell {
  text: string;
  rowSpan: number;
  colSpan: number;
}

const TOKEN = /<(\/?)([a-z0-9]+)((?:\s+[a-z]+="[^"]*")*)\s*(\/?)>|([^<]+)/gi;
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function unescape(text: string): string {
  return text
    .replace(/&#(\d{1,6});/g, (_, code: string) =>
      String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    )
    .replace(/&([a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function span(attributes: string, name: string): number {
  const value = new RegExp(`${name}="(\\d{1,3})"`).exec(attributes)?.[1];
  return value === undefined ? 1 : Math.max(1, Number(value));
}

/** Spreads merged cells over all places that they cover. */
function fillSpans(rows: readonly (readonly Cell[])[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((cells, rowIndex) => {
    let column = 0;
    for (const cell of cells) {
      while (grid[rowIndex]?.[column] !== undefined) column += 1;
      for (let down = 0; down < cell.rowSpan; down += 1) {
        const row = grid[rowIndex + down];
        if (row === undefined) break;
        for (let right = 0; right < cell.colSpan; right += 1)
          row[column + right] = cell.text.trim();
      }
      column += cell.colSpan;
    }
  });
  return grid.map((row) => Array.from(row, (cell: string | undefined) => cell ?? ''));
}

const HAN = '一二三四五六七八九十';

function han(value: number): string {
  if (value <= 10) return HAN.charAt(value - 1);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? HAN.charAt(tens - 1) : ''}十${ones === 0 ? '' : HAN.charAt(ones - 1)}`;
}

/** Word numbers lists itself and the reader drops the numbers: they are counted anew, level by level. */
class ListCounter {
  readonly #counts: number[] = [];
  readonly #nested: boolean;

  constructor(nested: boolean) {
    this.#nested = nested;
  }

  next(level: number): string {
    this.#counts.length = Math.min(this.#counts.length, level + 1);
    while (this.#counts.length <= level) this.#counts.push(0);
    const value = (this.#counts[level] ?? 0) + 1;
    this.#counts[level] = value;
    const depth = this.#nested ? level : level + 2;
    if (depth === 0) return `${han(value)}、`;
    if (depth === 1) return `（${han(value)}）`;
    return depth === 2 ? `${value}.` : `（${value}）`;
  }
}

class HtmlReader {
  readonly blocks: Block[] = [];
  readonly #counter: ListCounter;
  readonly #lists: string[] = [];
  readonly #tables: { rows: Cell[][] }[] = [];
  #text = '';
  #heading: number | null = null;

  constructor(nestedLists: boolean) {
    this.#counter = new ListCounter(nestedLists);
  }

  text(value: string): void {
    this.#text += unescape(value);
  }

  open(tag: string, attributes: string): void {
    if (tag === 'br') this.#text += '\n';
    else if (tag === 'ol' || tag === 'ul') {
      this.#flush();
      this.#lists.push(tag);
    } else if (tag === 'li') {
      this.#flush();
      if (this.#lists.at(-1) === 'ol' && this.#tables.length === 0)
        this.#text = this.#counter.next(this.#lists.length - 1);
    } else if (/^h[1-6]$/.test(tag)) {
      this.#flush();
      this.#heading = Number(tag.charAt(1));
    } else if (tag === 'p') this.#flush();
    else this.#openTable(tag, attributes);
  }

  #openTable(tag: string, attributes: string): void {
    const table = this.#tables.at(-1);
    if (tag === 'table') {
      this.#flush();
      this.#tables.push({ rows: [] });
    } else if (tag === 'tr') table?.rows.push([]);
    else if (tag === 'td' || tag === 'th') {
      this.#text = '';
      table?.rows.at(-1)?.push({
        text: '',
        rowSpan: span(attributes, 'rowspan'),
        colSpan: span(attributes, 'colspan'),
      });
    }
  }

  close(tag: string): void {
    if (tag === 'ol' || tag === 'ul') {
      this.#flush();
      this.#lists.pop();
    } else if (tag === 'table') this.#closeTable();
    else if (/^(p|li|td|th|h[1-6])$/.test(tag)) this.#flush();
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    const rows = fillSpans(table.rows);
    const outer = this.#tables.at(-1)?.rows.at(-1)?.at(-1);
    if (outer) outer.text += rows.map((row) => row.join(' ')).join('\n');
    else if (rows.length > 0) this.blocks.push({ kind: 'table', rows });
  }

  #flush(): void {
    const text = this.#text.trim();
    const cell = this.#tables.at(-1)?.rows.at(-1)?.at(-1);
    if (text !== '') {
      if (cell) cell.text += cell.text === '' ? text : `\n${text}`;
      else this.blocks.push(paragraph(text, this.#heading));
    }
    this.#text = '';
    this.#heading = null;
  }
}

/** Paragraphs and tables of the Word reader's HTML. */
export function blocksOfHtml(html: string): Block[] {
  const nested = /<ol>(?:(?!<\/ol>)[\s\S])*<ol>/.test(html);
  const reader = new HtmlReader(nested);
  for (const [, slash, tag, attributes, , text] of html.matchAll(TOKEN)) {
    if (text !== undefined) reader.text(text);
    else if (tag !== undefined && slash === '/') reader.close(tag.toLowerCase());
    else if (tag !== undefined) reader.open(tag.toLowerCase(), attributes ?? '');
  }
  reader.close('p');
  return reader.blocks;
}
