import { randomInt } from 'node:crypto';
import { asId } from '../kernel/ids.js';
import type { WorkspaceId } from '../kernel/ids.js';
import { textHash } from './claim-message.js';
import type { Transaction } from './transaction.js';

const VALID_MS = 30 * 60_000;
/** Without 0, O, 1, I and L, which are misread from a screen. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** 31^10 is about 2^49: nobody guesses it in half an hour, and it can still be typed. */
const LENGTH = 10;

/**
 * Makes a one-time code of 30 minutes. Only its hash is stored.
 * @returns the code, to be shown once.
 */
export async function createAdminCode(
  tx: Transaction,
  workspaceId: WorkspaceId,
  now: Date,
): Promise<string> {
  const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  await tx.adminCode.create({ data: { codeHash: codeHash(code), workspaceId, createdAt: now } });
  return code;
}

/**
 * Uses a code up.
 * @param within when given, only a code of this workspace counts.
 * @returns its workspace, or `null` when it is unknown, used or not of the last 30 minutes.
 */
export async function redeemAdminCode(
  tx: Transaction,
  code: string,
  when: { readonly now: Date; readonly within: WorkspaceId | null },
): Promise<WorkspaceId | null> {
  const where = {
    codeHash: codeHash(code),
    usedAt: null,
    createdAt: { gte: new Date(when.now.getTime() - VALID_MS), lte: when.now },
    ...(when.within === null ? {} : { workspaceId: when.within }),
  };
  const { count } = await tx.adminCode.updateMany({ where, data: { usedAt: when.now } });
  if (count === 0) return null;
  const row = await tx.adminCode.findUnique({ where: { codeHash: where.codeHash } });
  return row === null ? null : asId<WorkspaceId>(row.workspaceId);
}

/** Letters may be typed small, and a code may be copied with space around it. */
function codeHash(code: string): string {
  return textHash(code.trim().toUpperCase());
}
