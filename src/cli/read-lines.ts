import { StringDecoder } from 'node:string_decoder';

/**
 * The lines of a stream, parted by line feeds alone: `readline` also parts at U+2028 and a lone
 * carriage return, which JSON allows within a text. A last line without a line feed counts too.
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of stream) {
    rest += typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk));
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
