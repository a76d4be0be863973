/** What a document says, apart from its file format: paragraphs and tables in reading order. */
export interface DocumentText {
  readonly fileName: string;
  readonly blocks: readonly Block[];
}

export type Block = ParagraphBlock | TableBlock;

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
  /** 1 to 6 when the word processor marks it as a heading, else `null`. */
  readonly headingLevel: number | null;
}

/** Cells of a merged area all hold its text; a row is as wide as the source gave it. */
export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
}

export function paragraph(text: string, headingLevel: number | null = null): ParagraphBlock {
  return { kind: 'paragraph', text, headingLevel };
}
