import type {
  Expectation,
  LabelledFact,
  LabelledMessage,
  LabelledQuery,
  Trap,
} from './labelled-message.js';

/** So many of so many. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

export interface Overlap {
  readonly hits: number;
  readonly extra: number;
  readonly missed: number;
}

export interface Scores {
  readonly intent: Share;
  /** Gold intent → predicted intent → count. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly facts: Overlap;
  readonly trapsInReports: Share;
  readonly trapsInCorrections: Share;
  /** The same over messages that report nothing (notices, questions), where they name tempting figures. */
  readonly trapsElsewhere: Share;
  /** `right` counts the `other` messages from which any fact was taken. */
  readonly takenFromOther: Share;
  /** `right` counts the `other` messages that were taken for a report or a correction. */
  readonly storedChatter: Share;
  readonly taskTop1: Share;
  readonly taskTop1Narrative: Share;
  readonly taskLenient: Share;
  readonly queryKind: Share;
  readonly querySlots: Overlap;
  readonly blocker: Overlap;
  /** Messages without any miss. */
  readonly whole: Share;
  readonly misses: readonly string[];
}

export function ratio({ right, of }: Share): number {
  return of === 0 ? 0 : right / of;
}

export function f1({ hits, extra, missed }: Overlap): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + extra + missed);
}

const carriesFacts = (intent: string): boolean => intent === 'report' || intent === 'correction';
const roundTo6 = (value: number): number => Math.round(value * 1e6) / 1e6;

function factKeys(expectation: Expectation): string[] {
  return (expectation.facts ?? [])
    .filter(({ scope }) => scope !== 'unit')
    .map((fact) => [fact.indicator, fact.measure, roundTo6(fact.value), fact.asOf].join(' '));
}

function slotKeys(query: LabelledQuery | null | undefined): string[] {
  if (!query) return [];
  return [
    ...query.indicators.map((name) => `indicator ${name}`),
    ...query.tasks.map((no) => `task ${no}`),
    ...query.units.map((name) => `unit ${name}`),
    ...(query.period ? [`period ${query.period.from}..${query.period.to}`] : []),
  ];
}

interface Compared {
  readonly hits: readonly string[];
  readonly extra: readonly string[];
  readonly missed: readonly string[];
}

/** Each gold item is used once. */
function compare(gold: readonly string[], predicted: readonly string[]): Compared {
  const left = [...gold];
  const hits: string[] = [];
  const extra: string[] = [];
  for (const key of predicted) {
    const at = left.indexOf(key);
    if (at >= 0) hits.push(...left.splice(at, 1));
    else extra.push(key);
  }
  return { hits, extra, missed: left };
}

function trapFired(
  traps: readonly Trap[],
  gold: Expectation,
  predicted: readonly LabelledFact[],
): boolean {
  const right = new Set(factKeys(gold));
  // A unit's own part is left out of the scores of facts, and so here.
  const wrong = predicted.filter(
    (fact) =>
      fact.scope !== 'unit' && !right.has(factKeys({ intent: 'report', facts: [fact] })[0] ?? ''),
  );
  return wrong.some((fact) =>
    traps.some(
      ([, indicator, value]) =>
        (indicator === null || indicator === fact.indicator) && Math.abs(fact.value - value) < 1e-6,
    ),
  );
}

class Tally implements Scores {
  readonly intent = { right: 0, of: 0 };
  readonly confusion: Record<string, Record<string, number>> = {};
  readonly facts = { hits: 0, extra: 0, missed: 0 };
  readonly trapsInReports = { right: 0, of: 0 };
  readonly trapsInCorrections = { right: 0, of: 0 };
  readonly trapsElsewhere = { right: 0, of: 0 };
  readonly takenFromOther = { right: 0, of: 0 };
  readonly storedChatter = { right: 0, of: 0 };
  readonly taskTop1 = { right: 0, of: 0 };
  readonly taskTop1Narrative = { right: 0, of: 0 };
  readonly taskLenient = { right: 0, of: 0 };
  readonly queryKind = { right: 0, of: 0 };
  readonly querySlots = { hits: 0, extra: 0, missed: 0 };
  readonly blocker = { hits: 0, extra: 0, missed: 0 };
  readonly whole = { right: 0, of: 0 };
  readonly misses: string[] = [];

  constructor(readonly traps: Readonly<Record<string, readonly Trap[]>>) {}

  add(message: LabelledMessage, predicted: Expectation): void {
    const gold = message.expect;
    const wrong: string[] = [];
    this.#intent(gold, predicted, wrong);
    this.#facts(message, predicted, wrong);
    if (carriesFacts(gold.intent)) this.#tasks(gold, predicted, wrong);
    if (gold.intent === 'query') this.#query(gold, predicted, wrong);
    if (carriesFacts(gold.intent)) this.#blocker(gold, predicted, wrong);
    this.whole.of += 1;
    if (wrong.length === 0) {
      this.whole.right += 1;
      return;
    }
    this.misses.push(
      `${message.id} ${gold.intent} | ${message.text.replaceAll('\n', '⏎')} | ${wrong.join('; ')}`,
    );
  }

