import { wordKey } from '../kernel/word-key.js';
import type { LearnedName } from '../plan/lexicon.js';
import type { Plan } from '../plan/model.js';
import type { LedgerEntry, LedgerEvent, NamedThing } from './ledger-entry.js';
import { indicatorsById } from './shared-indicators.js';
import type { Provenance, TrackedFact } from './tracked.js';

/** One version of a learned name: what a word stands for, from when and by whom, until when. */
export interface LearnedEntry {
  /** Small number of the word for 撤销简称2; given at its first version and never to another word. */
  readonly no: number;
  /** As it was taught. */
  readonly word: string;
  readonly target: NamedThing;
  /** 1, 2, 3 … of this word. */
  readonly version: number;
  readonly learned: Provenance;
  /** `null` while it holds. `withdrawn`: its confirmation was taken back, so it never counted. */
  readonly ended: {
    readonly how: 'forgotten' | 'replaced' | 'withdrawn';
    readonly by: Provenance;
  } | null;
}

/** A name that the office is asked to learn. */
export interface NameProposal {
  /**
   * Number of the ledger entry that raised it, for 记住12: whatever is withdrawn later or leaves a plan, it stands for
   * this word or for nothing, never for another.
   */
  readonly no: number;
  readonly word: string;
  readonly target: NamedThing;
  /** `proposed`: a member asked for it. `repeated`: the word was corrected to the same thing twice. */
  readonly how: 'proposed' | 'repeated';
  readonly raised: Provenance;
  /** `null` while the office has not decided. */
  readonly closed: 'learned' | 'declined' | null;
}

/** Everything that was taught, in order; of each word the version without an end holds. */
export interface NameBook {
  readonly entries: readonly LearnedEntry[];
  readonly proposals: readonly NameProposal[];
  /**
   * Changes whenever what holds changes, for lexicons kept in memory: hash of the last entry that counts
   * and how many count, since a withdrawal takes one out without adding another.
   */
  readonly revision: string;
}

/** How often a word must have been assigned to the same thing before the office is asked to learn it. */
const REPEATS = 2;

export function isSameThing(one: NamedThing, other: NamedThing): boolean {
  return one.kind === other.kind && one.name === other.name;
}

const NAME_KINDS = ['name-learned', 'name-forgotten', 'name-proposed', 'name-declined'] as const;

export type NameEvent = Extract<LedgerEvent, { kind: (typeof NAME_KINDS)[number] }>;

export function isNameEvent(event: LedgerEvent): event is NameEvent {
  return NAME_KINDS.some((kind) => kind === event.kind);
}

/** Builds a `NameBook` while the ledger is folded, entry by entry. */
export class NameBookDraft {
  readonly #entries: LearnedEntry[] = [];
  /** Index of the version that holds, by key. */
  readonly #current = new Map<string, number>();
  readonly #numbers = new Map<string, { readonly no: number; versions: number }>();
  readonly #proposals: NameProposal[] = [];
  readonly #assigned = new Map<string, Set<string>>();
  #count = 0;
  #lastHash = '';

  apply(entry: LedgerEntry, event: NameEvent): void {
    if (event.kind === 'name-learned') this.#learn(entry, event.word, event.target);
    else if (event.kind === 'name-forgotten') this.#forget(entry, event.word);
    else if (event.kind === 'name-declined')
      this.#close(wordKey(event.word), event.target, 'declined');
    else this.#raise(event.word, event.target, { how: 'proposed', raised: provenance(entry) });
  }

