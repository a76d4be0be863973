import { addDays, dateOf, instantAt, minuteOfDay, type IsoDate } from '../../kernel/dates.js';
import { nearWorkday } from '../../plan/calendar/work-calendar.js';
import { formatDate } from '../../plan/format-figure.js';
import { entryHere } from '../decide-adopt.js';
import { justSay, silence, textReply } from '../outcome.js';
import { postingsOf } from '../posting.js';
import { here, type BoundSituation } from '../situation.js';
import type { Occasion } from '../occasion.js';
import type { NewLedgerEntry } from '../../ledger/ledger-entry.js';
import type { Outcome } from '../workspace.js';
import { openWindows, owedNow, upToToday, type Owed } from './owed-now.js';
import { clockText, reminderTexts } from './periodic-texts.js';
import { occasion, type Round } from './round.js';

/** When somebody who asked for it is reminded again. */
const AGAIN_MINUTE = 9 * 60 + 30;

function remindersOf(memberId: Occasion['memberId'], { view }: Round): readonly Occasion[] {
  return view.occasions.filter((one) => one.kind === 'reminder' && one.memberId === memberId);
}

/** Periods that the speaker was reminded of and may still answer for, and until when. */
function openReminders({ member }: BoundSituation, round: Round): ReadonlyMap<string, Date> {
  const told = new Set(remindersOf(member.id, round).map(({ key }) => key));
  const open = round.view.plans.flatMap((plan) => openWindows(round, plan));
  const untils = new Map<string, Date>();
  for (const { key, until } of open.filter((one) => told.has(one.key))) {
    const before = untils.get(key);
    if (before === undefined || before < until) untils.set(key, until);
  }
  return untils;
}

/** What the speaker was reminded of and his units still owe. */
function owedHere(situation: BoundSituation, round: Round): readonly Owed[] {
  const own = postingsOf(situation.member)
    .filter(({ role }) => role === 'liaison')
    .map(({ unit }) => unit);
  const keys = openReminders(situation, round);
  return owedNow(round, (unit, { key }) => own.includes(unit) && keys.has(key));
}

/** One zero report a unit and period, of what the reminder listed. */
function zeroReports(situation: BoundSituation, all: readonly Owed[]): readonly NewLedgerEntry[] {
  const periods = new Map<string, readonly [Owed, ...Owed[]]>();
  for (const owed of all) {
    const { to } = upToToday(owed.window, situation.today);
    const name = JSON.stringify([owed.unit, to]);
    const before = periods.get(name);
    periods.set(name, before === undefined ? [owed] : [...before, owed]);
  }
  return [...periods.values()].map((group) => {
    const [{ unit, window }] = group;
    const indicatorIds = group.flatMap(({ indicators }) => indicators.map(({ id }) => id));
    const tasks = group.flatMap(({ plan, tasks: owed }) =>
      owed.map(({ no }) => ({ planId: plan.id, no })),
    );
    const asOf = upToToday(window, situation.today).to;
    const event = {
      kind: 'no-change-reported' as const,
      indicatorIds,
      ...(tasks.length === 0 ? {} : { tasks }),
      asOf,
    };
    return entryHere(situation, event, unit);
  });
}

/**
 * The one tap under a reminder: a zero report for everything that the speaker's units owe, without a
 * receipt, since the reminder has just listed it.
 * @returns `null` where no reminder waits for an answer: then it is a zero report like any other
 */
export function decideNoChange(situation: BoundSituation, round: Round): Outcome | null {
  if (openReminders(situation, round).size === 0) return null;
  const owed = owedHere(situation, round);
  if (owed.length === 0) return justSay(textReply(here(situation), reminderTexts.noChangeNothing));
  const units = [...new Set(owed.map(({ unit }) => unit))];
  return {
    ...silence,
    replies: [textReply(here(situation), reminderTexts.noChangeDone(units))],
    entries: zeroReports(situation, owed),
  };
}

/** 7月14日16:00; of a day that counts to its end only the day. */
function endWords(until: Date, today: IsoDate): string {
  if (minuteOfDay(until) === 0) return formatDate(addDays(dateOf(until), -1), today);
  return `${formatDate(dateOf(until), today)}${clockText(until)}`;
}

/** 明天再提醒: his own wish, so it does not count as a second reminder of the period. */
export function decideLater(situation: BoundSituation, round: Round): Outcome {
  const open = openReminders(situation, round);
  const last = remindersOf(situation.member.id, round).findLast(
    ({ key, state }) => state === 'told' && open.has(key),
  );
  const until = open.get(last?.key ?? '');
  if (last === undefined || until === undefined || owedHere(situation, round).length === 0) {
    return justSay(textReply(here(situation), reminderTexts.snoozeNothing));
  }
  const day = nearWorkday(round.calendar, situation.today, 1);
  const at = instantAt(day, 0, AGAIN_MINUTE);
  if (at >= until) {
    const end = endWords(until, situation.today);
    return justSay(textReply(here(situation), reminderTexts.snoozeTooLate(end)));
  }
  const { kind, key, memberId } = last;
  return {
    ...silence,
    replies: [
      textReply(here(situation), reminderTexts.snoozed(formatDate(dateOf(at), situation.today))),
    ],
    occasions: [occasion(kind, key, { memberId, state: 'snoozed', at })],
  };
}
