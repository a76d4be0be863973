import { z } from 'zod';
import type {
  Leave,
  Posting,
  RequestedPosting,
  WorkspaceSettings,
} from '../../conversation/workspace.js';
import { isoDate, memberId } from './base-schemas.js';

const posting = z.strictObject({
  unit: z.string(),
  role: z.enum(['liaison', 'leader', 'office', 'unknown']),
  delegation: z.strictObject({ from: memberId, until: isoDate }).exactOptional(),
});

export const postingsSchema: z.ZodType<Posting[]> = z.array(posting);

export const requestedSchema: z.ZodType<RequestedPosting> = posting.extend({
  replaces: memberId.exactOptional(),
});

export const leaveSchema: z.ZodType<Leave> = z.strictObject({
  until: isoDate,
  delegateId: memberId.nullable(),
});

export const settingsSchema: z.ZodType<WorkspaceSettings> = z.strictObject({
  unknownMayAsk: z.boolean(),
  nameMissingInGroups: z.boolean(),
});
