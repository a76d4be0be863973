import { monthOf, yearOf } from '../../kernel/dates.js';
import { expireReceipts } from '../expire-receipts.js';
import { textReply } from '../outcome.js';
import { supervise } from '../supervision/supervise.js';
import type { Outcome, SweepTransaction, WorkspaceView } from '../workspace.js';
import { groupsLeft } from './given-here.js';
import { calendarTexts } from './periodic-texts.js';
import { chase, passOver, preview, publish } from './publish.js';
import { dueSteps, scheduleStart, type DueStep } from './publications-here.js';
import { remind } from './remind.js';
import {
  allOf,
  findOccasion,
  isRunning,
  NOTHING,
  occasion,
  officeOf,
  openRound,
  type Doings,
  type Round,
  type RoundDeps,
} from './round.js';

/** The next year's holidays are announced in November; from this month on their lack is told. */
const TOLD_FROM_MONTH = 12;

/** Schedules are kept from the first round that sees their plan. */
function startSchedules(round: Round): Doings {
  const { view, now, today } = round;
  const fresh = view.plans.filter(
    (plan) => isRunning(plan, today) && scheduleStart(round, plan) === null,
  );
  return {
    ...NOTHING,
    occasions: fresh.map(({ id }) =>
      occasion('schedule', 'start', { planId: id, state: 'started', at: now }),
    ),
  };
}

async function take(round: Round, step: DueStep): Promise<Doings> {
  if (groupsLeft(round, step.plan, step.publication).length === 0) return passOver(round, step);
  switch (step.kind) {
    case 'preview':
      return await preview(round, step);
    case 'publish':
      return await publish(round, step);
    case 'chase':
      return chase(round, step);
  }
}

/** Once a year and workspace, where anything runs that needs a calendar. */
function tellMissingCalendar(round: Round): Doings {
  const { calendar, now, today, view } = round;
  const year = yearOf(today) + (monthOf(today) >= TOLD_FROM_MONTH ? 1 : 0);
  const isTold = findOccasion(view, { kind: 'calendar-missing', key: String(year) }) !== null;
  if (calendar.knows(year) || isTold || view.plans.length === 0) return NOTHING;
  const text = calendarTexts.missing(year);
  return {
    replies: officeOf(view).map(({ id }) => textReply({ kind: 'member', memberId: id }, text)),
    entries: [],
    occasions: [occasion('calendar-missing', String(year), { state: 'told', at: now })],
  };
}

/**
 * Everything that the clock brings about in a workspace: receipts that expire, digests and bulletins
 * with their previews, reminders, supervision letters that wait for a word. What is done is noted with it, in one transaction.
 */
export async function doRound(
  deps: RoundDeps,
  view: WorkspaceView,
  now: Date,
  transaction: SweepTransaction,
): Promise<Outcome> {
  const round = openRound(deps, view, now, transaction);
  const expiry = expireReceipts(view, now);
  const done: Doings[] = [startSchedules(round), tellMissingCalendar(round)];
  for (const plan of view.plans) {
    for (const step of dueSteps(round, plan)) done.push(await take(round, step));
  }
  done.push(remind(round), await supervise(round));
  const { replies, entries, occasions } = allOf(done);
  return { ...expiry, replies: [...expiry.replies, ...replies], entries, occasions };
}
