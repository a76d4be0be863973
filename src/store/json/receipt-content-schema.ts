import { z } from 'zod';
import type { Receipt } from '../../conversation/receipt.js';
import type { FigureQuestion, FigureReading } from '../../ledger/figure-question.js';
import { decimalText, factId, indicatorId, instant, isoDate, texts } from './base-schemas.js';
import {
  evidenceSourceSchema,
  ledgerEventSchema,
  recordedFactSchema,
} from './ledger-event-schema.js';

/** What of a receipt is read as a whole; the rest has columns of its own. */
export type ReceiptContent = Pick<
  Receipt,
  'unitChoices' | 'textHash' | 'sentAt' | 'figures' | 'events' | 'evidence'
>;

const figureReadingSchema: z.ZodType<FigureReading> = z.strictObject({
  indicatorId,
  indicator: z.string(),
  unit: z.string(),
  measure: z.enum(['total', 'delta']),
  value: decimalText,
  from: isoDate.nullable(),
  asOf: isoDate,
  approx: z.boolean(),
});

const figureQuestionSchema: z.ZodType<FigureQuestion> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('overlap'), otherFactId: factId.nullable() }),
  z.strictObject({ kind: z.literal('unit-jump'), factor: z.number() }),
  z.strictObject({ kind: z.literal('falling-flow') }),
  z.strictObject({ kind: z.literal('falling-stock') }),
  z.strictObject({ kind: z.literal('far-above-target') }),
  z.strictObject({ kind: z.literal('above-limit') }),
  z.strictObject({ kind: z.literal('fraction') }),
  z.strictObject({ kind: z.literal('negative') }),
  z.strictObject({ kind: z.literal('minus-sign') }),
  z.strictObject({ kind: z.literal('ratio-delta') }),
  z.strictObject({ kind: z.literal('approx-over-exact') }),
  z.strictObject({ kind: z.literal('future-date') }),
  z.strictObject({ kind: z.literal('county-or-part') }),
  z.strictObject({ kind: z.literal('which-plan'), indicatorId }),
  z.strictObject({
    kind: z.literal('which-reading'),
    readings: z.array(figureReadingSchema),
    quote: z.string().default(''),
  }),
  z.strictObject({ kind: z.literal('no-plan-for-date'), asOf: isoDate }),
]);

const questionKindSchema = z.custom<FigureQuestion['kind']>((value) => typeof value === 'string');

export const receiptContentSchema: z.ZodType<ReceiptContent> = z.strictObject({
  unitChoices: texts,
  textHash: z.string(),
  sentAt: instant.exactOptional(),
  figures: z.array(
    z.strictObject({
      fact: recordedFactSchema,
      corrects: factId.nullable(),
      scope: z.enum(['county', 'unit']),
      question: figureQuestionSchema.nullable(),
      waived: z.array(questionKindSchema),
      onBehalfOf: z.string().nullable(),
      overlap: z.strictObject({ deltaId: factId, counted: z.boolean() }).nullable(),
    }),
  ),
  events: z.array(ledgerEventSchema),
  evidence: z.array(evidenceSourceSchema).exactOptional(),
});
