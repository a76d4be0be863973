import { AppError } from '../../kernel/errors.js';
import { documentError } from './document-error.js';
import type { Block, DocumentText } from './document-text.js';
import { documentType } from './document-type.js';
import { readDocx } from './read-docx.js';
import { convertOffice } from './read-office.js';
import { readPdf } from './read-pdf.js';
import { readTxt } from './read-txt.js';
import { readXlsx } from './read-xlsx.js';

/** A work plan with its lists is below 2 MB; scans and picture books are what is larger. */
const MAX_BYTES = 30_000_000;
/** Less text than this is no plan; a scan has none at all. */
const MIN_CHARACTERS = 10;
/** A plan of a hundred pages has about 100,000 characters; more is a book or a log. */
const MAX_CHARACTERS = 600_000;

async function blocksOf(bytes: Uint8Array, fileName: string): Promise<Block[]> {
  switch (documentType(bytes, fileName)) {
    case 'txt':
      return readTxt(bytes);
    case 'docx':
      return readDocx(bytes);
    case 'xlsx':
      return readXlsx(bytes);
    case 'pdf':
      return readPdf(bytes);
    case 'office':
      return blocksOf(await convertOffice(bytes, fileName), 'converted.docx');
  }
}

function countCharacters(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, block) =>
      sum + (block.kind === 'paragraph' ? block.text.length : block.rows.flat().join('').length),
    0,
  );
}

/**
 * Reads a document of any supported format into paragraphs and tables.
 * @param fileName tells plain text from damaged files and serves as the last source of a title
 * @throws AppError `input-invalid` or `input-too-large` with a sentence for the person who chose the file
 */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<DocumentText> {
  if (bytes.length === 0) throw documentError('文件是空的。');
  if (bytes.length > MAX_BYTES) {
    throw new AppError('input-too-large', 'The document is larger than the limit.', {
      userText: '文件超过 30 MB，工作方案一般不到 2 MB，请确认不是扫描件或图册。',
    });
  }
  const blocks = await blocksOf(bytes, fileName);
  const characters = countCharacters(blocks);
  if (characters < MIN_CHARACTERS) {
    throw documentError('文件里没有读到文字，可能是扫描件或空文档，请提供带文字的版本。');
  }
  if (characters > MAX_CHARACTERS) {
    throw new AppError('input-too-large', 'The document has too much text for a plan.', {
      userText: '文件文字超过 60 万字，不像一份工作方案，请只保留方案正文和清单。',
    });
  }
  return { fileName, blocks };
}
