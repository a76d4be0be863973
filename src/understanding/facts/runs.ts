import { lastGroup } from './attach.js';
import type { Figure } from './figures.js';
import type { IndicatorMention } from './mention.js';
import type { Token } from './tokens.js';

/** What stands between figures of one list. */
const JOINERS = new Set(['、', '，', '/', '和', '与', '及', ' ', '\t']);

/** Figures joined by 、 and the like: 58家、70家、3家. */
export function runsOf(
  figures: readonly Figure[],
  tokens: readonly Token[],
): readonly (readonly Figure[])[] {
  const runs: Figure[][] = [];
  for (const figure of figures) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    const between = before === undefined ? [] : tokens.slice(before.at + 1, figure.at);
    const joined = between.length > 0 && between.every(({ text }) => JOINERS.has(text));
    const same = before?.sentence === figure.sentence && before.bracketed === figure.bracketed;
    if (joined && same && last !== undefined) last.push(figure);
    else runs.push([figure]);
  }
  return runs;
}

const SENTENCE_MARKS = new Set(['。', ';', '!', '?', '\n']);
/** Nobody names a list further before its figures than this. */
const REACH = 40;

/** 高企、科小，截至9月底分别为63家、87家: the names of the clause before, as many as there are figures. */
export function namedBefore(
  tokens: readonly Token[],
  run: readonly Figure[],
): readonly IndicatorMention[] | null {
  const [first] = run;
  const says = first?.left.some((token) => token.kind === 'cue' && token.cue === 'respectively');
  if (first === undefined || says !== true) return null;
  const sentence: Token[] = [];
  for (let at = first.at - 1; at >= Math.max(0, first.at - REACH); at -= 1) {
    const token = tokens[at];
    if (token === undefined || SENTENCE_MARKS.has(token.text)) break;
    if (token.kind === 'number') return null;
    sentence.unshift(token);
  }
  const group = lastGroup(sentence).map(({ mention }) => mention);
  return group.length === run.length ? group : null;
}
