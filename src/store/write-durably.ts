import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Only the user whom the process runs as: what is kept here is other people's. */
const MODE = 0o600;

/** What a write that was cut off leaves behind. */
export const DRAFT = /\.[0-9a-f]{12}\.part$/;

/**
 * Writes a file that is there as a whole or not at all, also after the power went out: what stands
 * under its name is complete and on the disk.
 */
export async function writeDurably(path: string, content: Uint8Array): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const file = await open(draft, 'wx', MODE);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** A name is durable once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
