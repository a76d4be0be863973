import { z } from 'zod';
import type {
  EvidenceSource,
  LedgerEvent,
  LetterNo,
  NamedThing,
  RecordedFact,
  SupervisedThing,
} from '../../ledger/ledger-entry.js';
import {
  blockerId,
  decimalText,
  factId,
  groupId,
  indicatorId,
  isoDate,
  memberId,
  messageId,
  planId,
  receiptId,
  taskRef,
} from './base-schemas.js';

export const recordedFactSchema: z.ZodType<RecordedFact> = z.strictObject({
  id: factId,
  indicatorId,
  planId,
  planVersion: z.number(),
  measure: z.enum(['total', 'delta']),
  value: decimalText,
  from: isoDate.nullable(),
  asOf: isoDate,
  approx: z.boolean(),
  standing: z.enum(['county', 'proposal', 'contribution']),
  unit: z.string(),
  byOffice: z.boolean(),
  reason: z.string().exactOptional(),
  saidAs: z.string().exactOptional(),
});

const namedThingSchema: z.ZodType<NamedThing> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('indicator'), indicatorId, name: z.string() }),
  z.strictObject({ kind: z.literal('unit'), name: z.string() }),
]);

const posting = {
  memberId,
  unit: z.string(),
  role: z.enum(['liaison', 'leader', 'office', 'unknown']),
};

export const evidenceSourceSchema: z.ZodType<EvidenceSource> = z.strictObject({
  channel: z.string(),
  messageId,
  count: z.int().positive(),
});

const letter: z.ZodType<LetterNo> = z.strictObject({
  year: z.int().positive(),
  no: z.int().positive(),
});

const supervisedThing: z.ZodType<SupervisedThing> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('indicator'), indicatorId }),
  z.strictObject({ kind: z.literal('task'), no: z.string() }),
]);

/**
 * A ledger entry's body. Strict, and used before writing as well: an event that this release does
 * not know in full stops here instead of losing a field on the way to the ledger.
 */
export const ledgerEventSchema: z.ZodType<LedgerEvent> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fact-recorded'), fact: recordedFactSchema }),
  z.strictObject({
    kind: z.literal('fact-corrected'),
    replaces: factId,
    fact: recordedFactSchema,
  }),
  z.strictObject({ kind: z.literal('facts-withdrawn'), factIds: z.array(factId) }),
  z.strictObject({ kind: z.literal('report-withdrawn'), receiptId }),
  z.strictObject({ kind: z.literal('proposal-adopted'), factId, byOffice: z.boolean() }),
  z.strictObject({ kind: z.literal('overlap-decided'), factId, counted: z.boolean() }),
  z.strictObject({
    kind: z.literal('no-change-reported'),
    indicatorIds: z.array(indicatorId),
    tasks: z.array(taskRef).exactOptional(),
    asOf: isoDate,
  }),
  z.strictObject({
    kind: z.literal('progress-recorded'),
    tasks: z.array(taskRef),
    asOf: isoDate,
  }),
  z.strictObject({
    kind: z.literal('task-state-set'),
    task: taskRef,
    state: z.enum(['not-started', 'under-way', 'done']),
  }),
  z.strictObject({
    kind: z.literal('blocker-raised'),
    blockerId,
    tasks: z.array(taskRef),
    raisedOn: isoDate,
  }),
  z.strictObject({
    kind: z.literal('blocker-closed'),
    blockerId,
    how: z.enum(['solved', 'coordinated']),
  }),
  z.strictObject({
    kind: z.literal('blocker-assigned'),
    blockerId,
    coordinator: z.string(),
  }),
  z.strictObject({ kind: z.literal('base-set'), indicatorId, base: decimalText }),
  z.strictObject({ kind: z.literal('plan-imported'), planId, version: z.number() }),
  z.strictObject({
    kind: z.literal('name-learned'),
    word: z.string(),
    target: namedThingSchema,
  }),
  z.strictObject({ kind: z.literal('name-forgotten'), word: z.string() }),
  z.strictObject({
    kind: z.literal('name-proposed'),
    word: z.string(),
    target: namedThingSchema,
  }),
  z.strictObject({
    kind: z.literal('name-declined'),
    word: z.string(),
    target: namedThingSchema,
  }),
  z.strictObject({
    kind: z.literal('evidence-attached'),
    receiptId,
    sources: z.array(evidenceSourceSchema),
  }),
  z.strictObject({
    kind: z.literal('posting-given'),
    ...posting,
    until: isoDate.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('posting-ended'), ...posting }),
  z.strictObject({ kind: z.literal('administrator-named'), memberId }),
  z.strictObject({ kind: z.literal('administrator-ended'), memberId }),
  z.strictObject({ kind: z.literal('account-linked'), memberId, channel: z.string() }),
  z.strictObject({ kind: z.literal('group-bound'), channel: z.string(), groupId }),
  z.strictObject({ kind: z.literal('group-unbound'), channel: z.string(), groupId }),
  z.strictObject({
    kind: z.literal('digest-published'),
    planId: planId.exactOptional(),
    digest: z.enum(['weekly', 'bulletin', 'half-year']).exactOptional(),
    period: z.strictObject({ from: isoDate, to: isoDate }),
    figures: z.array(z.strictObject({ indicatorId, value: decimalText, asOf: isoDate })),
  }),
  z.strictObject({
    kind: z.literal('supervision-issued'),
    letter,
    planId,
    subject: supervisedThing,
    unit: z.string(),
    deadline: isoDate,
    figure: z
      .strictObject({ value: decimalText, asOf: isoDate, approx: z.literal(true).exactOptional() })
      .nullable(),
  }),
  z.strictObject({ kind: z.literal('supervision-received'), letter }),
  z.strictObject({ kind: z.literal('supervision-replied'), letter }),
  z.strictObject({ kind: z.literal('supervision-returned'), letter }),
  z.strictObject({ kind: z.literal('supervision-extended'), letter, deadline: isoDate }),
  z.strictObject({ kind: z.literal('supervision-closed'), letter }),
  z.strictObject({ kind: z.literal('supervision-withdrawn'), letter }),
]);
