import { documentError } from './document-error.js';
import { runOffice, type OfficeOptions } from './run-office.js';

/** A first start of LibreOffice on a slow machine takes half of this. */
const TIMEOUT_MS = 90_000;

const NO_CONVERTER =
  '读不了 .doc、.wps、.xls 等旧格式：本机没有安装 LibreOffice。请另存为 .docx 或 .xlsx 后重试。';
const NOT_CONVERTED = '旧格式文件转换失败，请另存为 .docx 或 .xlsx 后重试。';

/**
 * Converts an old office file to .docx (text) or .xlsx (sheet) with LibreOffice.
 * @throws AppError `input-invalid` when LibreOffice is missing, fails or takes too long
 */
export async function convertOffice(
  bytes: Uint8Array,
  fileName: string,
  options: Partial<OfficeOptions> = {},
): Promise<Uint8Array> {
  const target = /\.(xls|et|ods)$/i.test(fileName) ? 'xlsx' : 'docx';
  const ending = /\.[a-z]{2,4}$/i.exec(fileName)?.[0].toLowerCase() ?? '.doc';
  const result = await runOffice(bytes, ending, target, { timeoutMs: TIMEOUT_MS, ...options });
  if (result.kind === 'missing') throw documentError(NO_CONVERTER, result.cause);
  if (result.kind === 'failed') throw documentError(NOT_CONVERTED);
  return result.content;
}
