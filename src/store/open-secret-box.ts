import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { AppError } from '../kernel/errors.js';
import { SecretBox } from './secret-box.js';
import { secretTexts } from './secret-texts.js';
import { writeDurably } from './write-durably.js';

const FILE = 'secret.key';
const KEY_BYTES = 32;
const KEY = /^[0-9a-f]{64}$/;

/**
 * The box of this installation: by the secret that was given, else by a random one in the data folder,
 * made at its first use. Several replicas need the same secret given to each.
 * @throws AppError `environment` when the key file cannot be read or made
 */
export async function openSecretBox(secret: string | null, dataDir: string): Promise<SecretBox> {
  return new SecretBox(secret ?? (await keyFromFile(dataDir)));
}

async function keyFromFile(dataDir: string): Promise<string> {
  const path = join(dataDir, FILE);
  let key: string;
  try {
    key = (await readKey(path)) ?? (await makeKey(dataDir, path));
  } catch (cause) {
    throw unreadable(path, cause);
  }
  // Half a key must not become the key: all that was sealed before would be lost without a word.
  if (!KEY.test(key)) throw unreadable(path);
  return key;
}

async function readKey(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Two processes may start at once: the first to give the file its name has made the key of both. */
async function makeKey(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeDurably(draft, Buffer.from(`${randomBytes(KEY_BYTES).toString('hex')}\n`));
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(path, 'utf8')).trim();
}

function unreadable(path: string, cause?: unknown): AppError {
  return new AppError('environment', 'the secret key file cannot be used', {
    userText: secretTexts.unreadable(path),
    cause,
  });
}
