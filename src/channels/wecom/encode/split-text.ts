import { byteLength, takeBytes } from './byte-length.js';

/** A block as lines; `head` stands again over every part of a block that is split. */
export interface TextPiece {
  readonly head: readonly string[];
  readonly lines: readonly string[];
  /** A table needs an empty line before and after it. */
  readonly apart: boolean;
}

/**
 * Puts pieces together to texts of at most `maxBytes`. A piece that fits into one text is not split;
 * a longer one is split between lines, a longer line after a punctuation mark or else between characters.
 */
export function splitText(pieces: readonly TextPiece[], maxBytes: number): readonly string[] {
  const pages = new Pages(maxBytes);
  for (const piece of pieces) pages.add(piece);
  return pages.end();
}

class Pages {
  readonly #done: string[] = [];
  #page = '';
  /** Whether the page ends with a piece that needs an empty line after it. */
  #isApart = false;

  constructor(private readonly maxBytes: number) {}

  add(piece: TextPiece): void {
    const whole = [...piece.head, ...piece.lines].join('\n');
    const gap = this.#gap(piece);
    if (this.#fits(gap + whole)) {
      this.#page += gap + whole;
      this.#isApart = piece.apart;
      return;
    }
    if (byteLength(whole) <= this.maxBytes) {
      this.#turn();
      this.#page = whole;
      this.#isApart = piece.apart;
      return;
    }
    this.#addLines(piece);
  }

  end(): readonly string[] {
    this.#turn();
    return this.#done;
  }

  #addLines(piece: TextPiece): void {
    const head = piece.head.join('\n');
    let isBegun = false;
    for (const line of piece.lines.flatMap((one) => this.#shortLines(one, head))) {
      const headed = head === '' ? line : `${head}\n${line}`;
      const text = isBegun ? line : headed;
      const gap = isBegun ? '\n' : this.#gap(piece);
      if (this.#fits(gap + text)) {
        this.#page += gap + text;
      } else {
        this.#turn();
        this.#page = headed;
      }
      isBegun = true;
    }
    this.#isApart = piece.apart;
  }

  /** Lines that fit into a page below the head. */
  #shortLines(line: string, head: string): readonly string[] {
    const room = Math.max(4, this.maxBytes - (head === '' ? 0 : byteLength(head) + 1));
    const lines: string[] = [];
    let rest = line;
    while (byteLength(rest) > room) {
      const [most] = takeBytes(rest, room);
      const end = lastPause(most);
      lines.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    return [...lines, rest];
  }

  #gap(piece: TextPiece): string {
    if (this.#page === '') return '';
    return piece.apart || this.#isApart ? '\n\n' : '\n';
  }

  #fits(text: string): boolean {
    return byteLength(this.#page) + byteLength(text) <= this.maxBytes;
  }

  #turn(): void {
    if (this.#page !== '') this.#done.push(this.#page);
    this.#page = '';
  }
}

/** Where to end: after the last punctuation mark of the second half, or at the very end. */
function lastPause(text: string): number {
  for (let index = text.length - 1; index >= text.length / 2; index -= 1) {
    if ('。；！？，、;'.includes(text.charAt(index))) return index + 1;
  }
  return text.length;
}
