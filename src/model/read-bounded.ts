import { ModelFailure } from './model-failure.js';

/**
 * The whole body of a response, given up as soon as it grows beyond `maxBytes`: a body that never ends
 * costs no more than that.
 * @throws ModelFailure `too-large`
 */
export async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new ModelFailure('too-large');
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}
