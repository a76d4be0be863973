import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { documentError } from './document-error.js';

/** A first start of LibreOffice on a slow machine takes half of this. */
const TIMEOUT_MS = 90_000;

const NO_CONVERTER =
  '读不了 .doc、.wps、.xls 等旧格式：本机没有安装 LibreOffice。请另存为 .docx 或 .xlsx 后重试。';

interface ConvertOptions {
  /** Name or path of the program; another one in tests. */
  readonly program?: string;
  readonly timeoutMs?: number;
}

function run(program: string, args: readonly string[], timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: 'ignore',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    child.on('error', (cause) => {
      reject(documentError(NO_CONVERTER, cause));
    });
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(documentError('旧格式文件转换失败，请另存为 .docx 或 .xlsx 后重试。'));
    });
  });
}

/**
 * Converts an old office file to .docx (text) or .xlsx (sheet) with LibreOffice in a folder of its own.
 * @throws AppError `input-invalid` when LibreOffice is missing, fails or takes too long
 */
export async function convertOffice(
  bytes: Uint8Array,
  fileName: string,
  options: ConvertOptions = {},
): Promise<Uint8Array> {
  const sheet = /\.(xls|et|ods)$/i.test(fileName);
  const target = sheet ? 'xlsx' : 'docx';
  const folder = await mkdtemp(join(tmpdir(), 'zhanbao-plan-'));
  try {
    const ending = /\.[a-z]{2,4}$/i.exec(fileName)?.[0].toLowerCase() ?? '.doc';
    const source = join(folder, `plan${ending}`);
    await writeFile(source, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const args = [
      profile,
      '--headless',
      '--norestore',
      '--convert-to',
      target,
      '--outdir',
      join(folder, 'out'),
      source,
    ];
    await run(options.program ?? 'soffice', args, options.timeoutMs ?? TIMEOUT_MS);
    const [made] = await readdir(join(folder, 'out')).catch(() => []);
    if (made === undefined)
      throw documentError('旧格式文件转换失败，请另存为 .docx 或 .xlsx 后重试。');
    return await readFile(join(folder, 'out', made));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
