import { saidValue } from '../../answers/said-value.js';
import type { MemberId, MessageId, ReceiptId } from '../../kernel/ids.js';
import { wordKey } from '../../kernel/word-key.js';
import { canonicalJson } from '../../ledger/hash-chain.js';
import type { LedgerEntry, LedgerEvent } from '../../ledger/ledger-entry.js';
import { activeNames, lexiconNames } from '../../ledger/name-book.js';
import { buildLexicon } from '../../plan/build-lexicon.js';
import type { Lexicon } from '../../plan/lexicon.js';
import { understand } from '../../understanding/understand.js';
import type { Understanding } from '../../understanding/understanding.js';
import { postingsOf } from '../posting.js';
import type { Situation } from '../situation.js';
import type { Member, StoredMessage, WorkspaceView } from '../workspace.js';
import { hears } from './hears.js';
import type { NamingContext } from './naming-context.js';

/** A stored message that would be understood otherwise. */
interface NameChange {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** What names would change about the messages that became official. Nothing stored is touched. */
export interface NameEffect {
  /** Messages whose words are still kept. */
  readonly checked: number;
  /** Messages whose words were erased, so that nobody can tell. */
  readonly erased: number;
  /** Older messages that hold the word too but were not compared, for their number. */
  readonly left: number;
  readonly changes: readonly NameChange[];
}

/** Texts read from the database at once; between batches other work of the process gets its turn. */
const BATCH = 100;
/**
 * So many of the newest are understood twice whatever they say. A reading takes about a millisecond and
 * the workspace waits meanwhile, so of older ones only those in which the word can be heard are.
 */
const THOROUGH = 300;
/** More comparisons would keep the workspace waiting for long; the rest are told as not compared. */
const MAX_COMPARED = 1_000;

const SAID_SOMETHING: readonly LedgerEvent['kind'][] = [
  'fact-recorded',
  'fact-corrected',
  'no-change-reported',
  'progress-recorded',
  'task-state-set',
  'blocker-raised',
];

function withdrawnReceipts(ledger: readonly LedgerEntry[]): ReadonlySet<ReceiptId> {
  return new Set(
    ledger.flatMap(({ event }) => (event.kind === 'report-withdrawn' ? [event.receiptId] : [])),
  );
}

/** Messages whose confirmation stands, newest first. */
export function confirmedMessages({ ledger }: WorkspaceView): readonly MessageId[] {
  const withdrawn = withdrawnReceipts(ledger);
  const ids = ledger
    .filter(({ event }) => SAID_SOMETHING.includes(event.kind))
    .filter(({ receiptId }) => receiptId === null || !withdrawn.has(receiptId))
    .flatMap(({ source }) => source?.messageId ?? []);
  return [...new Set(ids.reverse())];
}

/** Calls `visit` with the newest confirmed messages whose words are kept. @returns how many were erased */
export async function eachConfirmed(
  { situation, load }: NamingContext,
  visit: (message: StoredMessage, text: string, index: number) => void,
  newest = Number.POSITIVE_INFINITY,
): Promise<number> {
  const ids = confirmedMessages(situation.view).slice(0, newest);
  let erased = 0;
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const messages = await load(batch);
    batch.forEach((id, at) => {
      const message = messages.get(id);
      if (message?.text == null) erased += 1;
      else visit(message, message.text, start + at);
    });
  }
  return erased;
}

/** The lexicon as it would be with these names taught or forgotten. */
export function lexiconWith(situation: Situation, events: readonly LedgerEvent[]): Lexicon {
  const { ledger, botName, glossary, view } = situation;
  const names = new Map(
    activeNames(ledger.names).map((name) => [wordKey(name.word), name] as const),
  );
  const taught = new Map<string, Parameters<typeof lexiconNames>[0][number]>(names);
  for (const event of events) {
    if (event.kind === 'name-forgotten') taught.delete(wordKey(event.word));
    if (event.kind === 'name-learned') taught.set(wordKey(event.word), event);
  }
  return buildLexicon(view.plans, {
    botName,
    ...(glossary === undefined ? {} : { glossary }),
    learned: lexiconNames([...taught.values()], view.plans),
  });
}

/** What of an understanding matters; where it stands in the text and how sure it is do not. */
function meaning(understood: Understanding): string {
  const { intent, facts, tasks, zeroReport, taskStates, query, blocker } = understood;
  const said = facts.map(
    ({ indicatorId, measure, value, from, asOf, approx, scope, onBehalfOf }) => ({
      ...{ indicatorId, measure, value, from, asOf, approx, scope, onBehalfOf },
    }),
  );
  return canonicalJson({ intent, said, tasks, zeroReport, taskStates, query, blocker });
}

function words({ intent, facts, zeroReport, query }: Understanding): string {
  if (facts.length > 0) {
    return facts.map((fact) => `${fact.indicator}${saidValue(fact, fact.unit)}`).join('、');
  }
  if (zeroReport !== null) return '零报告';
  if (query !== null) return '提问';
  return intent === 'report' || intent === 'correction' ? '工作进展（无数据）' : '不作汇报';
}

/** The change in words; where figures stay the same it lies in task or unit. */
function changeOf(text: string, before: Understanding, after: Understanding): NameChange {
  const [old, now] = [words(before), words(after)];
  return old === now
    ? { text, before: old, after: `${now}（所属任务或单位不同）` }
    : { text, before: old, after: now };
}

/** Reads stored messages as the lexicon of now has it, and as another one would. */
class Comparison {
  readonly #members: ReadonlyMap<MemberId, Member>;
  readonly changes: NameChange[] = [];
  compared = 0;

  constructor(
    private readonly situation: Situation,
    private readonly after: Lexicon,
  ) {
    this.#members = new Map(situation.view.members.map((member) => [member.id, member]));
  }

  compare({ memberId, sentAt }: StoredMessage, text: string): void {
    const member = memberId === null ? undefined : this.#members.get(memberId);
    const posting = member === undefined ? undefined : postingsOf(member)[0];
    const sender = { unit: posting?.unit ?? null, role: posting?.role ?? ('liaison' as const) };
    const input = { text, now: sentAt, sender, context: [] };
    const was = understand(input, this.situation.lexicon);
    const would = understand(input, this.after);
    this.compared += 1;
    if (meaning(was) !== meaning(would)) this.changes.push(changeOf(text, was, would));
  }
}

/**
 * Understands the confirmed messages once as it is and once with these names taught or forgotten: the
 * newest whatever they say, since a name is also heard in others written like it, and older ones that
 * hold the word or sound like it. A message is taken by itself, as its sender's first posting, at the
 * time it was sent; only the difference counts.
 */
export async function tryNames(
  context: NamingContext,
  events: readonly LedgerEvent[],
): Promise<NameEffect> {
  const { situation } = context;
  const heard = events.flatMap((event) =>
    event.kind === 'name-learned' || event.kind === 'name-forgotten' ? [hears(event.word)] : [],
  );
  const comparison = new Comparison(situation, lexiconWith(situation, events));
  let [checked, left] = [0, 0];
  const erased = await eachConfirmed(context, (message, text, index) => {
    const isMeant = index < THOROUGH || heard.some((isIn) => isIn(text));
    if (isMeant && comparison.compared >= MAX_COMPARED) {
      left += 1;
      return;
    }
    checked += 1;
    if (isMeant) comparison.compare(message, text);
  });
  return { checked, erased, left, changes: comparison.changes };
}
