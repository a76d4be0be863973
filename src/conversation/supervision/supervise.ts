import { readSupervisions } from '../../ledger/supervision.js';
import { allOf, NOTHING, type Doings, type Round } from '../periodic/round.js';
import { loadTexts } from './letter-steps.js';
import { proposeLetters } from './propose-letters.js';
import { tellOverdue } from './tell-overdue.js';
import { mayDisturb, tellUnit, untoldSteps } from './tell-unit.js';

/**
 * What the clock brings about of supervision letters, in working hours: a proposal where an indicator
 * stays red, what a unit could not be told before, and a deadline that passed unanswered. No letter is
 * issued here; only a person does that.
 */
export async function supervise(round: Round): Promise<Doings> {
  if (!mayDisturb(round)) return NOTHING;
  const letters = readSupervisions(round.ledger.entries);
  const untold = letters.filter((letter) => untoldSteps(round, letter).length > 0);
  const textOf = await loadTexts(round, untold);
  return allOf([
    ...untold.map((letter) => tellUnit(round, letter, textOf)),
    ...letters.map((letter) => tellOverdue(round, letter)),
    proposeLetters(round, letters),
  ]);
}
