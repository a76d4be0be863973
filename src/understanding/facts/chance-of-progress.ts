import { FIGURE_USE } from '../classifier/figure-use-weights.js';
import { HashedGrams, seedOf } from '../classifier/hashed-grams.js';
import { LinearClassifier } from '../classifier/linear-classifier.js';
import { maskedText } from '../classifier/masked-text.js';
import type { ReadMessage } from '../read-message.js';
import type { Attachment } from './attach.js';
import type { Figure } from './figures.js';
import { isSettled } from './is-settled.js';
import type { Token } from './tokens.js';

/** How far around a figure is looked, in characters. */
const REACH = 14;
const LONGEST = 3;
/** Right beside the figure longer runs tell more. */
const LONGEST_BESIDE = 4;
/** How many tokens before a figure are looked at, and behind it. */
const TOKENS_BEFORE = 8;
const TOKENS_BEHIND = 5;
export const FIGURE_GRAMS = 1 << 16;

const MARKS = '，。;!?\n';
const SENTENCE_MARKS = '。;!?\n';
const isMark = (char: string): boolean => char !== '' && MARKS.includes(char);

/** Where the line begins, or what is looked at before a clause. */
function startInLine(text: string, before: number): number {
  const first = Math.max(0, before - REACH);
  let start = before;
  while (start > first && text.charAt(start - 1) !== '\n') start -= 1;
  return start;
}

/** Where the sentence ends, or what is looked at behind a clause. */
function endOfSentence(text: string, from: number): number {
  const last = Math.min(text.length, from + REACH);
  let end = from;
  while (end < last && !SENTENCE_MARKS.includes(text.charAt(end))) end += 1;
  return end;
}

const BESIDE = { before: seedOf('beside before'), after: seedOf('beside after') };
const CLAUSE = { before: seedOf('before'), after: seedOf('after') };
const NEXT_CLAUSE = { before: seedOf('clause before'), after: seedOf('clause after') };

/** What stands around a figure: in its clause, and in the clauses before and after it. */
function addCharacters(grams: HashedGrams, text: string, at: number): void {
  const first = Math.max(0, at - REACH);
  const last = Math.min(text.length, at + 1 + REACH);
  let start = at;
  while (start > first && !isMark(text.charAt(start - 1))) start -= 1;
  let end = at + 1;
  while (end < last && !isMark(text.charAt(end))) end += 1;
  grams.addAll(CLAUSE.before, text.slice(start, at), LONGEST);
  grams.addAll(CLAUSE.after, text.slice(at + 1, end), LONGEST);
  grams.addAll(NEXT_CLAUSE.before, text.slice(startInLine(text, start), start), LONGEST);
  grams.addAll(NEXT_CLAUSE.after, text.slice(end, endOfSentence(text, end)), LONGEST);
  for (let length = 1; length <= LONGEST_BESIDE; length += 1) {
    grams.add(BESIDE.before, text.slice(Math.max(start, at - length), at));
    grams.add(BESIDE.after, text.slice(at + 1, Math.min(end, at + 1 + length)));
  }
}

/** One character for what a token is, whatever word it is: a name, a mark, an unknown word, what kind of cue. */
const KINDS = new Map<string, string>(
  [
    ...['mention', 'number', 'date', 'unit', 'delta', 'total', 'sum', 'done', 'actual', 'target'],
    ...['plan', 'plan-clause', 'pending', 'past', 'versus', 'change', 'distance', 'rate', 'part'],
    ...['elsewhere', 'here', 'own', 'other', 'noun', 'old', 'earlier', 'new', 'not', 'each'],
    ...['respectively', 'light'],
  ].map((kind, no) => [kind, String.fromCharCode('A'.charCodeAt(0) + no)]),
);
const LONG_WORD = 3;

function kindOf(token: Token): string {
  if (token.kind === 'mark') return token.text;
  if (token.kind === 'word') return String(Math.min(LONG_WORD, token.text.length));
  return KINDS.get(token.kind === 'cue' ? token.cue : token.kind) ?? '';
}

function kindsOf(tokens: readonly Token[]): string {
  let kinds = '';
  for (const token of tokens) kinds += kindOf(token);
  return kinds;
}

const KINDS_OF = {
  clause: seedOf('kinds of clause'),
  before: seedOf('kinds before'),
  after: seedOf('kinds after'),
  next: seedOf('kinds of next'),
};

/** The kinds of the tokens around a figure: what the rules know of the words, said once for all words of a kind. */
function addKinds(grams: HashedGrams, { clauseLeft, left, right, next }: Figure): void {
  grams.addAll(KINDS_OF.clause, kindsOf(clauseLeft.slice(-TOKENS_BEFORE)), LONGEST);
  grams.addAll(KINDS_OF.before, kindsOf(left.slice(-TOKENS_BEFORE)), LONGEST);
  grams.addAll(KINDS_OF.after, kindsOf(right.slice(0, TOKENS_BEHIND)), LONGEST);
  grams.addAll(KINDS_OF.next, kindsOf(next.slice(0, TOKENS_BEHIND)), LONGEST);
}

/** Seeds by what a trait is, made when it is first met. */
function traitOf(name: string): (value: string | boolean | null) => number {
  const seeds = new Map<string | boolean | null, number>();
  return (value) => {
    const known = seeds.get(value);
    if (known !== undefined) return known;
    const seed = seedOf(`${name} ${value}`);
    seeds.set(value, seed);
    return seed;
  };
}

const TRAITS = {
  rule: traitOf('rule'),
  counted: traitOf('counts'),
  role: traitOf('role'),
  sign: traitOf('sign'),
  bracketed: traitOf('bracketed'),
  moreFollow: traitOf('more'),
};

/** Everything that a figure is judged by. */
export function addFigureGrams(
  grams: HashedGrams,
  message: ReadMessage,
  figure: Figure,
  { rule, counted }: Attachment,
): void {
  const { text, numberAt } = maskedText(message);
  const at = numberAt.get(figure.number.span.start);
  if (at !== undefined) addCharacters(grams, text, at);
  addKinds(grams, figure);
  const { role, bracketed, moreFollow, number } = figure;
  grams.add(TRAITS.rule(rule), '');
  grams.add(TRAITS.counted(counted), '');
  grams.add(TRAITS.role(role), '');
  grams.add(TRAITS.sign(number.sign), '');
  grams.add(TRAITS.bracketed(bracketed), '');
  grams.add(TRAITS.moreFollow(moreFollow), '');
}

const classifier = new LinearClassifier(FIGURE_USE);
const grams = new HashedGrams(FIGURE_GRAMS);

/**
 * The chance that a figure tells progress rather than an aim, a plan, an application, a part or what else stands beside
 * indicators, judged by what is around it as in messages that people have labelled.
 */
export function chanceOfProgress(
  message: ReadMessage,
  figure: Figure,
  attachment: Attachment,
): number {
  if (isSettled(figure, attachment, message.text.text)) return 1;
  grams.clear();
  addFigureGrams(grams, message, figure, attachment);
  return classifier.chances(grams)[0] ?? 1;
}
