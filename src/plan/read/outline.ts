import type { DocumentText, TableBlock } from './document-text.js';
import { normalText } from './normal-text.js';
import { markOf, markRank, withoutMark } from './numbering.js';
import type { Mark, MarkKind } from './numbering.js';
import { startsWithUnitLabel } from './unit-clause.js';

/** A numbered paragraph (or a heading) with what stands below it. */
export interface Section {
  readonly mark: Mark | null;
  readonly kind: MarkKind;
  readonly rank: number;
  /** First sentence, without mark and end punctuation. */
  readonly heading: string;
  /** The heading's paragraph and those below it, without marks, up to the first child. */
  readonly paragraphs: readonly string[];
  readonly children: readonly Section[];
  readonly parent: Section | null;
  /** Position in the document, for sorting. */
  readonly order: number;
}

export interface OutlineTable {
  readonly table: TableBlock;
  /** Last lines before it: its caption, 附件1. */
  readonly caption: readonly string[];
}

/** The document as a tree of its numbering. */
export interface Outline {
  /** Paragraphs before the first numbered one. */
  readonly preamble: readonly string[];
  readonly sections: readonly Section[];
  readonly tables: readonly OutlineTable[];
  /** Every paragraph in order, normalised. */
  readonly lines: readonly string[];
}

interface Draft extends Section {
  readonly paragraphs: string[];
  readonly children: Draft[];
}

/** A heading ends at its first full stop; a short lead-in before a colon is one too. */
export function headingOf(text: string): string {
  const colon = /^([^。；，：]{2,24})：(?=.{4})/.exec(text);
  if (colon?.[1] !== undefined && !startsWithUnitLabel(text)) return colon[1];
  const sentence = /^[^。；\n]*/.exec(text)?.[0] ?? text;
  return sentence.replace(/(?<![：。；、，\s])[：。；、，\s]+$/, '');
}

interface Builder {
  readonly roots: Draft[];
  readonly preamble: string[];
  current: Draft | null;
  order: number;
}

function parentFor(current: Draft | null, rank: number): Draft | null {
  let node: Section | null = current;
  while (node !== null && node.rank >= rank) node = node.parent;
  return node as Draft | null;
}

function addSection(builder: Builder, line: string, headingLevel: number | null): void {
  const mark = markOf(line);
  const kind: MarkKind = mark?.kind ?? 'heading';
  const rank = markRank(kind, headingLevel);
  const parent = parentFor(builder.current, rank);
  const text = mark ? withoutMark(line) : line;
  const section: Draft = {
    mark,
    kind,
    rank,
    heading: headingOf(text),
    paragraphs: [text],
    children: [],
    parent,
    order: (builder.order += 1),
  };
  (parent?.children ?? builder.roots).push(section);
  builder.current = section;
}

/** Lines like （一）…行动 or 1.… open a section; 2023年… or 一是… do not. */
function opensSection(line: string): boolean {
  const mark = markOf(line);
  if (mark === null) return false;
  if (/^（[一二三四五六七八九十]+）$/.test(line) || withoutMark(line).trim() === '') return false;
  return !(mark.kind === 'han' && /^[一二三四五六七八九十]+ /.test(line) && line.length > 40);
}

/** Lists of attachments (附件：1.… 2.…) are no sections. */
function attachmentLines(lines: readonly string[]): ReadonlySet<number> {
  const skipped = new Set<number>();
  lines.forEach((line, index) => {
    if (!/^附件\s*[：:]/.test(line)) return;
    skipped.add(index);
    for (let next = index + 1; next < lines.length; next += 1) {
      const text = lines[next] ?? '';
      if (!/^\d{1,2}[.．、]/.test(text) || /[。；]/.test(text) || text.length > 60) break;
      skipped.add(next);
    }
  });
  return skipped;
}

function captionBefore(lines: readonly string[]): string[] {
  return lines.slice(-3).filter((line) => line.length <= 60 && !/[。；]$/.test(line));
}

/** Builds the tree of a document's paragraphs; its tables stand apart with their captions. */
export function outlineOf(document: DocumentText): Outline {
  const builder: Builder = { roots: [], preamble: [], current: null, order: 0 };
  const lines: string[] = [];
  const tables: OutlineTable[] = [];
  const texts = document.blocks.map((block) =>
    block.kind === 'paragraph' ? normalText(block.text) : '',
  );
  const attachments = attachmentLines(texts);
  document.blocks.forEach((block, index) => {
    if (block.kind === 'table') {
      const fresh = document.blocks[index - 1]?.kind === 'paragraph';
      tables.push({ table: block, caption: fresh ? captionBefore(lines) : [] });
      return;
    }
    for (const line of (texts[index] ?? '').split('\n').map((part) => part.trim())) {
      if (line === '') continue;
      lines.push(line);
      if (attachments.has(index)) continue;
      if (/^附件\s*\d*$/.test(line)) builder.current = null;
      if (opensSection(line) || block.headingLevel !== null)
        addSection(builder, line, block.headingLevel);
      else (builder.current?.paragraphs ?? builder.preamble).push(line);
    }
  });
  return { preamble: builder.preamble, sections: builder.roots, tables, lines };
}

/** A section and all below it, in the document's order. */
export function withDescendants(section: Section): Section[] {
  return [section, ...section.children.flatMap(withDescendants)];
}
