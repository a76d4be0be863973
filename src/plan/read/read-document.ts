import { AppError } from '../../kernel/errors.js';
import type { DocumentText } from './document-text.js';
import { readTxt } from './read-txt.js';

export async function readDocument(bytes: Uint8Array, fileName: string): Promise<DocumentText> {
  await Promise.resolve();
  if (bytes.length === 0) throw new AppError('input-invalid', 'The document is empty.');
  return { fileName, blocks: readTxt(bytes) };
}
