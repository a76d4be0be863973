import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { root } from './stamps.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SHOWN_LINES = 12;

/** Runs a step's command quietly. @returns what it printed when it failed, else undefined */
export async function runStep({ command, env = {} }) {
  const { file, args } = command();
  const child = spawn(file, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  let received;
  const forward = (signal) => {
    received = signal;
    child.kill(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  const status = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += `${error.message}\n`;
      resolve(-1);
    });
    child.once('close', resolve);
  });
  for (const signal of FORWARDED) process.off(signal, forward);
  if (received !== undefined) process.exit(128 + constants.signals[received]);
  return status === 0 ? undefined : output;
}

/** Tools tell the reason either first or last, and help texts in between. */
export function excerpt(output) {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= 2 * SHOWN_LINES) return lines.join('\n');
  return [...lines.slice(0, SHOWN_LINES), '…', ...lines.slice(-SHOWN_LINES)].join('\n');
}
