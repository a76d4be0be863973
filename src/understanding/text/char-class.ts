const UNKNOWN = 0;
const IN = 1;
const OUT = 2;

/**
 * Whether characters (UTF-16 units) are of a kind, asked of every character of a text: each is judged once and then
 * only looked up.
 */
export class CharClass {
  readonly #known = new Uint8Array(0x1_0000);
  readonly #holds: (char: string) => boolean;

  constructor(holds: (char: string) => boolean) {
    this.#holds = holds;
  }

  /** False beyond the end of the text. */
  has(text: string, at: number): boolean {
    // A place beyond the table, once asked for, makes every later look into it slow.
    if (at < 0 || at >= text.length) return false;
    const code = text.charCodeAt(at);
    const known = this.#known[code];
    if (known !== UNKNOWN) return known === IN;
    const holds = this.#holds(String.fromCharCode(code));
    this.#known[code] = holds ? IN : OUT;
    return holds;
  }
}

/** Whether a UTF-16 unit is one of the digits 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Where a run of the digits 0 to 9 that starts at `at` ends. */
export function digitsEnd(text: string, at: number): number {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end;
}
