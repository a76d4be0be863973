import { z } from 'zod';
import type { Posting, WorkspaceSettings } from '../../conversation/workspace.js';

export const postingSchema: z.ZodType<Posting> = z.strictObject({
  unit: z.string(),
  role: z.enum(['liaison', 'leader', 'office', 'unknown']),
});

export const postingsSchema = z.array(postingSchema);

export const settingsSchema: z.ZodType<WorkspaceSettings> = z.strictObject({
  unknownMayAsk: z.boolean(),
  nameMissingInGroups: z.boolean(),
});
