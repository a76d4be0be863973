import { documentError } from './document-error.js';

/** `office` is what only LibreOffice reads: .doc, .wps, .rtf, .xls, .odt. */
export type DocumentType = 'txt' | 'docx' | 'xlsx' | 'pdf' | 'office';

const OFFICE_ENDINGS = /\.(doc|wps|rtf|odt|xls|et|ods)$/i;
const PICTURE = /\.(png|jpe?g|gif|bmp|tiff?|webp|heic)$/i;
const OTHER = /\.(zip|rar|7z|exe|mp[34]|avi|mov|pptx?|dps|ofd|ceb|json|html?|csv|xml)$/i;

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function includesAscii(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, 'latin1');
}

function zipType(bytes: Uint8Array): DocumentType {
  if (includesAscii(bytes, 'word/document.xml')) return 'docx';
  if (includesAscii(bytes, 'xl/workbook.xml')) return 'xlsx';
  if (includesAscii(bytes, 'opendocument')) return 'office';
  throw documentError('这是压缩包或不支持的文件，请提供 .docx、.xlsx、.pdf 或 .txt。');
}

/** Word and Excel keep an encrypted .docx or .xlsx inside the old container, under this name in UTF-16. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le').toString('latin1');

function oldContainer(bytes: Uint8Array): DocumentType {
  if (includesAscii(bytes, ENCRYPTED_STREAM)) {
    throw documentError('文件设有打开密码，请取消密码后重试。');
  }
  return 'office';
}

/**
 * The type by the first bytes, whatever the name says; only plain text goes by its name.
 * @throws AppError `input-invalid` for what cannot be a work plan
 */
export function documentType(bytes: Uint8Array, fileName: string): DocumentType {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return zipType(bytes);
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return oldContainer(bytes);
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) return 'office';
  if (PICTURE.test(fileName)) {
    throw documentError('这是图片，读不到文字，请提供 .docx、.xlsx、.txt 或带文字的 .pdf。');
  }
  if (OTHER.test(fileName)) {
    throw documentError('不支持这种文件，请提供 .docx、.xlsx、.txt 或带文字的 .pdf。');
  }
  if (/\.(docx|xlsx|pdf)$/i.test(fileName) || OFFICE_ENDINGS.test(fileName)) {
    throw documentError('文件已损坏或扩展名与内容不符，请重新另存后重试。');
  }
  return 'txt';
}
