import type { Readable, Writable } from 'node:stream';

/** Where a command reads and writes; given as an argument so that tests can drive it. */
export interface CommandContext {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person sits at the terminal and can be asked. */
  readonly interactive: boolean;
}

export function printLine(stream: Writable, text: string): void {
  stream.write(`${text}\n`);
}
