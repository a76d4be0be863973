/** A fact that was taken: how sure the rules were, and whether it was right. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
  /** Known for facts read today only. */
  readonly valueRight?: boolean;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanConfidence: number;
  readonly shareRight: number;
}

/** Finer where most facts lie. */
const EDGES = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1];

/** Whether what is said to be right nine times out of ten is so. */
export function reliabilityBins(judged: readonly Judged[]): readonly Bin[] {
  return EDGES.slice(0, -1).map((from, at) => {
    const to = EDGES[at + 1] ?? 1;
    const inside = judged.filter(
      ({ confidence }) => confidence >= from && (confidence < to || to === 1),
    );
    const sum = inside.reduce((total, { confidence }) => total + confidence, 0);
    return {
      from,
      to,
      count: inside.length,
      meanConfidence: inside.length === 0 ? 0 : sum / inside.length,
      shareRight: inside.length === 0 ? 0 : shareOf(inside, ({ right }) => right),
    };
  });
}

/** Mean distance between confidence and share right, over the bins by their counts. */
export function calibrationError(judged: readonly Judged[]): number {
  const apart = reliabilityBins(judged).reduce(
    (sum, { count, meanConfidence, shareRight }) =>
      sum + count * Math.abs(meanConfidence - shareRight),
    0,
  );
  return judged.length === 0 ? 0 : apart / judged.length;
}

export interface TradeOff {
  readonly threshold: number;
  readonly facts: number;
  /** Wrong and pre-filled without a question. */
  readonly wrongUnasked: number;
  /** … of which it is not the measure or the date but indicator and value that are wrong. */
  readonly wrongValueUnasked: number | null;
  readonly asked: number;
  /** Asked though right. */
  readonly needless: number;
}

const THRESHOLDS = [
  0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98,
];

/** What asking below each threshold costs and saves. */
export function tradeOffs(judged: readonly Judged[]): readonly TradeOff[] {
  return THRESHOLDS.map((threshold) => ({
    threshold,
    facts: judged.length,
    wrongUnasked: judged.filter(({ confidence, right }) => !right && confidence >= threshold)
      .length,
    wrongValueUnasked: judged.some(({ valueRight }) => valueRight === undefined)
      ? null
      : judged.filter(
          ({ confidence, valueRight }) => valueRight === false && confidence >= threshold,
        ).length,
    asked: judged.filter(({ confidence }) => confidence < threshold).length,
    needless: judged.filter(({ confidence, right }) => right && confidence < threshold).length,
  }));
}

function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length;
}