  #intent(gold: Expectation, predicted: Expectation, wrong: string[]): void {
    this.intent.of += 1;
    const row = (this.confusion[gold.intent] ??= {});
    row[predicted.intent] = (row[predicted.intent] ?? 0) + 1;
    if (gold.intent === predicted.intent) this.intent.right += 1;
    else wrong.push(`intent ${predicted.intent}≠${gold.intent}`);
  }

  #facts(message: LabelledMessage, predicted: Expectation, wrong: string[]): void {
    const gold = message.expect;
    const taken = carriesFacts(predicted.intent) ? (predicted.facts ?? []) : [];
    const { hits, extra, missed } = compare(
      factKeys(gold),
      factKeys({ ...predicted, facts: taken }),
    );
    this.facts.hits += hits.length;
    this.facts.extra += extra.length;
    this.facts.missed += missed.length;
    wrong.push(...extra.map((key) => `extra ${key}`), ...missed.map((key) => `missed ${key}`));
    if (gold.intent === 'other') {
      this.takenFromOther.of += 1;
      this.storedChatter.of += 1;
      if (taken.length > 0) this.takenFromOther.right += 1;
      if (carriesFacts(predicted.intent)) this.storedChatter.right += 1;
    }
    const traps = [...(this.traps[message.id] ?? []), ...(message.traps ?? [])];
    if (traps.length === 0) return;
    const share = this.#trapShare(gold);
    share.of += 1;
    if (!trapFired(traps, gold, taken)) return;
    share.right += 1;
    wrong.push('trap fired');
  }

  #trapShare({ intent }: Expectation): { right: number; of: number } {
    if (intent === 'report') return this.trapsInReports;
    return intent === 'correction' ? this.trapsInCorrections : this.trapsElsewhere;
  }

  #blocker(gold: Expectation, predicted: Expectation, wrong: string[]): void {
    const [is, said] = [gold.blocker ?? false, predicted.blocker ?? false];
    if (is && said) this.blocker.hits += 1;
    if (is && !said) this.blocker.missed += 1;
    if (!is && said) this.blocker.extra += 1;
    if (is !== said) wrong.push(`blocker ${String(said)}`);
  }

  #tasks(gold: Expectation, predicted: Expectation, wrong: string[]): void {
    const tasks = gold.tasks ?? [];
    const first = carriesFacts(predicted.intent) ? predicted.tasks?.[0] : undefined;
    if (tasks.length === 0) return;
    const isTop = first === tasks[0];
    const isAny = first !== undefined && tasks.includes(first);
    for (const share of factKeys(gold).length === 0
      ? [this.taskTop1, this.taskTop1Narrative]
      : [this.taskTop1]) {
      share.of += 1;
      if (isTop) share.right += 1;
    }
    this.taskLenient.of += 1;
    if (isAny) this.taskLenient.right += 1;
    if (!isTop) wrong.push(`tasks ${(predicted.tasks ?? []).join(',')}≠${tasks.join(',')}`);
  }

  #query(gold: Expectation, predicted: Expectation, wrong: string[]): void {
    const query = predicted.intent === 'query' ? predicted.query : null;
    this.queryKind.of += 1;
    if (query?.kind === gold.query?.kind) this.queryKind.right += 1;
    else wrong.push(`kind ${String(query?.kind)}≠${String(gold.query?.kind)}`);
    const { hits, extra, missed } = compare(
      [...new Set(slotKeys(gold.query))],
      [...new Set(slotKeys(query))],
    );
    this.querySlots.hits += hits.length;
    this.querySlots.extra += extra.length;
    this.querySlots.missed += missed.length;
    wrong.push(...extra.map((key) => `slot +${key}`), ...missed.map((key) => `slot -${key}`));
  }
}

/** Messages in which a tempting figure was taken, of all that hold one. */
export function trapsFired(scores: Scores): Share {
  const shares = [scores.trapsInReports, scores.trapsInCorrections, scores.trapsElsewhere];
  return {
    right: shares.reduce((sum, { right }) => sum + right, 0),
    of: shares.reduce((sum, { of }) => sum + of, 0),
  };
}

/**
 * All figures of the evaluation set's README, section 5. Agrees with its reference scorer, which has no trap rate and
 * whose `task` is `taskLenient`. A message's own traps count beside those given by its id.
 */
export function score(
  messages: readonly LabelledMessage[],
  predict: (message: LabelledMessage) => Expectation,
  traps: Readonly<Record<string, readonly Trap[]>> = {},
): Scores {
  const tally = new Tally(traps);
  for (const message of messages) tally.add(message, predict(message));
  return tally;
}
