import { AppError } from '../../kernel/errors.js';
import type { Block } from './document-text.js';
import { readFlatText } from './flat-text.js';

/** More than this share of unreadable characters means that the bytes are no text. */
const MAX_BAD_SHARE = 0.02;

function badShare(text: string): number {
  const bad = text.match(/\uFFFD|(?![\t\n\v\f\r])\p{Cc}/gu)?.length ?? 0;
  return text.length === 0 ? 1 : bad / text.length;
}

function decodeStrict(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/**
 * Text of a file that is UTF-8, UTF-16 with a mark, or GB18030 (what Notepad writes on a Chinese Windows).
 * @throws AppError `input-invalid` when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): string {
  const utf16 = byteOrderMark(bytes);
  const text =
    utf16 === null
      ? (decodeStrict(bytes) ?? new TextDecoder('gb18030').decode(bytes))
      : new TextDecoder(utf16).decode(bytes);
  if (badShare(text) > MAX_BAD_SHARE) {
    throw new AppError('input-invalid', 'The file holds no readable text.', {
      userText: '文件不是可以识别的文本，请另存为 UTF-8 编码的 .txt 或 .docx 后重试。',
    });
  }
  return text;
}

export function readTxt(bytes: Uint8Array): Block[] {
  return readFlatText(decodeText(bytes));
}
