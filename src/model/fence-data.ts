/** Characters by which a text could end the fence, or look as if it did. */
const BREAKS_OUT: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** Plain JSON in which no `<` or `>` stands: whatever it holds, it cannot close a fence around it. */
export function asData(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>\u2028\u2029]/g,
    (character) => BREAKS_OUT[character] ?? '',
  );
}

/** What others wrote, given to a model as data: between marks that the data cannot contain. */
export function fenceData(value: unknown): string {
  return `<data>\n${asData(value)}\n</data>`;
}
