import { dateOf, instantAt } from '../../kernel/dates.js';
import { nearWorkday } from '../../plan/calendar/work-calendar.js';
import { formatDate } from '../../plan/format-figure.js';
import { entryHere } from '../decide-adopt.js';
import { justSay, silence, textReply } from '../outcome.js';
import { postingsOf } from '../posting.js';
import { here, type BoundSituation } from '../situation.js';
import type { Occasion } from '../occasion.js';
import type { Outcome } from '../workspace.js';
import { owedNow } from './owed-now.js';
import { reminderTexts } from './periodic-texts.js';
import { occasion, type Round } from './round.js';

/** When somebody who asked for it is reminded again. */
const AGAIN_MINUTE = 9 * 60 + 30;

/** Units that the speaker reports for and that owe something he was reminded of. */
function unitsReminded({ member }: BoundSituation, round: Round): readonly string[] {
  const own = postingsOf(member)
    .filter(({ role }) => role === 'liaison')
    .map(({ unit }) => unit);
  const keys = new Set(remindersOf(member.id, round).map(({ key }) => key));
  const owed = owedNow(round).filter(
    ({ unit, window }) => own.includes(unit) && keys.has(window.key),
  );
  return [...new Set(owed.map(({ unit }) => unit))];
}

function remindersOf(memberId: Occasion['memberId'], { view }: Round): readonly Occasion[] {
  return view.occasions.filter((one) => one.kind === 'reminder' && one.memberId === memberId);
}

/**
 * The one tap under a reminder: a zero report for everything that the speaker's units owe, without a
 * receipt, since the reminder has just listed it.
 */
export function decideNoChange(situation: BoundSituation, round: Round): Outcome {
  const units = unitsReminded(situation, round);
  if (units.length === 0) {
    return justSay(textReply(here(situation), reminderTexts.noChangeNothing));
  }
  const event = { kind: 'no-change-reported' as const, indicatorIds: [], asOf: situation.today };
  return {
    ...silence,
    replies: [textReply(here(situation), reminderTexts.noChangeDone(units))],
    entries: units.map((unit) => entryHere(situation, event, unit)),
  };
}

/** 明天再提醒: his own wish, so it does not count as a second reminder of the period. */
export function decideLater(situation: BoundSituation, round: Round): Outcome {
  const last = remindersOf(situation.member.id, round).findLast(({ state }) => state === 'told');
  if (last === undefined || unitsReminded(situation, round).length === 0) {
    return justSay(textReply(here(situation), reminderTexts.snoozeNothing));
  }
  const day = nearWorkday(round.calendar, situation.today, 1);
  const at = instantAt(day, 0, AGAIN_MINUTE);
  const { kind, key, memberId } = last;
  return {
    ...silence,
    replies: [
      textReply(here(situation), reminderTexts.snoozed(formatDate(dateOf(at), situation.today))),
    ],
    occasions: [occasion(kind, key, { memberId, state: 'snoozed', at })],
  };
}
