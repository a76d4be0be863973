import type { DatePhrase } from '../dates/date-phrase.js';
import type { ReadMessage } from '../read-message.js';
import { CharClass } from '../text/char-class.js';
import type { NumberToken } from '../text/number-token.js';
import type { Span } from '../understanding.js';
import { cueWordAt } from './cue-words.js';
import type { CueKind } from './cue-words.js';
import { findOtherPlaces, findOwnPlace } from './find-places.js';
import type { IndicatorMention, UnitMention } from './mention.js';

interface Base {
  readonly span: Span;
  readonly text: string;
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

function strongTokens(message: ReadMessage): Strong[] {
  const { text } = message.text;
  const words = ({ start, end }: Span): string => text.slice(start, end);
  const all: Strong[] = [];
  for (const mention of message.mentions)
    all.push({ kind: 'mention', mention, span: mention.span, text: words(mention.span) });
  for (const date of message.dates)
    all.push({ kind: 'date', date, span: date.span, text: words(date.span) });
  for (const number of message.numbers)
    all.push({ kind: 'number', number, span: number.span, text: words(number.span) });
  for (const span of findOtherPlaces(text, message.lexicon.placeName))
    all.push({ kind: 'cue', cue: 'elsewhere', span, text: words(span) });
  for (const span of findOwnPlace(text, message.lexicon.placeName))
    all.push({ kind: 'cue', cue: 'here', span, text: words(span) });
  for (const unit of message.units)
    if (text.charAt(unit.span.start - 1) !== '全')
      all.push({ kind: 'unit', unit, span: unit.span, text: words(unit.span) });
  all.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const kept: Strong[] = [];
  for (const token of all) {
    if (token.span.start >= (kept.at(-1)?.span.end ?? 0)) kept.push(token);
  }
  return kept;
}

const LAST_WORDS = new Map<string, CueKind>([
  ['mention新', 'delta'],
  ['number总', 'total'],
]);

/** 新登, 新签 right before a figure: whatever was done is new. */
const NEWLY_DONE = /(?<![创更高革最全清维翻])新\p{Script=Han}$/u;

/** The cue at the end of an unknown word that stands before a strong token. */
function lastWord(
  word: string,
  next: Strong['kind'] | null,
): { readonly cue: CueKind | null; readonly length: number } {
  const cue = next === null ? undefined : LAST_WORDS.get(next + word.slice(-1));
  if (cue !== undefined && word !== '') return { cue, length: 1 };
  if (next === 'number' && NEWLY_DONE.test(word.slice(-3))) return { cue: 'delta', length: 2 };
  return { cue: null, length: 0 };
}

/** Cuts the text between two strong tokens into cue words, marks and unknown words. */
function weakTokens(text: string, span: Span, next: Strong['kind'] | null): Token[] {
  const { start, end } = span;
  const tokens: Token[] = [];
  let wordStart = start;
  const flush = (to: number): void => {
    if (to <= wordStart) return;
    tokens.push({
      kind: 'word',
      span: { start: wordStart, end: to },
      text: text.slice(wordStart, to),
    });
  };
  /** 新 before an indicator's name (新登记技术合同) and 总 before a figure (总64家) are words of their own. */
  const flushLast = (to: number): void => {
    const { cue, length } = lastWord(text.slice(wordStart, to), next);
    flush(to - length);
    const span = { start: to - length, end: to };
    if (cue !== null) tokens.push({ kind: 'cue', cue, span, text: text.slice(to - length, to) });
  };
  let at = start;
  while (at < end) {
    const cue = cueWordAt(text, at, end);
    if (cue === null && !marks.has(text, at)) {
      at += 1;
      continue;
    }
    flush(at);
    const length = cue?.word.length ?? 1;
    const span = { start: at, end: at + length };
    if (cue === null) tokens.push({ kind: 'mark', span, text: text.charAt(at) });
    else tokens.push({ kind: 'cue', cue: cue.kind, span, text: cue.word });
    at += length;
    wordStart = at;
  }
  flushLast(end);
  return tokens;
}

/** All tokens of a message in order, covering the whole text. */
export function tokenize(message: ReadMessage): readonly Token[] {
  const { text } = message.text;
  const tokens: Token[] = [];
  let at = 0;
  for (const strong of strongTokens(message)) {
    tokens.push(...weakTokens(text, { start: at, end: strong.span.start }, strong.kind), strong);
    at = strong.span.end;
  }
  tokens.push(...weakTokens(text, { start: at, end: text.length }, null));
  return tokens;
}
