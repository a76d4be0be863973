import { isWorkingTime } from '../../digest/schedule/publications.js';
import { WORKING_MINUTES } from '../../digest/schedule/plan-schedule.js';
import { dateOf, instantAt } from '../../kernel/dates.js';
import type { MemberId } from '../../kernel/ids.js';
import { formatDate, formatFigure } from '../../plan/format-figure.js';
import type { Reply } from '../../message/reply.js';
import { textReply } from '../outcome.js';
import type { Occasion } from '../occasion.js';
import { headsOf, lastKnown, liaisonsOf, owedNow, type Owed } from './owed-now.js';
import { periodWords, reminderTexts } from './periodic-texts.js';
import {
  allOf,
  findOccasion,
  NOTHING,
  occasion,
  officeOf,
  type Doings,
  type Round,
} from './round.js';

function reminded(round: Round, key: string, memberId: MemberId): Occasion | null {
  return findOccasion(round.view, { kind: 'reminder', key, memberId });
}

/** An outage of a platform does not carry a reminder into the evening. */
function endOfWork({ today }: Round): Date {
  return instantAt(today, 0, WORKING_MINUTES.to);
}

/** Not yet told, or put off by himself until now. */
function isDue(round: Round, key: string, memberId: MemberId): boolean {
  const told = reminded(round, key, memberId);
  return told === null || (told.state === 'snoozed' && told.at <= round.now);
}

function figureLine(round: Round, indicator: Owed['indicators'][number]): string {
  const figure = lastKnown(round, indicator);
  const last =
    figure === null
      ? null
      : `${formatFigure(figure.value, indicator.unit, figure.approx)}（截至${formatDate(figure.asOf, round.today)}）`;
  return reminderTexts.figure(indicator.shortName, last);
}

/** Everything that 本期无变化 will stand for, however long. */
function linesOf(round: Round, all: readonly Owed[]): readonly string[] {
  const figures = all.flatMap(({ indicators }) => indicators.map((one) => figureLine(round, one)));
  const tasks = all.flatMap((owed) => owed.tasks.map(({ title }) => reminderTexts.task(title)));
  return [...figures, ...tasks];
}

function byUnit(all: readonly Owed[]): ReadonlyMap<string, readonly Owed[]> {
  const units = new Map<string, Owed[]>();
  for (const owed of all) units.set(owed.unit, [...(units.get(owed.unit) ?? []), owed]);
  return units;
}

/** One message a person and period, however many plans and units it is about. */
function reminderFor(round: Round, memberId: MemberId, key: string, all: readonly Owed[]): Doings {
  const parts = [...byUnit(all)].flatMap(([unit, owed]) => [
    reminderTexts.head(unit, periodWords(key)),
    ...linesOf(round, owed),
  ]);
  const text = [...parts, reminderTexts.foot].join('\n');
  const { noChange, later } = reminderTexts;
  return {
    replies: [
      {
        ...textReply({ kind: 'member', memberId }, text, [noChange, later]),
        until: endOfWork(round),
        whileOwed: { key, units: [...byUnit(all).keys()] },
      },
    ],
    entries: [],
    occasions: [occasion('reminder', key, { memberId, state: 'told', at: round.now })],
  };
}

interface Addressed {
  readonly memberId: MemberId;
  readonly key: string;
  readonly owed: readonly Owed[];
}

/** What each person is to be told, by period. */
function addressed(round: Round, all: readonly Owed[]): readonly Addressed[] {
  const found = new Map<string, Addressed>();
  for (const owed of all) {
    for (const { id } of liaisonsOf(round, owed.unit)) {
      if (!isDue(round, owed.window.key, id)) continue;
      const name = JSON.stringify([id, owed.window.key]);
      const before = found.get(name)?.owed ?? [];
      found.set(name, { memberId: id, key: owed.window.key, owed: [...before, owed] });
    }
  }
  return [...found.values()];
}

/** On a day before this one, so that there was time to answer. */
function hasBeenReminded(round: Round, { unit, window }: Owed): boolean {
  return liaisonsOf(round, unit).some(({ id }) => {
    const told = reminded(round, window.key, id);
    return told !== null && dateOf(told.at) < round.today;
  });
}

/** The second step, where the office has switched it on: once a period, names in private only. */
function secondStep(round: Round, all: readonly Owed[]): Doings {
  const due = all.filter(
    (owed) =>
      owed.second !== 'off' && round.now >= owed.window.secondFrom && hasBeenReminded(round, owed),
  );
  const byWindow = new Map<string, readonly Owed[]>();
  for (const owed of due) {
    const name = JSON.stringify([owed.plan.id, owed.window.key, owed.second]);
    byWindow.set(name, [...(byWindow.get(name) ?? []), owed]);
  }
  return allOf([...byWindow.values()].map((group) => tellSecond(round, group)));
}

function tellSecond(round: Round, group: readonly Owed[]): Doings {
  const [first] = group;
  if (first === undefined) return NOTHING;
  const { key } = first.window;
  const planId = first.plan.id;
  if (findOccasion(round.view, { kind: 'second-reminder', key, planId }) !== null) return NOTHING;
  return {
    replies: secondReplies(round, group, first),
    entries: [],
    occasions: [occasion('second-reminder', key, { planId, state: 'told', at: round.now })],
  };
}

/** To the unit's head where one is bound, else to the office. */
function secondReplies(round: Round, group: readonly Owed[], first: Owed): readonly Reply[] {
  const period = periodWords(first.window.key);
  const units = [...new Set(group.map(({ unit }) => unit))];
  const withHead =
    first.second === 'head' ? units.filter((unit) => headsOf(round, unit).length) : [];
  const until = endOfWork(round);
  const toHeads = withHead.flatMap((unit) =>
    headsOf(round, unit).map(({ id }) => ({
      ...textReply({ kind: 'member', memberId: id }, reminderTexts.secondHead(unit, period)),
      until,
      whileOwed: { key: first.window.key, units: [unit] },
    })),
  );
  const rest = units.filter((unit) => !withHead.includes(unit));
  if (rest.length === 0) return toHeads;
  const text = reminderTexts.second(period, rest);
  return [
    ...toHeads,
    ...officeOf(round.view).map(({ id }) => ({
      ...textReply({ kind: 'member', memberId: id }, text),
      until,
      whileOwed: { key: first.window.key, units: rest },
    })),
  ];
}

/**
 * Reminds whoever still owes, privately and once a period, in working hours of a working day; a figure
 * that has come from anyone entitled, and a report that waits for its confirmation, ends it.
 */
export function remind(round: Round): Doings {
  const { calendar, now, today } = round;
  if (!isWorkingTime(calendar, now) || !calendar.isReminderDay(today)) return NOTHING;
  const all = owedNow(
    round,
    (unit, window) =>
      round.now >= window.secondFrom ||
      liaisonsOf(round, unit).some(({ id }) => isDue(round, window.key, id)),
  );
  const first = addressed(round, all).map(({ memberId, key, owed }) =>
    reminderFor(round, memberId, key, owed),
  );
  return allOf([...first, secondStep(round, all)]);
}
