import { isWorkingTime } from '../../digest/schedule/publications.js';
import { isOpen, type Supervision, type SupervisionStep } from '../../ledger/supervision.js';
import type { Button } from '../../message/reply.js';
import { formatDate } from '../../plan/format-figure.js';
import { asButton, textReply } from '../outcome.js';
import { liaisonsOf } from '../periodic/owed-now.js';
import { findOccasion, NOTHING, occasion, type Doings, type Round } from '../periodic/round.js';
import { letterKey, stepWords, type TextOf } from './letter-steps.js';
import { draftTexts, letterTexts, unitTexts } from './letter-texts.js';
import { letterName, matterName, matterOf, shortName, standingWords } from './letter-words.js';

/** What happened longer ago is no news, even to a unit that had no liaison until now. */
const NEWS_MS = 30 * 86_400_000;

/** What the unit did itself it need not be told. */
const TOLD: readonly SupervisionStep['kind'][] = [
  'issued',
  'returned',
  'extended',
  'closed',
  'withdrawn',
];

/** Nobody is written to in the evening, on a day off, or in a week that may be one. */
export function mayDisturb({ calendar, now, today }: Round): boolean {
  return isWorkingTime(calendar, now) && calendar.isReminderDay(today);
}

/** Steps that the letter's unit does not know of yet. */
export function untoldSteps(round: Round, letter: Supervision): readonly SupervisionStep[] {
  const { planId } = letter;
  const told = findOccasion(round.view, {
    kind: 'supervision-told',
    key: letterKey(letter),
    planId,
  });
  const knows = Number(told?.note ?? 0);
  return letter.steps.filter(
    ({ kind, by }) =>
      TOLD.includes(kind) && by.seq > knows && round.now.getTime() - by.at.getTime() <= NEWS_MS,
  );
}

/** The letter as its unit reads it in chat. */
export function letterLines(
  { ledger, today, botName }: Round,
  letter: Supervision,
  textOf: TextOf,
): readonly string[] {
  const matter = matterOf(ledger.plans, letter);
  const name = matterName(matter);
  const demand = stepWords(letter.steps[0], textOf, botName) ?? draftTexts.defaultMatter(name);
  const standing =
    matter === null
      ? []
      : [
          letterTexts.matter(name, matter.plan.title),
          letterTexts.standing(
            standingWords(ledger, matter, { figure: letter.figure, beside: today }),
          ),
        ];
  return [...standing, letterTexts.demand(demand)];
}

function stepLines(
  round: Round,
  letter: Supervision,
  { step, textOf }: { readonly step: SupervisionStep; readonly textOf: TextOf },
): readonly string[] {
  const { today, botName } = round;
  const name = letterName(letter.letter, today);
  const short = shortName(letter.letter, today);
  const day = formatDate(letter.deadline, today);
  switch (step.kind) {
    case 'issued':
      return [
        unitTexts.head(name, letter.unit),
        ...letterLines(round, letter, textOf),
        unitTexts.until(day),
        unitTexts.how(short),
      ];
    case 'returned':
      return [
        unitTexts.returned(name, stepWords(step, textOf, botName)),
        unitTexts.again(short, day),
      ];
    case 'extended':
      return [unitTexts.extended(name, formatDate(step.deadline, today))];
    case 'closed':
      return [unitTexts.closed(name)];
    case 'withdrawn':
      return [unitTexts.withdrawn(name)];
    case 'received':
    case 'replied':
      return [];
  }
}

function buttonsFor(letter: Supervision, today: Round['today']): readonly Button[] {
  if (!isOpen(letter)) return [];
  const short = shortName(letter.letter, today);
  const reply = { label: unitTexts.reply(short), text: `${short}回复` };
  return letter.state === 'issued' ? [asButton(`收到${short}`), reply] : [reply];
}

/**
 * Tells the unit's liaisons privately what they do not know of a letter yet: at once in working hours,
 * else when these begin, or when somebody is bound for the unit.
 */
export function tellUnit(round: Round, letter: Supervision, textOf: TextOf): Doings {
  const untold = untoldSteps(round, letter);
  const last = letter.steps.at(-1);
  if (untold.length === 0 || last === undefined || !mayDisturb(round)) return NOTHING;
  const liaisons = liaisonsOf(round, letter.unit);
  if (liaisons.length === 0) return NOTHING;
  const told = occasion('supervision-told', letterKey(letter), {
    planId: letter.planId,
    state: 'told',
    note: String(last.by.seq),
    at: round.now,
  });
  const isNew = untold.some(({ kind }) => kind === 'issued');
  // Issued and ended before anybody was told: nothing has to be done.
  if (isNew && !isOpen(letter)) return { ...NOTHING, occasions: [told] };
  const steps = isNew ? untold.filter(({ kind }) => kind !== 'extended') : untold;
  const lines = steps.flatMap((step) => stepLines(round, letter, { step, textOf }));
  const buttons = buttonsFor(letter, round.today);
  return {
    replies: liaisons.map(({ id }) => ({
      ...textReply({ kind: 'member', memberId: id }, lines.join('\n')),
      buttons,
    })),
    entries: [],
    occasions: [told],
  };
}
