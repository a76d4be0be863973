import type { DatePhrase } from '../dates/date-phrase.js';
import type { ReadMessage } from '../read-message.js';
import { CharClass } from '../text/char-class.js';
import type { NumberToken } from '../text/number-token.js';
import type { Span } from '../understanding.js';
import { cueWordAt } from './cue-words.js';
import type { CueKind, CueWord } from './cue-words.js';
import { findOtherPlaces, findOwnPlace } from './find-places.js';
import type { IndicatorMention, UnitMention } from './mention.js';

/** All tokens are built alike, whatever they stand for: what reads them by the thousand reads one kind of object. */
interface Base {
  readonly span: Span;
  readonly text: string;
  readonly date: DatePhrase | null;
  readonly number: NumberToken | null;
  readonly mention: IndicatorMention | null;
  readonly unit: UnitMention | null;
  readonly cue: CueKind | null;
}

/** The message as a row of things that matter to figures. `word` is whatever is not known. */
export type Token =
  | (Base & { readonly kind: 'date'; readonly date: DatePhrase })
  | (Base & { readonly kind: 'number'; readonly number: NumberToken })
  | (Base & { readonly kind: 'mention'; readonly mention: IndicatorMention })
  | (Base & { readonly kind: 'unit'; readonly unit: UnitMention })
  | (Base & { readonly kind: 'cue'; readonly cue: CueKind })
  | (Base & { readonly kind: 'mark' })
  | (Base & { readonly kind: 'word' });

/** Punctuation, symbols and spaces of any kind, the halves of emoji, and digits in circles. */
const MARK = /[\p{P}\p{S}\p{Z}\p{Cc}\p{Cs}\p{No}]/u;
const marks = new CharClass((char) => MARK.test(char));

type Strong = Exclude<Token, { kind: 'mark' | 'word' }>;

function mentionToken(mention: IndicatorMention, text: string): Strong {
  const { span } = mention;
  const words = text.slice(span.start, span.end);
  return {
    kind: 'mention',
    span,
    text: words,
    date: null,
    number: null,
    mention,
    unit: null,
    cue: null,
  };
}

function dateToken(date: DatePhrase, text: string): Strong {
  const { span } = date;
  const words = text.slice(span.start, span.end);
  return {
    kind: 'date',
    span,
    text: words,
    date,
    number: null,
    mention: null,
    unit: null,
    cue: null,
  };
}

function numberToken(number: NumberToken, text: string): Strong {
  const { span } = number;
  const words = text.slice(span.start, span.end);
  return {
    kind: 'number',
    span,
    text: words,
    date: null,
    number,
    mention: null,
    unit: null,
    cue: null,
  };
}

function unitToken(unit: UnitMention, text: string): Strong {
  const { span } = unit;
  const words = text.slice(span.start, span.end);
  return {
    kind: 'unit',
    span,
    text: words,
    date: null,
    number: null,
    mention: null,
    unit,
    cue: null,
  };
}

function cueToken(cue: CueKind, span: Span, text: string): Strong {
  return { kind: 'cue', span, text, date: null, number: null, mention: null, unit: null, cue };
}

function weakToken(kind: 'mark' | 'word', span: Span, text: string): Token {
  return { kind, span, text, date: null, number: null, mention: null, unit: null, cue: null };
}

