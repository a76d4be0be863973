import { addMonths, yearOf, type IsoDate } from '../../kernel/dates.js';
import { currentFigure, type CurrentFigure } from '../../ledger/current-figure.js';
import { judgedProgress } from '../../ledger/judged-progress.js';
import type { LetterNo, SupervisedFigure } from '../../ledger/ledger-entry.js';
import {
  isOpen,
  nextLetter,
  type Supervision,
  type SupervisionEvent,
} from '../../ledger/supervision.js';
import { taskStanding } from '../../ledger/task-standing.js';
import { nearWorkday } from '../../plan/calendar/work-calendar.js';
import { formatDate } from '../../plan/format-figure.js';
import { readDayAhead } from '../binding/read-day-ahead.js';
import { isRunning, type Round } from '../periodic/round.js';
import type { BoundSituation } from '../situation.js';
import { draftTexts } from './letter-texts.js';
import { isSameThing, letterName, matterName, thingOf, type Matter } from './letter-words.js';
import type { DraftWords } from './read-supervision-command.js';

export type IssuedEvent = Extract<SupervisionEvent, { kind: 'supervision-issued' }>;

/** A letter as it would be issued now. */
export interface Draft {
  readonly event: IssuedEvent;
  readonly matter: Matter;
}

/** Within half a year a day without a year may be one of the next; further off it is one that is over. */
const AHEAD_MONTHS = 6;
const TASK = /^(?:第)?任务(?:第)? ?(?<before>\d{1,3})$|^第(?<after>\d{1,3})项?任务$/u;

/** The day meant; `null` for one that is over or none at all. */
export function readDeadline(words: string, today: IsoDate): IsoDate | null {
  const day = readDayAhead(words, today);
  if (day === null || /\d{4}/u.test(words) || yearOf(day) === yearOf(today)) return day;
  return day <= addMonths(today, AHEAD_MONTHS) ? day : null;
}

/** Why the day cannot be a deadline; `null` when it can. Nobody has to answer on the same day. */
export function deadlineProblem(day: IsoDate, { calendar, today }: Round): string | null {
  const first = nearWorkday(calendar, today, 1);
  return day < first ? draftTexts.tooSoon(formatDate(first, today)) : null;
}

interface Named {
  readonly matters: readonly Matter[];
  readonly units: readonly string[];
  /** What is neither an indicator nor a task nor a unit. */
  readonly unknown: string | null;
}

function unitNamed({ lexicon }: BoundSituation, word: string): string | null {
  const found = lexicon.units.find(({ name, names }) => name === word || names.includes(word));
  return found?.name ?? null;
}

function matterNamed({ lexicon, view, today }: BoundSituation, word: string): readonly Matter[] {
  const plans = view.plans.filter((plan) => isRunning(plan, today));
  const { before, after } = TASK.exec(word)?.groups ?? {};
  const taskNo = before ?? after;
  if (taskNo !== undefined) {
    return plans.flatMap((plan) =>
      plan.tasks
        .filter(({ no }) => no === taskNo)
        .map((task): Matter => ({ kind: 'task', plan, task })),
    );
  }
  const place = lexicon.placeName ?? '';
  const own = word.startsWith(place) ? word.slice(place.length) : word;
  const ids = lexicon.indicators
    .filter(({ names }) => names.includes(word) || names.includes(own))
    .map(({ id }) => id);
  return plans.flatMap((plan) =>
    plan.indicators
      .filter(({ id }) => ids.includes(id))
      .map((indicator): Matter => ({ kind: 'indicator', plan, indicator })),
  );
}

/** 高新区的高企, 高新区高企: a unit before the thing. */
function splitAtUnit(situation: BoundSituation, word: string): readonly string[] {
  const names = situation.lexicon.units.flatMap((unit) => [unit.name, ...unit.names]);
  const start = names
    .filter((name) => word.startsWith(name) && name.length < word.length)
    .reduce((longest, name) => (name.length > longest.length ? name : longest), '');
  return start === '' ? [word] : [start, word.slice(start.length).replace(/^的/u, '')];
}