  #learn(entry: LedgerEntry, word: string, target: NamedThing): void {
    const key = wordKey(word);
    const by = provenance(entry);
    this.#end(key, 'replaced', by);
    this.#current.set(key, this.#entries.length);
    this.#entries.push({ ...this.#number(key), word, target, learned: by, ended: null });
    this.#close(key, null, 'learned');
    this.#counts(entry);
  }

  #forget(entry: LedgerEntry, word: string): void {
    this.#end(wordKey(word), 'forgotten', provenance(entry));
    this.#counts(entry);
  }

  /** What a withdrawn confirmation had taught: kept for the history, without effect. */
  withdrawn(entry: LedgerEntry, named: { word: string; target: NamedThing }, by: Provenance): void {
    const { word, target } = named;
    const ended = { how: 'withdrawn' as const, by };
    this.#entries.push({
      ...this.#number(wordKey(word)),
      word,
      target,
      learned: provenance(entry),
      ended,
    });
  }

  /** A figure whose word a person had to explain; several of one message count once. */
  assigned({ fact, recorded }: TrackedFact, plans: readonly Plan[]): void {
    if (fact.saidAs === undefined) return;
    const indicator = indicatorsById(plans).get(fact.indicatorId);
    if (indicator === undefined) return;
    const { id: indicatorId, shortName: name } = indicator;
    const key = `${wordKey(fact.saidAs)} ${name}`;
    const messages = this.#assigned.get(key) ?? new Set<string>();
    this.#assigned.set(key, messages.add(recorded.source?.messageId ?? `${recorded.seq}`));
    if (messages.size < REPEATS) return;
    const target: NamedThing = { kind: 'indicator', indicatorId, name };
    this.#raise(fact.saidAs, target, { how: 'repeated', raised: recorded });
  }

  finish(): NameBook {
    return {
      entries: this.#entries,
      proposals: this.#proposals,
      revision: `${this.#count} ${this.#lastHash}`,
    };
  }

  #counts({ hash }: LedgerEntry): void {
    this.#count += 1;
    this.#lastHash = hash;
  }

  #number(key: string): { readonly no: number; readonly version: number } {
    const known = this.#numbers.get(key) ?? { no: this.#numbers.size + 1, versions: 0 };
    known.versions += 1;
    this.#numbers.set(key, known);
    return { no: known.no, version: known.versions };
  }

  #end(key: string, how: 'forgotten' | 'replaced', by: Provenance): void {
    const index = this.#current.get(key);
    const entry = index === undefined ? undefined : this.#entries[index];
    if (index === undefined || entry === undefined) return;
    this.#entries[index] = { ...entry, ended: { how, by } };
    this.#current.delete(key);
  }

  /** Proposed once: not again while it waits, after a refusal, or when the word already means that. */
  #raise(word: string, target: NamedThing, by: Pick<NameProposal, 'how' | 'raised'>): void {
    const key = wordKey(word);
    const holds = this.#entries[this.#current.get(key) ?? -1];
    if (holds !== undefined && isSameThing(holds.target, target)) return;
    const isKnown = this.#proposals.some(
      (old) =>
        wordKey(old.word) === key && isSameThing(old.target, target) && old.closed !== 'learned',
    );
    if (isKnown) return;
    this.#proposals.push({ no: by.raised.seq, word, target, ...by, closed: null });
  }

  /** @param target `null`: whatever the word was proposed for */
  #close(key: string, target: NamedThing | null, how: 'learned' | 'declined'): void {
    this.#proposals.forEach((proposal, index) => {
      if (proposal.closed !== null || wordKey(proposal.word) !== key) return;
      if (target !== null && !isSameThing(proposal.target, target)) return;
      this.#proposals[index] = { ...proposal, closed: how };
    });
  }
}

function provenance({ seq, at, memberId, unit, source, receiptId }: LedgerEntry): Provenance {
  return { seq, at, memberId, unit, source, receiptId };
}

/** The names that hold now, in the order they were learned. */
export function activeNames({ entries }: NameBook): readonly LearnedEntry[] {
  return entries.filter(({ ended }) => ended === null);
}

export function openNameProposals({ proposals }: NameBook): readonly NameProposal[] {
  return proposals.filter(({ closed }) => closed === null);
}

interface Taught {
  readonly word: string;
  readonly target: NamedThing;
}

/**
 * Learned names as the lexicon takes them: of an indicator for every plan that holds it, by id or by short
 * name, so that a name outlives the plan it was taught under. A word that a plan has since given to another
 * thing as its own name is left out: the document goes before what was said in chat.
 */
export function lexiconNames(
  names: readonly Taught[],
  plans: readonly Plan[],
): readonly LearnedName[] {
  const indicators = plans.flatMap((plan) => plan.indicators);
  const units = plans.flatMap((plan) => plan.units.map(({ name }) => name));
  const owners = new Map([
    ...indicators.flatMap(({ name, shortName }) =>
      [name, shortName].map((given) => [wordKey(given), shortName] as const),
    ),
    ...units.map((name) => [wordKey(name), name] as const),
  ]);
  return names.flatMap(({ word, target }): LearnedName[] => {
    if ((owners.get(wordKey(word)) ?? target.name) !== target.name) return [];
    if (target.kind === 'unit') return [{ word, unit: target.name }];
    return indicators
      .filter(({ id, shortName }) => id === target.indicatorId || shortName === target.name)
      .map(({ id }) => ({ word, indicatorId: id }));
  });
}
