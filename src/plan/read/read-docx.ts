import mammoth from 'mammoth';
import { documentError } from './document-error.js';
import type { Block } from './document-text.js';
import { blocksOfHtml } from './html-blocks.js';
import { checkUnpackedSize } from './zip-size.js';

/**
 * Paragraphs and tables of a Word file.
 * @throws AppError `input-invalid` when the file is damaged
 */
export async function readDocx(bytes: Uint8Array): Promise<Block[]> {
  checkUnpackedSize(bytes, 'Word', '.docx');
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const noPictures = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage: noPictures });
    return blocksOfHtml(value);
  } catch (cause) {
    throw documentError('Word 文件已损坏，打不开，请重新另存为 .docx 后重试。', cause);
  }
}
