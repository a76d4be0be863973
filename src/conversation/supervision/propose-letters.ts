import type { Subject } from '../../answers/subjects.js';
import { dateOf } from '../../kernel/dates.js';
import { isOpen, type Supervision } from '../../ledger/supervision.js';
import { nearWorkday } from '../../plan/calendar/work-calendar.js';
import { formatDate } from '../../plan/format-figure.js';
import type { Indicator, Plan } from '../../plan/model.js';
import { textReply } from '../outcome.js';
import { scheduleStart } from '../periodic/publications-here.js';
import {
  allOf,
  findOccasion,
  isRunning,
  NOTHING,
  occasion,
  officeOf,
  type Doings,
  type Round,
} from '../periodic/round.js';
import { isSameThing, standingWords } from './letter-words.js';
import { officeTexts } from './letter-texts.js';
import { hasLasted, isProposed, isRed, redSpell, type RedSpell } from './red-spell.js';

/** The deadline that is offered: two working weeks, which the office may change. */
const OFFERED_WORKDAYS = 10;
/** More would not fit under a message; the rest is said in its lines. */
const MOST_BUTTONS = 5;

interface Proposal extends Subject {
  readonly spell: RedSpell;
}

/** Once a working day is enough: lights change with reports, not with the hour. */
function isLookedAt({ view, today }: Round, plan: Plan): boolean {
  const last = findOccasion(view, { kind: 'supervision-look', key: 'daily', planId: plan.id });
  return last !== null && dateOf(last.at) === today;
}

function hasOpenLetter(letters: readonly Supervision[], { plan, indicator }: Subject): boolean {
  const thing = { kind: 'indicator' as const, indicatorId: indicator.id };
  return letters.some(
    (one) => isOpen(one) && one.planId === plan.id && isSameThing(one.subject, thing),
  );
}

function offeredDay({ calendar, today }: Round): string {
  let day = today;
  for (let count = 0; count < OFFERED_WORKDAYS; count += 1) day = nearWorkday(calendar, day, 1);
  return formatDate(day, today);
}

function tellOffice(round: Round, plan: Plan, proposals: readonly Proposal[]): Doings {
  const [first] = proposals;
  if (first === undefined) return NOTHING;
  const { ledger, now, today, view } = round;
  const day = offeredDay(round);
  const isOnly = view.plans.filter((one) => isRunning(one, today)).length === 1;
  const orderFor = ({ indicator }: Subject): string => {
    const name = isOnly ? indicator.shortName : `《${plan.title}》${indicator.shortName}`;
    return `督办 ${name}${indicator.ownerUnit === null ? ' 某单位' : ''} ${day}前`;
  };
  const lines = proposals.map(({ indicator, spell: { figure, since } }) =>
    officeTexts.proposal({
      name: indicator.shortName,
      since: formatDate(since, today),
      standing: standingWords(
        ledger,
        { kind: 'indicator', plan, indicator },
        { figure, beside: today },
      ),
      unit: indicator.ownerUnit,
    }),
  );
  const text = [
    officeTexts.proposalHead(plan.title),
    ...lines,
    officeTexts.proposalFoot(orderFor(first)),
  ].join('\n');
  const buttons = proposals
    .filter(({ indicator }) => indicator.ownerUnit !== null)
    .slice(0, MOST_BUTTONS)
    .map((one) => ({
      label: officeTexts.proposalButton(one.indicator.shortName),
      text: orderFor(one),
    }));
  return {
    replies: officeOf(view).map(({ id }) => ({
      ...textReply({ kind: 'member', memberId: id }, text),
      buttons,
    })),
    entries: [],
    occasions: proposals.map(({ indicator }) =>
      occasion('supervision-proposed', indicator.id, { planId: plan.id, state: 'told', at: now }),
    ),
  };
}

function lookAt(round: Round, plan: Plan, letters: readonly Supervision[]): Doings {
  const { ledger, now, today } = round;
  const proposals: Proposal[] = [];
  const over: Indicator[] = [];
  for (const indicator of plan.indicators) {
    const subject = { plan, indicator };
    const proposed = isProposed(round, subject);
    if (!isRed(ledger, subject, today)) {
      if (proposed) over.push(indicator);
    } else if (!proposed && !hasOpenLetter(letters, subject)) {
      const spell = redSpell(ledger, subject, today);
      if (spell !== null && hasLasted(round, subject, spell)) proposals.push({ ...subject, spell });
    }
  }
  const looked = occasion('supervision-look', 'daily', {
    planId: plan.id,
    state: 'told',
    at: now,
  });
  const ended = over.map(({ id }) =>
    occasion('supervision-proposed', id, { planId: plan.id, state: 'over', at: now }),
  );
  return allOf([tellOffice(round, plan, proposals), { ...NOTHING, occasions: [looked, ...ended] }]);
}

/**
 * Tells the office which indicators stay red, once a spell; it decides whether a letter is issued.
 * Without anybody in the office nothing is noted, so that the first who comes hears of it.
 */
export function proposeLetters(round: Round, letters: readonly Supervision[]): Doings {
  if (officeOf(round.view).length === 0) return NOTHING;
  return allOf(
    round.view.plans
      .filter(
        (plan) =>
          isRunning(plan, round.today) &&
          scheduleStart(round, plan) !== null &&
          !isLookedAt(round, plan),
      )
      .map((plan) => lookAt(round, plan, letters)),
  );
}
