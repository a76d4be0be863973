import { describe, expect, it } from 'vitest';
import { readLines } from '../../../src/cli/read-lines.js';

async function linesOf(chunks: readonly (string | Uint8Array)[]): Promise<readonly string[]> {
  async function* stream(): AsyncGenerator<string | Uint8Array> {
    for (const chunk of chunks) {
      await Promise.resolve();
      yield chunk;
    }
  }
  const lines: string[] = [];
  for await (const line of readLines(stream())) lines.push(line);
  return lines;
}

describe('lines of a script', () => {
  it('end at line feeds only, not at U+2028 or a lone carriage return', async () => {
    expect(await linesOf(['一\u2028二\r三\n四\n'])).toEqual(['一\u2028二\r三', '四']);
  });

  it('are whole when characters are split between chunks', async () => {
    const bytes = new TextEncoder().encode('高企58家\n科小');
    expect(await linesOf([bytes.slice(0, 2), bytes.slice(2)])).toEqual(['高企58家', '科小']);
  });

  it('an empty line is one, too', async () => {
    expect(await linesOf(['a\n\nb'])).toEqual(['a', '', 'b']);
  });
});
