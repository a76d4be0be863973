import type { IsoDate } from '../kernel/dates.js';
import type { PlanId } from '../kernel/ids.js';
import { FoldMemory } from './fold-memory.js';
import type { LedgerEntry, LedgerEvent, LetterNo, SupervisedThing } from './ledger-entry.js';
import type { Provenance } from './tracked.js';

export type SupervisionEvent = Extract<LedgerEvent, { kind: `supervision-${string}` }>;

const STEPS = {
  'supervision-issued': 'issued',
  'supervision-received': 'received',
  'supervision-replied': 'replied',
  'supervision-returned': 'returned',
  'supervision-extended': 'extended',
  'supervision-closed': 'closed',
  'supervision-withdrawn': 'withdrawn',
} as const satisfies Record<SupervisionEvent['kind'], string>;

export type StepKind = (typeof STEPS)[SupervisionEvent['kind']];

/** 已发出, 已签收, 已回复, 已退回, 已办结, 已撤回. */
export type SupervisionState = Exclude<StepKind, 'extended'>;

/** One thing that happened to a letter. */
export interface SupervisionStep {
  readonly kind: StepKind;
  readonly by: Provenance;
  /** From this step on. */
  readonly deadline: IsoDate;
}

/** A supervision letter with all that became of it. */
export interface Supervision {
  readonly letter: LetterNo;
  readonly planId: PlanId;
  readonly subject: SupervisedThing;
  readonly unit: string;
  readonly deadline: IsoDate;
  /** When it was issued. */
  readonly figure: Extract<SupervisionEvent, { kind: 'supervision-issued' }>['figure'];
  readonly state: SupervisionState;
  /** First to last; the first one issued it. */
  readonly steps: readonly [SupervisionStep, ...SupervisionStep[]];
}

/** From which states a step is possible. A letter that was withdrawn stays so. */
const POSSIBLE: Readonly<Record<Exclude<StepKind, 'issued'>, readonly SupervisionState[]>> = {
  received: ['issued'],
  replied: ['issued', 'received', 'replied', 'returned'],
  returned: ['replied', 'closed'],
  extended: ['issued', 'received', 'replied', 'returned'],
  closed: ['issued', 'received', 'replied', 'returned'],
  withdrawn: ['issued', 'received', 'replied', 'returned'],
};

export function isSupervision(event: LedgerEvent): event is SupervisionEvent {
  return event.kind in STEPS;
}

/** Whether this may happen to the letter as it stands. */
export function isPossible({ state }: Supervision, step: keyof typeof POSSIBLE): boolean {
  return POSSIBLE[step].includes(state);
}

function sameLetter(one: LetterNo, other: LetterNo): boolean {
  return one.year === other.year && one.no === other.no;
}

function provenanceOf({ seq, at, memberId, unit, source, receiptId }: LedgerEntry): Provenance {
  return { seq, at, memberId, unit, source, receiptId };
}

/** The letter after an event of the ledger; one that is not possible changes nothing. */
function after(
  letter: Supervision,
  event: Exclude<SupervisionEvent, { kind: 'supervision-issued' }>,
  by: Provenance,
): Supervision {
  const kind = STEPS[event.kind];
  if (!isPossible(letter, kind)) return letter;
  const deadline = event.kind === 'supervision-extended' ? event.deadline : letter.deadline;
  return {
    ...letter,
    deadline,
    state: kind === 'extended' ? letter.state : kind,
    steps: [...letter.steps, { kind, by, deadline }],
  };
}

const EVERYTHING = {};
const known = new FoldMemory<readonly Supervision[]>();

/**
 * All supervision letters that the ledger knows, in the order they were issued. The list may grow, and
 * no more.
 */
export function readSupervisions(entries: readonly LedgerEntry[]): readonly Supervision[] {
  return known.of(entries, EVERYTHING, () => findSupervisions(entries));
}

function findSupervisions(entries: readonly LedgerEntry[]): readonly Supervision[] {
  const letters: Supervision[] = [];
  for (const entry of entries) {
    const { event } = entry;
    if (!isSupervision(event)) continue;
    const by = provenanceOf(entry);
    const index = letters.findIndex((one) => sameLetter(one.letter, event.letter));
    const found = letters[index];
    if (event.kind !== 'supervision-issued') {
      if (found !== undefined) letters[index] = after(found, event, by);
    } else if (found === undefined) {
      const { letter, planId, subject, unit, deadline, figure } = event;
      const steps = [{ kind: 'issued', by, deadline }] as const;
      letters.push({ letter, planId, subject, unit, deadline, figure, state: 'issued', steps });
    }
  }
  return letters;
}

/** The number that a letter issued now gets: they run within a workspace and year. */
export function nextLetter(letters: readonly Supervision[], year: number): LetterNo {
  const taken = letters.filter(({ letter }) => letter.year === year).map(({ letter }) => letter.no);
  return { year, no: Math.max(0, ...taken) + 1 };
}

/** Neither done nor withdrawn. */
export function isOpen({ state }: Supervision): boolean {
  return state !== 'closed' && state !== 'withdrawn';
}

/** The unit still owes an answer. */
export function awaitsReply(letter: Supervision): boolean {
  return isOpen(letter) && letter.state !== 'replied';
}

export function isOverdue(letter: Supervision, today: IsoDate): boolean {
  return awaitsReply(letter) && letter.deadline < today;
}

/** How many are under way, and how many of these have passed their deadline without an answer. */
export interface SupervisionCounts {
  readonly open: number;
  readonly overdue: number;
}

export function countSupervisions(
  letters: readonly Supervision[],
  today: IsoDate,
): SupervisionCounts {
  return {
    open: letters.filter(isOpen).length,
    overdue: letters.filter((letter) => isOverdue(letter, today)).length,
  };
}