function namedIn(situation: BoundSituation, words: string): Named {
  const named = { matters: [] as Matter[], units: [] as string[], unknown: null as string | null };
  const hear = (word: string, mayContainUnit: boolean): void => {
    const [matter] = matterNamed(situation, word);
    const unit = unitNamed(situation, word);
    const parts = mayContainUnit ? splitAtUnit(situation, word) : [];
    if (matter !== undefined) named.matters.push(matter);
    else if (unit !== null) named.units.push(unit);
    else if (parts.length > 1) for (const part of parts) hear(part, false);
    else named.unknown ??= word;
  };
  const [whole] = matterNamed(situation, words);
  const all = whole === undefined ? words.split(/[ ,、:]+/u) : [words];
  for (const word of all) if (word !== '') hear(word, true);
  return named;
}

function defaultUnit(matter: Matter): string | null {
  return matter.kind === 'indicator' ? matter.indicator.ownerUnit : (matter.task.leads[0] ?? null);
}

function isDone(matter: Matter, { ledger, today }: Round): boolean {
  if (matter.kind === 'task') {
    return taskStanding(ledger, matter.plan, matter.task, today).state === 'done';
  }
  const figure = currentFigure(ledger, matter.indicator, today);
  // Done is a reason: by some rules 蓝 warns, and by others what is done is 绿.
  return judgedProgress(ledger, matter, figure, { at: today }).reason === 'done';
}

interface Wanted {
  readonly matter: Matter;
  readonly unit: string;
  readonly deadline: IsoDate;
}

/** Why no letter can be issued; `null` when one can. */
function problemOf(
  { matter, unit, deadline }: Wanted,
  letters: readonly Supervision[],
  round: Round,
): string | null {
  const thing = thingOf(matter);
  const open = letters.find(
    (one) => isOpen(one) && one.unit === unit && isSameThing(one.subject, thing),
  );
  if (open !== undefined) {
    return draftTexts.isOpen(matterName(matter), unit, letterName(open.letter, round.today));
  }
  if (isDone(matter, round)) return draftTexts.isDone(matterName(matter));
  return deadlineProblem(deadline, round);
}

function supervisedFigure({ value, asOf, approx }: CurrentFigure): SupervisedFigure {
  return { value, asOf, ...(approx ? { approx } : {}) };
}

function drafted({ matter, unit, deadline }: Wanted, letter: LetterNo, round: Round): Draft {
  const { ledger, today } = round;
  const figure =
    matter.kind === 'indicator' ? currentFigure(ledger, matter.indicator, today) : null;
  const event: IssuedEvent = {
    kind: 'supervision-issued',
    letter,
    planId: matter.plan.id,
    subject: thingOf(matter),
    unit,
    deadline,
    figure: figure === null ? null : supervisedFigure(figure),
  };
  return { event, matter };
}

/** Whether the words name an indicator or a task, so that a letter can be meant at all. */
export function namesMatter(situation: BoundSituation, { subject }: DraftWords): boolean {
  return namedIn(situation, subject).matters.length > 0;
}

/**
 * The letter that the words ask for, as the ledger stands now.
 * @param saidOn the day the words were said on
 * @returns a sentence on what is missing or wrong where there is none
 */
export function draftLetter(
  situation: BoundSituation,
  round: Round,
  {
    letters,
    words,
    saidOn,
  }: {
    readonly letters: readonly Supervision[];
    readonly words: DraftWords;
    readonly saidOn: IsoDate;
  },
): Draft | string {
  const { matters, units, unknown } = namedIn(situation, words.subject);
  const [matter, another] = matters;
  if (unknown !== null) return `${draftTexts.noSubject(unknown)}${draftTexts.how}`;
  if (matter === undefined) return `${draftTexts.noSubject('')}${draftTexts.how}`;
  if (another !== undefined) return draftTexts.severalSubjects;
  if (units.length > 1) return draftTexts.severalUnits;
  const unit = units[0] ?? defaultUnit(matter);
  if (unit === null) return draftTexts.noUnit(matterName(matter));
  if (words.deadline === '') return draftTexts.noDeadline(words.subject);
  const deadline = readDeadline(words.deadline, saidOn);
  if (deadline === null) return draftTexts.badDeadline(words.deadline);
  const wanted = { matter, unit, deadline };
  const problem = problemOf(wanted, letters, round);
  return problem ?? drafted(wanted, nextLetter(letters, yearOf(round.today)), round);
}
