import type { Evidence } from '../../../src/understanding/confidence/evidence.js';
import { understand } from '../../../src/understanding/understand.js';
import { inputOf, lexiconOf, SAMPLE_PLAN } from '../labelled-message.js';
import type { LabelledFact, LabelledMessage } from '../labelled-message.js';

/** One fact that the rules took, with what they saw and whether it was right. */
export interface FactRow {
  /** The message it is of; facts of one message are never split between learning and testing. */
  readonly message: string;
  readonly evidence: readonly Evidence[];
  readonly confidence: number;
  /** The bot asks instead of pre-filling it. */
  readonly asked: boolean;
  readonly right: boolean;
  /** The indicator has this value in the label, whatever its measure and date. */
  readonly valueRight: boolean;
}

/** Facts are compared as the scorer does: own parts are left out, and each label is used once. */
function keyOf(fact: Omit<LabelledFact, 'unit'>): string {
  const value = Math.round(fact.value * 1e6) / 1e6;
  return [fact.indicator, fact.measure, value, fact.asOf].join(' ');
}

const valueKey = ({ indicator, value }: Pick<LabelledFact, 'indicator' | 'value'>): string =>
  `${indicator} ${Math.round(value * 1e6) / 1e6}`;

/** The facts that the rules take from a message. */
export function factRows(message: LabelledMessage): readonly FactRow[] {
  const left = (message.expect.facts ?? []).filter(({ scope }) => scope !== 'unit').map(keyOf);
  const values = new Set(message.expect.facts?.map(valueKey));
  const { facts } = understand(inputOf(message), lexiconOf(message.plan ?? SAMPLE_PLAN));
  return facts
    .filter(({ scope }) => scope === 'county')
    .map((fact) => {
      const key = keyOf({ ...fact, value: Number(fact.value) });
      const at = left.indexOf(key);
      if (at >= 0) left.splice(at, 1);
      return {
        message: message.id,
        evidence: fact.evidence ?? [],
        confidence: fact.confidence,
        asked: fact.otherReadings !== undefined,
        right: at >= 0,
        valueRight: values.has(valueKey({ ...fact, value: Number(fact.value) })),
      };
    });
}
