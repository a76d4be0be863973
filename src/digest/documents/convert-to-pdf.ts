import { runOffice, type OfficeOptions, type OfficeResult } from '../../plan/read/run-office.js';

/** A message waits for it, and with it the messages behind: a page takes two seconds. */
const TIMEOUT_MS = 20_000;
/** Each takes a processor and some hundred megabytes. */
const MOST_AT_ONCE = 2;

/** `busy`: others are being made; `missing`: LibreOffice is not installed. */
export type PdfResult =
  | { readonly kind: 'made'; readonly content: Uint8Array }
  | { readonly kind: 'missing' | 'failed' | 'busy' };

/** Makes a .pdf of a .docx or .xlsx. */
export type MakePdf = (content: Uint8Array, ending: '.docx' | '.xlsx') => Promise<PdfResult>;

let running = 0;

/**
 * Makes a .pdf with LibreOffice where it is installed.
 * @param options another program or time limit; a command may wait longer than a message
 */
export async function convertToPdf(
  content: Uint8Array,
  ending: '.docx' | '.xlsx',
  options: Partial<OfficeOptions> = {},
): Promise<PdfResult> {
  if (running >= MOST_AT_ONCE) return { kind: 'busy' };
  running += 1;
  try {
    const result: OfficeResult = await runOffice(content, ending, 'pdf', {
      timeoutMs: TIMEOUT_MS,
      ...options,
    });
    return result.kind === 'missing' ? { kind: 'missing' } : result;
  } finally {
    running -= 1;
  }
}