/** Left to right, and of those that start together the longest; what overlaps one before it is left out. */
function withoutOverlap(all: Strong[]): readonly Strong[] {
  all.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let end = 0;
  return all.filter(({ span }) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

/** 2022年研发归集 where the plan's name is 2022年度研发归集: no day that a figure holds at. */
function isYearOfName({ span, from, to }: DatePhrase, { mentions }: ReadMessage): boolean {
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return false;
  const year = `${from.slice(0, 4)}年度`;
  return mentions.some(
    (mention) =>
      mention.span.start === span.end &&
      mention.candidates.some(({ names }) => names.some((name) => name.startsWith(year))),
  );
}

function strongTokens(message: ReadMessage): readonly Strong[] {
  const { text } = message.text;
  const all: Strong[] = [];
  for (const mention of message.mentions) all.push(mentionToken(mention, text));
  for (const date of message.dates)
    if (!isYearOfName(date, message)) all.push(dateToken(date, text));
  for (const number of message.numbers) all.push(numberToken(number, text));
  for (const span of findOtherPlaces(text, message.lexicon.placeName))
    all.push(cueToken('elsewhere', span, text.slice(span.start, span.end)));
  for (const span of findOwnPlace(text, message.lexicon.placeName))
    all.push(cueToken('here', span, text.slice(span.start, span.end)));
  for (const unit of message.units)
    if (text.charAt(unit.span.start - 1) !== '全') all.push(unitToken(unit, text));
  return withoutOverlap(all);
}

/** 新登, 新签 right before a figure: whatever was done is new. */
const NEWLY_DONE = /(?<![创更高革最全清维翻])新\p{Script=Han}$/u;

interface LastWord {
  readonly cue: CueKind;
  readonly length: number;
}

/**
 * The cue at the end of an unknown word that stands before a strong token: 新 before an indicator's name (新登记技术合同)
 * and 总 before a figure (总64家) are words of their own.
 */
function lastWord(word: string, next: Strong['kind'] | null): LastWord | null {
  if (next === 'mention') return word.endsWith('新') ? { cue: 'delta', length: 1 } : null;
  if (next !== 'number') return null;
  if (word.endsWith('总')) return { cue: 'total', length: 1 };
  const end = word.slice(-3);
  return end.includes('新') && NEWLY_DONE.test(end) ? { cue: 'delta', length: 2 } : null;
}

/** Cuts a text into its tokens, left to right. */
class TokenCutter {
  readonly tokens: Token[] = [];

  constructor(readonly text: string) {}

  /** Cuts the text between two strong tokens into cue words, marks and unknown words. */
  cut(start: number, end: number, next: Strong['kind'] | null): void {
    let wordStart = start;
    let at = start;
    while (at < end) {
      const cue = cueWordAt(this.text, at, end);
      if (cue === null && !marks.has(this.text, at)) {
        at += 1;
        continue;
      }
      this.#word(wordStart, at);
      const to = at + (cue?.word.length ?? 1);
      this.tokens.push(
        cue === null
          ? weakToken('mark', { start: at, end: to }, this.text.charAt(at))
          : cueToken(this.#kindOf(cue), { start: at, end: to }, cue.word),
      );
      at = to;
      wordStart = to;
    }
    if (wordStart < end) this.#lastWord(wordStart, end, next);
  }

  /** 代科工信局报一下，他们小李出差: a unit of ours that was named, and no other place. */
  #kindOf({ kind, word }: CueWord): CueKind {
    if (word !== '他们') return kind;
    const place = this.tokens.findLast((token) => token.unit !== null || token.cue === 'elsewhere');
    return place?.kind === 'unit' ? 'light' : kind;
  }

  #word(start: number, end: number): void {
    if (start < end)
      this.tokens.push(weakToken('word', { start, end }, this.text.slice(start, end)));
  }

  #lastWord(start: number, end: number, next: Strong['kind'] | null): void {
    const last = lastWord(this.text.slice(start, end), next);
    if (last === null) {
      this.#word(start, end);
      return;
    }
    const from = end - last.length;
    this.#word(start, from);
    this.tokens.push(cueToken(last.cue, { start: from, end }, this.text.slice(from, end)));
  }
}

/** All tokens of a message in order, covering the whole text. */
export function tokenize(message: ReadMessage): readonly Token[] {
  const { text } = message.text;
  const cutter = new TokenCutter(text);
  let at = 0;
  for (const strong of strongTokens(message)) {
    cutter.cut(at, strong.span.start, strong.kind);
    cutter.tokens.push(strong);
    at = strong.span.end;
  }
  cutter.cut(at, text.length, null);
  return cutter.tokens;
}
