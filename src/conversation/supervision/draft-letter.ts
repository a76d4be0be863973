import { listParts } from '../../answers/phrases.js';
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
import type { Button } from '../../message/reply.js';
import type { Round } from '../periodic/round.js';
import type { BoundSituation } from '../situation.js';
import { draftTexts } from './letter-texts.js';
import { isSameThing, letterName, matterName, thingOf, type Matter } from './letter-words.js';
import { namedIn } from './named-in-draft.js';
import type { DraftWords } from './read-supervision-command.js';

export type IssuedEvent = Extract<SupervisionEvent, { kind: 'supervision-issued' }>;

/** A letter as it would be issued now. */
export interface Draft {
  readonly event: IssuedEvent;
  readonly matter: Matter;
}

/** Within half a year a day without a year may be one of the next; further off it is one that is over. */
const AHEAD_MONTHS = 6;

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
    (one) =>
      isOpen(one) &&
      one.planId === matter.plan.id &&
      one.unit === unit &&
      isSameThing(one.subject, thing),
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

/** Why there is no draft, and what could be said instead. */
export interface NoDraft {
  readonly problem: string;
  readonly buttons: readonly Button[];
}

function noDraft(problem: string): NoDraft {
  return { problem, buttons: [] };
}

/** 《方案》高企, as it was named. */
function saidOf({ title, subject }: DraftWords): string {
  return title === null ? subject : `《${title}》${subject}`;
}

/** The order said again for one of the matters that it could mean. */
function orderFor(matter: Matter, { deadline }: DraftWords, { unit, demand }: Said): string {
  const name = matter.kind === 'task' ? `任务${matter.task.no}` : matter.indicator.shortName;
  const parts = [
    `督办 《${matter.plan.title}》${name}`,
    unit,
    deadline === '' ? null : `${deadline}前`,
    demand === null ? null : `要求：${demand}`,
  ];
  return listParts(parts, ' ');
}

interface Said {
  readonly unit: string | null;
  readonly demand: string | null;
}

function askWhichMatter(matters: readonly Matter[], words: DraftWords, said: Said): NoDraft {
  const names = matters.map((matter) => draftTexts.inPlan(matterName(matter), matter.plan.title));
  const buttons = matters.map((matter, index) => ({
    label: names[index] ?? '',
    text: orderFor(matter, words, said),
  }));
  return { problem: draftTexts.whichMatter(names, buttons[0]?.text ?? ''), buttons };
}

function concerns(matter: Matter, unit: string): boolean {
  if (matter.kind === 'indicator') return matter.indicator.ownerUnit === unit;
  return [...matter.task.leads, ...matter.task.responsibles].includes(unit);
}

/** Those that can be meant: of several the one that is the named unit's, or in whose plan the unit is. */
function meantOf(matters: readonly Matter[], unit: string | null): readonly Matter[] {
  if (unit === null || matters.length < 2) return matters;
  const own = matters.filter((matter) => concerns(matter, unit));
  if (own.length > 0) return own;
  const within = matters.filter(({ plan }) => plan.units.some(({ name }) => name === unit));
  return within.length > 0 ? within : matters;
}

/**
 * The letter that the words ask for, as the ledger stands now.
 * @param saidOn the day the words were said on
 * @param demand what is demanded in the speaker's own words
 */
export function draftLetter(
  situation: BoundSituation,
  round: Round,
  {
    letters,
    words,
    saidOn,
    demand,
  }: {
    readonly letters: readonly Supervision[];
    readonly words: DraftWords;
    readonly saidOn: IsoDate;
    readonly demand: string | null;
  },
): Draft | NoDraft {
  const { matters, units, unknown } = namedIn(situation, words);
  const [candidates, another] = matters;
  if (unknown !== null) return noDraft(`${draftTexts.noSubject(unknown)}${draftTexts.how}`);
  if (candidates === undefined) return noDraft(`${draftTexts.noSubject('')}${draftTexts.how}`);
  if (another !== undefined) return noDraft(draftTexts.severalSubjects);
  if (units.length > 1) return noDraft(draftTexts.severalUnits);
  const named = units[0] ?? null;
  const meant = meantOf(candidates, named);
  const [matter, other] = meant;
  if (matter === undefined) return noDraft(draftTexts.how);
  if (other !== undefined) return askWhichMatter(meant, words, { unit: named, demand });
  const unit = named ?? defaultUnit(matter);
  if (unit === null) return noDraft(draftTexts.noUnit(matterName(matter)));
  if (words.deadline === '') return noDraft(draftTexts.noDeadline(saidOf(words)));
  const deadline = readDeadline(words.deadline, saidOn);
  if (deadline === null) return noDraft(draftTexts.badDeadline(words.deadline));
  const wanted = { matter, unit, deadline };
  const problem = problemOf(wanted, letters, round);
  return problem === null
    ? drafted(wanted, nextLetter(letters, yearOf(round.today)), round)
    : noDraft(problem);
}
