import { wordKey } from '../../kernel/word-key.js';
import { OFFICE_UNIT } from '../../ledger/current-figure.js';
import type { NamedThing, NewLedgerEntry } from '../../ledger/ledger-entry.js';
import { foldLedger } from '../../ledger/ledger-state.js';
import { activeNames, isSameThing, lexiconNames } from '../../ledger/name-book.js';
import { buildLexicon } from '../../plan/build-lexicon.js';
import { silence } from '../outcome.js';
import type { Outcome, WorkspaceView } from '../workspace.js';
import { checkWord } from './check-word.js';
import { isInPlans, thingsNamed, thingWords } from './named-things.js';
import { namingTexts } from './naming-texts.js';
import { problemText } from './problem-texts.js';

/** A learned name as it is written into a file and carried to another workspace or the next plan. */
export interface CarriedName {
  readonly word: string;
  readonly kind: NamedThing['kind'];
  /** Short name of the indicator, or full name of the unit. */
  readonly target: string;
}

export interface ShownName extends CarriedName {
  readonly no: number;
  readonly version: number;
  readonly learnedAt: Date;
  /** Whether a plan of the workspace still holds what it stands for. */
  readonly isInPlan: boolean;
}

/** The names that hold in a workspace, by their numbers. */
export function shownNames(view: WorkspaceView): readonly ShownName[] {
  const { names } = foldLedger(view.ledger, view.plans);
  return [...activeNames(names)]
    .sort((a, b) => a.no - b.no)
    .map(({ no, word, target, version, learned }) => ({
      no,
      word,
      kind: target.kind,
      target: thingWords(target, view.plans),
      version,
      learnedAt: learned.at,
      isInPlan: isInPlans(target, view.plans),
    }));
}

export interface NameImport {
  readonly outcome: Outcome;
  readonly learned: number;
  /** Names that hold already. */
  readonly known: number;
  /** A sentence for each name that was not taken. */
  readonly refused: readonly string[];
}

/**
 * Takes names from a file, by the same rules as in chat but for the trial on stored messages: they were
 * tried where they were taught, and a plan that has just begun has nothing to try them on.
 */
export function importNames(
  view: WorkspaceView,
  carried: readonly CarriedName[],
  { now, botName }: { readonly now: Date; readonly botName: string },
): NameImport {
  const { plans } = view;
  const { names } = foldLedger(view.ledger, plans);
  const active = activeNames(names);
  const lexicon = buildLexicon(plans, { botName, learned: lexiconNames(active, plans) });
  const entries = new Map<string, NewLedgerEntry>();
  const refused: string[] = [];
  let known = 0;
  for (const { word, kind, target: text } of carried) {
    const target = thingsNamed(text, { plans, lexicon }).find((thing) => thing.kind === kind);
    if (target === undefined) {
      refused.push(namingTexts.noSuchThing(text));
      continue;
    }
    const means = thingsNamed(word, { plans, lexicon });
    if (means.length === 1 && means.every((thing) => isSameThing(thing, target))) {
      known += 1;
      continue;
    }
    const problem = checkWord(word, target, { now, view, lexicon });
    if (problem !== null) {
      refused.push(problemText(word, problem, plans));
      continue;
    }
    const by = { at: now, memberId: null, unit: OFFICE_UNIT, source: null, receiptId: null };
    entries.set(wordKey(word), { event: { kind: 'name-learned', word, target }, ...by });
  }
  const outcome: Outcome = { ...silence, entries: [...entries.values()] };
  return { outcome, learned: entries.size, known, refused };
}
