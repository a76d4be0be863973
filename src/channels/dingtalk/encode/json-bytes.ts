/**
 * How many bytes a text takes inside a JSON string, quotes not counted. Escapes count: a line end is
 * two. Adds up: the bytes of two texts are those of both together, as long as no pair of surrogates
 * is torn apart.
 */
export function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text), 'utf8') - 2;
}
