/** What is known of a part of a pattern. */
interface Part {
  /** All that it can match, when that is little. */
  readonly texts: readonly string[] | null;
  /** Strings of which one stands in every text that it matches; `null` when nothing is sure. */
  readonly needs: ReadonlySet<string> | null;
}

const UNKNOWN: Part = { texts: null, needs: null };
const EMPTY: Part = { texts: [''], needs: null };
/** More alternatives than this are not followed character by character. */
const MAX_TEXTS = 64;
const MAX_RANGE = 40;
/** A single character stands in so many more texts than two in a row. */
const COST_OF_ONE = 8;
const DIGITS = Array.from('0123456789');
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v' };
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/;
const GROUP = /^\((?:\?(?::|<?[=!]|<[^>]*>))?/;

/** One or two characters out of each text: who holds the text holds them. */
function needsOf(texts: readonly string[]): ReadonlySet<string> | null {
  return texts.includes('') ? null : new Set(texts.map((text) => text.slice(0, 2)));
}

function cost(needs: ReadonlySet<string>): number {
  let sum = 0;
  for (const need of needs) sum += need.length === 1 ? COST_OF_ONE : 1;
  return sum;
}

type Needs = Part['needs'];

function better(a: Needs, b: Needs): Needs {
  if (a === null || b === null) return a ?? b;
  return cost(b) < cost(a) ? b : a;
}

/** Reads a pattern's source once, left to right. */
class PatternReader {
  #at = 0;
  readonly #source: string;
  readonly #flags: string;

  constructor({ source, flags }: RegExp) {
    this.#source = source;
    this.#flags = flags;
  }

  /** Alternatives up to the end or a closing bracket. */
  alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#source.charAt(this.#at) === '|') {
      this.#at += 1;
      parts.push(this.#sequence());
    }
    const texts = parts.flatMap((part) => part.texts ?? []);
    const known = parts.every((part) => part.texts !== null) && texts.length <= MAX_TEXTS;
    const needs = parts.map((part) => part.needs);
    return {
      texts: known ? texts : null,
      needs: needs.includes(null) ? null : new Set(needs.flatMap((set) => [...(set ?? [])])),
    };
  }

  #sequence(): Part {
    let run: readonly string[] = [''];
    let needs: Needs = null;
    let whole = true;
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      const part = this.#quantified(this.#atom());
      needs = better(needs, part.needs);
      const { texts } = part;
      const joined = run.flatMap((start) => (texts ?? []).map((end) => start + end));
      if (texts !== null && joined.length <= MAX_TEXTS) run = joined;
      else {
        needs = better(needs, needsOf(run));
        run = texts ?? [''];
        whole = false;
      }
    }
    return { texts: whole ? run : null, needs: better(needs, needsOf(run)) };
  }

  #quantified(part: Part): Part {
    const quantifier = QUANTIFIER.exec(this.#source.slice(this.#at));
    if (quantifier === null) return part;
    this.#at += quantifier[0].length;
    const sign = quantifier[0].charAt(0);
    if (sign === '?' && part.texts !== null) return { texts: ['', ...part.texts], needs: null };
    if (sign === '?' || sign === '*' || quantifier[1] === '0') return UNKNOWN;
    return { texts: null, needs: part.texts === null ? part.needs : needsOf(part.texts) };
  }

  #atom(): Part {
    const char = this.#next();
    if (char === '(') return this.#group();
    if (char === '[') return this.#charClass();
    if (char === '\\') return this.#escape();
    if (char === '^' || char === '$') return EMPTY;
    return char === '.' ? UNKNOWN : this.#literal(char);
  }

  /** One character; with the flag `u` both halves of a pair. */
  #next(): string {
    const code = this.#source.codePointAt(this.#at) ?? 0;
    const char = this.#flags.includes('u')
      ? String.fromCodePoint(code)
      : this.#source.charAt(this.#at);
    this.#at += char.length;
    return char;
  }

  #literal(char: string): Part {
    const texts = this.#cases(char);
    return { texts, needs: needsOf(texts) };
  }

  /** A character in the cases that match it; with `u` the long s and the Kelvin sign are an s and a k. */
  #cases(char: string): readonly string[] {
    if (!this.#flags.includes('i')) return [char];
    const cases = new Set([char, char.toLowerCase(), char.toUpperCase()]);
    if (cases.has('s')) cases.add('\u017f');
    if (cases.has('k')) cases.add('\u212a');
    return [...cases];
  }

  #group(): Part {
    this.#at -= 1;
    const opening = GROUP.exec(this.#source.slice(this.#at))?.[0] ?? '(';
    this.#at += opening.length;
    const inner = this.alternatives();
    this.#at += 1;
    if (opening.endsWith('!')) return EMPTY;
    if (opening.endsWith('=')) return { texts: [''], needs: inner.needs };
    return inner;
  }

  #escape(): Part {
    const char = this.#next();
    if (char === 'd') return { texts: DIGITS, needs: new Set(DIGITS) };
    if (/[bB]/.test(char)) return EMPTY;
    if (/[pPk]/.test(char)) this.#skipName();
    if (/[DwWsSpPkc1-9]/.test(char)) return UNKNOWN;
    return this.#literal(this.#unescaped(char));
  }

  #skipName(): void {
    const name = /^[{<][^}>]*[}>]/.exec(this.#source.slice(this.#at));
    this.#at += name?.[0].length ?? 0;
  }

  #unescaped(char: string): string {
    if (char === '0') return '\0';
    const length = char === 'u' ? 4 : char === 'x' ? 2 : 0;
    if (length === 0) return CONTROLS[char] ?? char;
    const digits = this.#source.slice(this.#at, this.#at + length);
    this.#at += length;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #charClass(): Part {
    const isNegated = this.#source.charAt(this.#at) === '^';
    if (isNegated) this.#at += 1;
    const members = this.#members();
    this.#at += 1;
    if (isNegated || members === null || members.length > MAX_TEXTS) return UNKNOWN;
    const texts = [...new Set(members.flatMap((member) => this.#cases(member)))];
    return { texts, needs: needsOf(texts) };
  }

  /** The characters of a class up to its end; `null` when they are too many to name. */
  #members(): readonly string[] | null {
    let members: readonly string[] | null = [];
    let before: string | null = null;
    while (this.#at < this.#source.length && this.#source.charAt(this.#at) !== ']') {
      const rest = this.#source.slice(this.#at, this.#at + 2);
      const start: string | null = rest.startsWith('-') && rest !== '-]' ? before : null;
      if (start !== null) this.#at += 1;
      const part = this.#member();
      const added = start === null ? part.texts : this.#range(start, part);
      before = start === null ? (part.texts?.[0] ?? null) : null;
      members = members === null || added === null ? null : [...members, ...added];
    }
    return members;
  }

  #member(): Part {
    const char = this.#next();
    if (char !== '\\') return { texts: [char], needs: null };
    return this.#source.charAt(this.#at) === 'b' ? UNKNOWN : this.#escape();
  }

  #range(first: string, part: Part): readonly string[] | null {
    const from = first.codePointAt(0) ?? 0;
    const to = part.texts?.[0]?.codePointAt(0) ?? Infinity;
    if (to - from > MAX_RANGE) return null;
    return Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step));
  }
}

/**
 * What a text must hold for a pattern to match in it at all: one of these strings of one or two characters. `null`
 * when the pattern needs nothing for sure. Never says too much: what it cannot read, it takes for anything.
 */
export function neededBy(pattern: RegExp): ReadonlySet<string> | null {
  return new PatternReader(pattern).alternatives().needs;
}
