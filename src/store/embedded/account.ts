import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { AppError } from '../../kernel/errors.js';
import { embeddedTexts } from './texts.js';

/** The system user that the database runs as when we are root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const ROOT = 0;
/** First one that the system has; `nobody` is on every Linux. */
const PREFERRED = ['zhanbao', 'postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root. The owner of existing data comes first: nobody else may open it.
 * @returns undefined when we are an ordinary user and run it as ourselves.
 */
export function chooseAccount(ownerUid: number | undefined): Account | undefined {
  if (process.getuid?.() !== ROOT) return undefined;
  const accounts = readAccounts();
  const owner = ownerUid === undefined || ownerUid === ROOT ? undefined : ownerUid;
  const chosen =
    accounts.find((account) => account.uid === owner) ??
    PREFERRED.map((name) => accounts.find((account) => account.name === name)).find(
      (account) => account !== undefined,
    );
  if (chosen === undefined) {
    throw new AppError('environment', 'No unprivileged system user found', {
      userText: embeddedTexts.noAccount,
    });
  }
  return chosen;
}

/** Asks the kernel, so that every folder above and access lists count too. */
export function canEnter(account: Account, folder: string): boolean {
  const result = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    ...spawnIdentity(account),
    cwd: '/',
    env: {},
    stdio: 'ignore',
  });
  return result.status === 0;
}

export function spawnIdentity(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

function readAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid = '', gid = '']) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.name !== '' && account.uid > ROOT);
}
