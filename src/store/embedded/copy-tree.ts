import { chmodSync, copyFileSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** For programs only, so whoever runs them may read and execute all of it, whatever the umask. */
const MODE = 0o755;

/** Copies plain files and folders (links are made afresh by the caller); appears whole or not at all. */
export function copyTree(from: string, to: string, wanted: (name: string) => boolean): void {
  const draft = `${to}.new`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(to, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  copyInto(from, draft, wanted);
  renameSync(draft, to);
}

function copyInto(from: string, to: string, wanted: (name: string) => boolean): void {
  mkdirSync(to);
  chmodSync(to, MODE);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (!wanted(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyInto(source, target, wanted);
    if (entry.isFile()) {
      copyFileSync(source, target);
      chmodSync(target, MODE);
    }
  }
}
