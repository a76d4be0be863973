import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What LibreOffice made of a file. */
export type OfficeResult =
  | { readonly kind: 'made'; readonly content: Uint8Array }
  /** It is not installed. */
  | { readonly kind: 'missing'; readonly cause: unknown }
  /** It could not read the file, or took too long. */
  | { readonly kind: 'failed' };

export interface OfficeOptions {
  /** Name or path of the program; another one in tests. */
  readonly program?: string;
  readonly timeoutMs: number;
}

type RunEnd =
  { readonly kind: 'ended' | 'failed' } | { readonly kind: 'missing'; readonly cause: unknown };

/** Runs it as a group of its own: `soffice` only starts the program that does the work. */
function run({ program = 'soffice', timeoutMs }: OfficeOptions, args: readonly string[]) {
  return new Promise<RunEnd>((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    const timer = setTimeout(() => {
      if (child.pid !== undefined) killGroup(child.pid);
    }, timeoutMs);
    child.on('error', (cause) => {
      clearTimeout(timer);
      resolve({ kind: 'missing', cause });
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve({ kind: code === 0 ? 'ended' : 'failed' });
    });
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in the same moment.
  }
}

/**
 * Has LibreOffice convert a file, in a folder and with a profile of its own that are gone afterwards.
 * Without a shell: no name of a file can act as a command.
 * @param ending of the file, with its dot
 */
export async function runOffice(
  bytes: Uint8Array,
  ending: string,
  target: 'docx' | 'xlsx' | 'pdf',
  options: OfficeOptions,
): Promise<OfficeResult> {
  const folder = await mkdtemp(join(tmpdir(), 'zhanbao-office-'));
  try {
    const source = join(folder, `source${ending}`);
    await writeFile(source, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const out = join(folder, 'out');
    const flags = [profile, '--headless', '--norestore', '--convert-to', target, '--outdir', out];
    const end = await run(options, [...flags, source]);
    if (end.kind === 'missing') return end;
    const [made] = end.kind === 'ended' ? await readdir(out).catch(() => []) : [];
    return made === undefined
      ? { kind: 'failed' }
      : { kind: 'made', content: await readFile(join(out, made)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
