import { wordKey } from '../../kernel/word-key.js';
import type { LedgerEvent, NamedThing } from '../../ledger/ledger-entry.js';
import { isSameThing } from '../../ledger/name-book.js';
import { applyEvents } from '../figure-events.js';
import { justSay, textReply } from '../outcome.js';
import { here, holdsRole } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { checkWord } from './check-word.js';
import { decidePropose } from './decide-propose.js';
import { effectLines, namingTexts } from './naming-texts.js';
import { tryNames } from './name-effect.js';
import { thingsNamed, thingWords } from './named-things.js';
import { isAddressed, mayTeach } from './naming-context.js';
import type { NamingContext } from './naming-context.js';
import { askFirst, takeEffect } from './naming-receipt.js';
import { problemText } from './problem-texts.js';
import type { Teaching } from './read-teaching.js';

/** A lesson whose both sides were looked up. */
export interface Lesson {
  readonly word: string;
  readonly target: NamedThing;
  /** What else the word means now. */
  readonly instead: readonly NamedThing[];
  /** It means the thing already, but not only that (技合 of two twins). */
  readonly isShared: boolean;
  /** It may have been talk about work, so it waits for 确认 whatever it changes. */
  readonly isGuess: boolean;
}

type Looked =
  | { readonly kind: 'lesson'; readonly lesson: Lesson }
  /** Why it cannot be learned, or that it is known. */
  | { readonly kind: 'note'; readonly text: string }
  /** No lesson at all. */
  | { readonly kind: 'talk' };

/** 关键就是高企 is talk, whoever says it. */
const TALK =
  /^(?:重点|关键|核心|难点|目标|任务|问题|短板|弱项|亮点|主要|其次|首先|最后|结果|原因|意思|重头戏|突破口|下一步|大头|主体|基础|优势)$/u;

const talk: Looked = { kind: 'talk' };

function note(text: string): Looked {
  return { kind: 'note', text };
}

/** Whether the word looks like a short form of the thing: it shares a character with one of its names. */
function resembles(word: string, target: NamedThing, { lexicon }: BoundSituation): boolean {
  const known = new Set(Array.from(word.toUpperCase()));
  const names =
    target.kind === 'unit'
      ? lexicon.units.find(({ name }) => name === target.name)?.names
      : lexicon.indicators.find(({ id }) => id === target.indicatorId)?.names;
  return (names ?? []).some((name) =>
    Array.from(name.toUpperCase()).some((char) => known.has(char)),
  );
}

interface Sides {
  readonly word: string;
  readonly things: readonly NamedThing[];
}

/** Which side is the new word: the one that names nothing, where the sentence leaves it open. */
function sidesOf({ word, target, mayTurn }: Teaching, situation: BoundSituation): Sides {
  const names = { plans: situation.view.plans, lexicon: situation.lexicon };
  const things = thingsNamed(target, names);
  if (things.length > 0 || !mayTurn) return { word, things };
  const turned = thingsNamed(word, names);
  return turned.length > 0 ? { word: target, things: turned } : { word, things };
}

function lookUp(teaching: Teaching, situation: BoundSituation): Looked {
  const { plans } = situation.view;
  const { word, things } = sidesOf(teaching, situation);
  const [target, another] = things;
  const addressed = isAddressed(situation);
  if (target === undefined) {
    const isAsked = teaching.isSure && addressed && !/\d/u.test(teaching.target);
    return isAsked ? note(namingTexts.noSuchThing(teaching.target)) : talk;
  }
  const isGuess = !teaching.isSure && !resembles(word, target, situation);
  if (isGuess && (!addressed || TALK.test(word))) return talk;
  if (another !== undefined) {
    const all = things.map((thing) => thingWords(thing, plans));
    return note(namingTexts.ambiguous(teaching.target, all));
  }
  const means = thingsNamed(word, { plans, lexicon: situation.lexicon });
  const instead = means.filter((thing) => !isSameThing(thing, target));
  if (means.length > 0 && instead.length === 0) {
    return note(namingTexts.already(word, thingWords(target, plans)));
  }
  const problem = checkWord(word, target, situation);
  if (problem === null) {
    const isShared = instead.length < means.length;
    return { kind: 'lesson', lesson: { word, target, instead, isShared, isGuess } };
  }
  if (!teaching.isSure && problem.kind === 'no-name') return talk;
  return note(problemText(word, problem, plans));
}

