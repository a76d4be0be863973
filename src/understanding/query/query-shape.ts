import type { TaskRef } from '../../plan/model.js';
import { opensAsking } from '../intent/core-words.js';
import { plainCore, plainWords } from '../intent/plain-words.js';
import { oncePerMessage } from '../once-per.js';
import type { ReadMessage } from '../read-message.js';
import { CharClass } from '../text/char-class.js';
import type { Span } from '../understanding.js';
import { numberedTasks } from './task-numbers.js';
import { findOwnUnit } from './unit-slots.js';

/**
 * A message with each name replaced by one letter, so that a rule sees how something is asked and not
 * whose words are used: `I` indicators, `U` units, `T` tasks by number, `D` dates. A list (高企、科小) is one letter.
 */
export interface QueryShape {
  readonly shape: string;
  /** What is left when names and dates are taken out. */
  readonly rest: string;
  readonly tasks: readonly TaskRef[];
  /** The text without manners, units, tasks by number and dates, at the length of the message. */
  readonly subject: string;
  /** 请问…: asks by its first words. */
  readonly opensAsking: boolean;
}

interface Mark {
  readonly letter: 'I' | 'U' | 'T' | 'D';
  readonly span: Span;
}

function marksOf(message: ReadMessage, tasks: readonly Mark[]): readonly Mark[] {
  const all: Mark[] = [
    ...tasks,
    ...message.mentions.map(({ span }) => ({ letter: 'I' as const, span })),
    ...message.units.map(({ span }) => ({ letter: 'U' as const, span })),
    ...findOwnUnit(message.text.text).map((span) => ({ letter: 'U' as const, span })),
    ...message.dates.map(({ span }) => ({ letter: 'D' as const, span })),
  ];
  const marks: Mark[] = [];
  for (const mark of all.sort((a, b) => a.span.start - b.span.start)) {
    const last = marks.at(-1);
    if (!last || mark.span.start >= last.span.end) marks.push(mark);
  }
  return marks;
}

const LISTS: readonly (readonly [RegExp, string])[] = [
  [/I(?:[、，和与及跟 ]{0,2}I)+/gu, 'I'],
  [/U(?:[、，和与及跟 ]{0,2}U)+/gu, 'U'],
  [/T(?:[、，和与及跟 ]{0,2}T)+/gu, 'T'],
];

const edges = new CharClass((char) => /[，。;:!~\s]/u.test(char));
const EDGES = /^[，。;:!~\s]{1,200}|(?<![，。;:!~\s])[，。;:!~\s]{1,200}$/gu;

/** Without marks around it and runs of spaces, and with one letter for a list. */
function settled(shape: string, marks: number): string {
  const spaced = shape.includes('  ') ? shape.replace(/ +/gu, ' ') : shape;
  const isBare = !edges.has(spaced, 0) && !edges.has(spaced, spaced.length - 1);
  const bare = isBare ? spaced : spaced.replace(EDGES, '');
  if (marks < 2) return bare;
  return LISTS.reduce((rest, [list, letter]) => rest.replace(list, letter), bare);
}

/** Reads the shape of a message. Latin capitals in the text are lowered first, so the letters are only marks. */
export const queryShape = oncePerMessage((message: ReadMessage): QueryShape => {
  const numbers = numberedTasks(message);
  const marks = marksOf(
    message,
    numbers.map(({ span }) => ({ letter: 'T' as const, span })),
  );
  const plain = plainWords(message);
  const core = plainCore(message);
  const text = /[A-Z]/.test(core) ? core.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : core;
  let shape = '';
  let rest = '';
  let subject = '';
  let from = 0;
  for (const { letter, span } of marks) {
    const between = text.slice(from, span.start);
    shape += between + letter;
    rest += `${between} `;
    const said = text.slice(span.start, span.end);
    subject += between + (letter === 'I' ? said : ' '.repeat(said.length));
    from = span.end;
  }
  shape += text.slice(from);
  return {
    shape: settled(shape, marks.length),
    rest: (rest + text.slice(from)).trim(),
    tasks: numbers.flatMap(({ refs }) => refs),
    subject: subject + text.slice(from),
    opensAsking: opensAsking(plain),
  };
});
