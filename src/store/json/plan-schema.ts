import { z } from 'zod';
import type { Indicator, Pacing, Plan, Task } from '../../plan/model.js';
import { decimalText, indicatorId, isoDate, planId, texts } from './base-schemas.js';

const pacingSchema: z.ZodType<Pacing> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('linear') }),
  z.strictObject({ kind: z.literal('quarters') }),
  z.strictObject({ kind: z.literal('none'), due: isoDate.nullable() }),
  z.strictObject({
    kind: z.literal('milestones'),
    steps: z.array(z.strictObject({ at: isoDate, value: decimalText })),
  }),
]);

const indicatorSchema: z.ZodType<Indicator> = z.strictObject({
  id: indicatorId,
  name: z.string(),
  shortName: z.string(),
  aliases: texts,
  unit: z.string(),
  target: decimalText.nullable(),
  targetMax: decimalText.nullable(),
  targetText: z.string().nullable(),
  comparator: z.enum(['>=', '<=', '=']),
  kind: z.enum(['stock', 'flow', 'ratio']),
  ownerUnit: z.string().nullable(),
  taskNo: z.string().nullable(),
  base: decimalText.nullable(),
  pacing: pacingSchema,
});

const taskSchema: z.ZodType<Task> = z.strictObject({
  no: z.string(),
  title: z.string(),
  text: z.string(),
  leads: texts,
  responsibles: texts,
  workItems: z.array(z.strictObject({ text: z.string(), leads: texts, responsibles: texts })),
});

/** Strict in both directions, as the ledger's events are. */
export const planSchema: z.ZodType<Plan> = z.strictObject({
  id: planId,
  version: z.number(),
  title: z.string(),
  year: z.number(),
  period: z.strictObject({ from: isoDate, to: isoDate }),
  place: z.string().nullable(),
  actions: texts,
  tasks: z.array(taskSchema),
  indicators: z.array(indicatorSchema),
  units: z.array(z.strictObject({ name: z.string(), aliases: texts, isMember: z.boolean() })),
});
