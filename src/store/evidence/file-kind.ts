import { zipNames } from './zip-names.js';

/** A kind of file that is kept. */
export interface FileKind {
  readonly mediaType: string;
  /** Endings of names that go with it, the usual one first. */
  readonly endings: readonly string[];
}

const OOXML = 'application/vnd.openxmlformats-officedocument';

const PNG: FileKind = { mediaType: 'image/png', endings: ['png'] };
const JPEG: FileKind = { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] };
const GIF: FileKind = { mediaType: 'image/gif', endings: ['gif'] };
const WEBP: FileKind = { mediaType: 'image/webp', endings: ['webp'] };
const BMP: FileKind = { mediaType: 'image/bmp', endings: ['bmp'] };
const PDF: FileKind = { mediaType: 'application/pdf', endings: ['pdf'] };
const DOCX: FileKind = { mediaType: `${OOXML}.wordprocessingml.document`, endings: ['docx'] };
const XLSX: FileKind = { mediaType: `${OOXML}.spreadsheetml.sheet`, endings: ['xlsx'] };
const PPTX: FileKind = { mediaType: `${OOXML}.presentationml.presentation`, endings: ['pptx'] };
/** 版式文件 by GB/T 33190, what official documents are sent as. */
const OFD: FileKind = { mediaType: 'application/ofd', endings: ['ofd'] };

/** A table in plain text; only its name tells it from other text. */
const CSV: FileKind = { mediaType: 'text/csv', endings: ['csv'] };

/** The older formats of Microsoft and of WPS are one container; only the name tells them apart. */
const COMPOUND: readonly FileKind[] = [
  { mediaType: 'application/msword', endings: ['doc'] },
  { mediaType: 'application/vnd.ms-excel', endings: ['xls'] },
  { mediaType: 'application/vnd.ms-powerpoint', endings: ['ppt'] },
  { mediaType: 'application/vnd.ms-works', endings: ['wps'] },
  { mediaType: 'application/vnd.wps-office.et', endings: ['et'] },
  { mediaType: 'application/vnd.wps-office.dps', endings: ['dps'] },
];

/** All endings of names that are kept, for a page where files are chosen. */
export const KEPT_ENDINGS: readonly string[] = [
  ...[PNG, JPEG, GIF, WEBP, BMP, PDF, DOCX, XLSX, PPTX, OFD, CSV],
  ...COMPOUND,
].flatMap(({ endings }) => endings);

/** First bytes in hex; `..` stands for any byte. */
const SIGNATURES: readonly (readonly [RegExp, readonly FileKind[]])[] = [
  [/^89504e470d0a1a0a/, [PNG]],
  [/^ffd8ff/, [JPEG]],
  [/^474946383[79]61/, [GIF]],
  [/^52494646........57454250/, [WEBP]],
  [/^424d............00000000/, [BMP]],
  [/^255044462d/, [PDF]],
  [/^d0cf11e0a1b11ae1/, COMPOUND],
];
const SIGNATURE_BYTES = 16;
/** A program shows within these what it is. */
const SEEN_TEXT_BYTES = 4096;
const ZIP = /^504b0304/;

/** What an office document that is a zip archive must hold. */
const ZIPPED: readonly (readonly [string, FileKind])[] = [
  ['word/document.xml', DOCX],
  ['xl/workbook.xml', XLSX],
  ['ppt/presentation.xml', PPTX],
  ['OFD.xml', OFD],
];
const MACROS = /(?:^|\/)vbaProject\.bin$/i;

/**
 * What the bytes are, by their own signature: several kinds where only the name can tell which.
 * @returns none for anything that is not kept, documents with macros included
 */
export function fileKinds(content: Uint8Array): readonly FileKind[] {
  const start = Buffer.from(content.subarray(0, SIGNATURE_BYTES)).toString('hex');
  if (ZIP.test(start)) return zippedKinds(content);
  const signed = SIGNATURES.find(([signature]) => signature.test(start))?.[1];
  return signed ?? (isPlainText(content) ? [CSV] : []);
}

/** Marks of UTF-16, which Excel writes as “Unicode 文本”. */
const WIDE_TEXT = /^(?:fffe|feff)/;
/** Tab, line feed and carriage return, which a text may hold among the codes below a blank. */
const TEXT_CODES = new Set([0x09, 0x0a, 0x0d]);
const BLANK = 0x20;

function isPlainText(content: Uint8Array): boolean {
  if (content.byteLength === 0) return false;
  const start = Buffer.from(content.subarray(0, SEEN_TEXT_BYTES));
  return (
    WIDE_TEXT.test(start.toString('hex')) ||
    start.every((code) => code >= BLANK || TEXT_CODES.has(code))
  );
}

/** An encrypted .docx or .xlsx lies within the old container, under this name in UTF-16. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

/** Whether it is a document that opens by a password only. */
export function isLocked(content: Uint8Array): boolean {
  return fileKinds(content) === COMPOUND && Buffer.from(content).includes(ENCRYPTED_STREAM);
}

function zippedKinds(content: Uint8Array): readonly FileKind[] {
  const names = zipNames(content) ?? [];
  if (names.some((name) => MACROS.test(name))) return [];
  return ZIPPED.filter(([part]) => names.includes(part)).map(([, kind]) => kind);
}
