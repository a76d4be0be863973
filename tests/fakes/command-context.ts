import { PassThrough, Readable } from 'node:stream';
import type { CommandContext } from '../../src/cli/command-context.js';

export interface FakeTerminal extends CommandContext {
  readonly out: () => string;
  readonly err: () => string;
}

function collect(stream: PassThrough): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

/** A terminal that types `input` and keeps what is printed. */
export function fakeTerminal(
  input: readonly string[] = [],
  options: { readonly env?: Record<string, string>; readonly interactive?: boolean } = {},
): FakeTerminal {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  return {
    stdin: Readable.from(input.map((line) => `${line}\n`)),
    stdout,
    stderr,
    env: options.env ?? {},
    interactive: options.interactive ?? false,
    out: collect(stdout),
    err: collect(stderr),
  };
}
