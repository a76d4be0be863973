import { parse } from 'yaml';
import { z } from 'zod';
import { parseDecisions } from './decisions.js';
import type { PlanDraft } from './read/plan-draft.js';

const named = z.looseObject({ name: z.string() });

const writtenSchema = z.looseObject({
  units: z.array(named).default([]),
  indicators: z.array(named).default([]),
});

/** Decisions in the form in which people write them and the store keeps them. */
export type WrittenDecisions = z.infer<typeof writtenSchema>;

type Named = z.infer<typeof named>;

export const NO_DECISIONS: WrittenDecisions = { units: [], indicators: [] };

/**
 * Reads decisions written as YAML or JSON and checks every field.
 * @throws AppError `input-invalid` naming each wrong field
 */
export function readWrittenDecisions(source: string): WrittenDecisions {
  parseDecisions(source);
  return writtenSchema.parse(parse(source) ?? {});
}

function overlay(earlier: readonly Named[], later: readonly Named[]): Named[] {
  const byName = new Map(earlier.map((entry) => [entry.name, entry]));
  for (const entry of later) byName.set(entry.name, { ...byName.get(entry.name), ...entry });
  return [...byName.values()];
}

/** Later decisions win, field by field; what they do not speak of stays decided. */
export function mergeDecisions(
  earlier: WrittenDecisions,
  later: WrittenDecisions,
): WrittenDecisions {
  return {
    ...earlier,
    ...later,
    units: overlay(earlier.units, later.units),
    indicators: overlay(earlier.indicators, later.indicators),
  };
}

/**
 * Decisions of an earlier import without those on names that the changed document no longer has;
 * kept ones would refuse a document whose indicator was dropped on purpose.
 */
export function decisionsThatApply(
  decisions: WrittenDecisions,
  draft: PlanDraft,
): WrittenDecisions {
  const indicators = new Set(
    draft.indicators.flatMap(({ name, shortName, aliases }) => [name, shortName, ...aliases]),
  );
  const units = new Set(draft.units.flatMap(({ name, aliases }) => [name, ...aliases]));
  return {
    ...decisions,
    indicators: decisions.indicators.filter(({ name }) => indicators.has(name)),
    units: decisions.units.filter(({ name }) => units.has(name)),
  };
}
