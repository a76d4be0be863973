import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

// Inside node_modules, so that a fresh installation makes everything built with the old one stale.
const stampFile = join(root, 'node_modules', '.cache', 'zhanbao', 'stamps.json');

/** A hash over names and contents; times say nothing after a checkout or a copy. */
export function hashOf(paths, wanted = () => true) {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, path, wanted);
  return hash.digest('hex');
}

function addTo(hash, path, wanted) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) {
    hash.update(`${path} missing\n`);
    return;
  }
  const entries = readFolder(absolute);
  if (entries === undefined) {
    hash.update(`${path}\n`).update(readFileSync(absolute));
    return;
  }
  for (const name of entries.sort()) {
    const inner = `${path}/${name}`;
    if (wanted(inner)) addTo(hash, inner, wanted);
  }
}

function readFolder(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

export function isStamped(step, hash) {
  return readStamps()[step] === hash;
}

export function stamp(step, hash) {
  mkdirSync(dirname(stampFile), { recursive: true });
  const draft = `${stampFile}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ ...readStamps(), [step]: hash }));
  renameSync(draft, stampFile);
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}
