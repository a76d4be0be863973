import { addDays, instantAt } from '../../kernel/dates.js';
import { isOverdue, type Supervision } from '../../ledger/supervision.js';
import { WORKING_MINUTES } from '../../digest/schedule/plan-schedule.js';
import { formatDate } from '../../plan/format-figure.js';
import { textReply } from '../outcome.js';
import { liaisonsOf } from '../periodic/owed-now.js';
import {
  findOccasion,
  NOTHING,
  occasion,
  officeOf,
  type Doings,
  type Round,
} from '../periodic/round.js';
import { letterKey } from './letter-steps.js';
import { officeTexts, unitTexts } from './letter-texts.js';
import { letterName, matterName, matterOf, shortName } from './letter-words.js';

/** A deadline that passed longer ago, such as before a long outage, is only listed. */
const NEWS_DAYS = 30;

/** Once a deadline: the office and the unit each hear privately that it passed unanswered. */
export function tellOverdue(round: Round, letter: Supervision): Doings {
  const { now, today, view, ledger } = round;
  const { deadline, planId, unit } = letter;
  if (!isOverdue(letter, today) || deadline < addDays(today, -NEWS_DAYS)) return NOTHING;
  const key = `${letterKey(letter)} ${deadline}`;
  if (findOccasion(view, { kind: 'supervision-overdue', key, planId }) !== null) return NOTHING;
  const full = letterName(letter.letter, today);
  const day = formatDate(deadline, today);
  const name = matterName(matterOf(ledger.plans, letter));
  const toOffice = officeTexts.overdue(full, unit, name, day);
  const toUnit = unitTexts.overdue(full, name, day, shortName(letter.letter, today));
  const until = instantAt(today, 0, WORKING_MINUTES.to);
  return {
    replies: [
      ...officeOf(view).map(({ id }) => textReply({ kind: 'member', memberId: id }, toOffice)),
      ...liaisonsOf(round, unit).map(({ id }) => ({
        ...textReply({ kind: 'member', memberId: id }, toUnit),
        until,
      })),
    ],
    entries: [],
    occasions: [occasion('supervision-overdue', key, { planId, state: 'told', at: now })],
  };
}