function learnEvents(lessons: readonly Lesson[]): readonly LedgerEvent[] {
  return lessons.map(({ word, target }) => ({ kind: 'name-learned', word, target }));
}

/** The small number by which a name can be revoked, once these events hold. */
function numberOf(word: string, events: readonly LedgerEvent[], situation: BoundSituation): number {
  const { ledger, now } = situation;
  const { names } = applyEvents(ledger, events, { at: now, unit: '' });
  const key = wordKey(word);
  return names.entries.findLast((entry) => wordKey(entry.word) === key)?.no ?? 0;
}

/**
 * Learns names after trying them on every confirmed message. What would change something, or take a
 * word from what it means now, waits for 确认 with the change shown. What changes nothing holds at once:
 * there is nothing to weigh, the office is spared a step, and one sentence takes it back.
 */
export async function learn(
  context: NamingContext,
  lessons: readonly Lesson[],
  notes: readonly string[] = [],
): Promise<Outcome> {
  const { situation } = context;
  const { plans } = situation.view;
  const events = learnEvents(lessons);
  const effect = await tryNames(context, events);
  const replaced = lessons
    .filter(({ instead }) => instead.length > 0)
    .map(({ word, target, instead, isShared }) => {
      const others = instead.map((thing) => thingWords(thing, plans));
      const say = isShared ? namingTexts.meansToo : namingTexts.meansNow;
      return say(word, others, thingWords(target, plans));
    });
  const shown = [...replaced, ...effectLines(effect), ...notes];
  const waits =
    effect.changes.length > 0 || replaced.length > 0 || lessons.some(({ isGuess }) => isGuess);
  if (waits) return askFirst(situation, events, shown);
  const [first] = lessons;
  const revoke =
    lessons.length === 1 && first !== undefined
      ? [namingTexts.revoke(numberOf(first.word, events, situation))]
      : [];
  return takeEffect(situation, events, [
    namingTexts.learned,
    ...lessons.map(({ word, target }) => namingTexts.means(word, thingWords(target, plans))),
    ...shown,
    ...revoke,
  ]);
}

/** Of two lessons on one word in one message the later holds. */
function lastOfEach(lessons: readonly Lesson[]): readonly Lesson[] {
  return [...new Map(lessons.map((lesson) => [wordKey(lesson.word), lesson])).values()];
}

/**
 * What a message that reads like a lesson does. The office's is learned, a liaison's becomes a proposal
 * to the office, a leader is told who decides.
 * @returns `null` when it is talk after all
 */
export async function decideTeach(
  context: NamingContext,
  teachings: readonly Teaching[],
): Promise<Outcome | null> {
  const { situation } = context;
  const looked = teachings.map((teaching) => lookUp(teaching, situation));
  if (looked.some(({ kind }) => kind === 'talk')) return null;
  const notes = looked.flatMap((item) => (item.kind === 'note' ? [item.text] : []));
  const lessons = lastOfEach(
    looked.flatMap((item) => (item.kind === 'lesson' ? [item.lesson] : [])),
  );
  if (lessons.length === 0) return justSay(textReply(here(situation), notes.join('\n')));
  if (mayTeach(situation.member)) return await learn(context, lessons, notes);
  return holdsRole(situation.member, 'liaison')
    ? decidePropose(situation, lessons, notes)
    : justSay(textReply(here(situation), namingTexts.onlyOffice));
}
