import { WORKING_MINUTES, type PlanSchedule } from '../../digest/schedule/plan-schedule.js';
import type { Plan } from '../../plan/model.js';
import { runsOffice } from '../binding/runs-office.js';
import { justSay, silence, textReply } from '../outcome.js';
import { here, type BoundSituation } from '../situation.js';
import type { Outcome, WorkspaceSettings } from '../workspace.js';
import type { ScheduleChange } from './periodic-command.js';
import type { Occasion } from '../occasion.js';
import type { Series } from './publications-here.js';
import { scheduleTexts } from './schedule-texts.js';
import { isRunning, occasion, scheduleOf, type Round } from './round.js';

/** The office sees a digest an hour before, and that hour has to be a working one. */
const FIRST_MINUTE = WORKING_MINUTES.from + 60;

/** `null`: no such time. */
function changed(schedule: PlanSchedule, change: ScheduleChange): PlanSchedule | null {
  const { weekly, bulletin, reminders } = schedule;
  switch (change.what) {
    case 'weekly-on':
      return { ...schedule, weekly: { ...weekly, isOn: change.on } };
    case 'bulletin-on':
      return { ...schedule, bulletin: { ...bulletin, isOn: change.on } };
    case 'weekly-consent':
      return { ...schedule, weekly: { ...weekly, needsConsent: change.on } };
    case 'bulletin-consent':
      return { ...schedule, bulletin: { ...bulletin, needsConsent: change.on } };
    case 'weekly-time': {
      const minute = change.minute ?? weekly.minute;
      if (minute < FIRST_MINUTE || minute > WORKING_MINUTES.to) return null;
      return { ...schedule, weekly: { ...weekly, weekday: change.weekday, minute } };
    }
    case 'rhythm':
      return { ...schedule, reminders: { ...reminders, rhythm: change.rhythm } };
    case 'second':
      return { ...schedule, reminders: { ...reminders, second: change.second } };
  }
}

/** What goes out at other times than before, or goes out again. */
function seriesMoved(before: PlanSchedule, after: PlanSchedule): readonly Series[] {
  const { weekly, bulletin } = after;
  const isWeeklyMoved =
    weekly.isOn !== before.weekly.isOn ||
    weekly.weekday !== before.weekly.weekday ||
    weekly.minute !== before.weekly.minute;
  const isBulletinMoved = bulletin.isOn !== before.bulletin.isOn;
  return [
    ...(isWeeklyMoved ? (['weekly'] as const) : []),
    ...(isBulletinMoved ? (['bulletin'] as const) : []),
  ];
}

/** The plans that run now, or all where none does. */
function plansConcerned({ view, today }: Round): readonly Plan[] {
  const running = view.plans.filter((plan) => isRunning(plan, today));
  return running.length > 0 ? running : view.plans;
}

function told(plans: readonly Plan[], settings: WorkspaceSettings): string {
  return plans
    .flatMap((plan) => scheduleTexts.lines(plan.title, scheduleOf(settings, plan.id)))
    .join('\n');
}

/** 周报设置: what holds, for whoever belongs to the office. */
export function showSchedule(situation: BoundSituation, round: Round): Outcome | null {
  if (!runsOffice(situation.member)) return null;
  const { settings } = round.view.workspace;
  const text = [told(plansConcerned(round), settings), scheduleTexts.how].join('\n');
  return justSay(textReply(here(situation), text));
}

/**
 * The office sets when digests go out and who is reminded. Its several plans that run at once are set
 * alike; a plan that begins later starts with the default again. What would have been due earlier under
 * the new times is not made up: its changes stand in the next one.
 */
export function decideSchedule(
  situation: BoundSituation,
  round: Round,
  change: ScheduleChange,
): Outcome {
  if (!runsOffice(situation.member)) {
    return justSay(textReply(here(situation), scheduleTexts.onlyOffice));
  }
  const { settings } = round.view.workspace;
  const plans = plansConcerned(round);
  const schedules = { ...settings.schedules };
  const occasions: Occasion[] = [];
  for (const { id: planId } of plans) {
    const before = scheduleOf(settings, planId);
    const after = changed(before, change);
    if (after === null) {
      return justSay(textReply(here(situation), scheduleTexts.outOfHours(FIRST_MINUTE)));
    }
    schedules[planId] = after;
    for (const series of seriesMoved(before, after)) {
      occasions.push(occasion('schedule', series, { planId, state: 'started', at: round.now }));
    }
  }
  const next = { ...settings, schedules };
  const text = [scheduleTexts.changed, told(plans, next)].join('\n');
  return { ...silence, replies: [textReply(here(situation), text)], settings: next, occasions };
}
