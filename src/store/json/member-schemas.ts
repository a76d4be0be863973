import { z } from 'zod';
import type {
  Leave,
  Posting,
  RequestedPosting,
  WorkspaceSettings,
} from '../../conversation/workspace.js';
import type { PlanSchedule } from '../../digest/schedule/plan-schedule.js';
import type { LightRuleName, OfficePacing } from '../../plan/model.js';
import { decimalText, indicatorId, isoDate, memberId, planId } from './base-schemas.js';

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

const minute = z.int().min(0).max(1439);

const schedule: z.ZodType<PlanSchedule> = z.strictObject({
  weekly: z.strictObject({
    isOn: z.boolean(),
    weekday: z.int().min(1).max(5).nullable(),
    minute,
    needsConsent: z.boolean(),
  }),
  bulletin: z.strictObject({
    isOn: z.boolean(),
    workday: z.int().min(1).max(15),
    minute,
    needsConsent: z.boolean(),
  }),
  reminders: z.strictObject({
    rhythm: z.enum(['weekly', 'monthly', 'milestones', 'off']),
    minute,
    second: z.enum(['off', 'head', 'office']),
  }),
});

const lightRule: z.ZodType<LightRuleName> = z.enum([
  'difference',
  'month-quarter',
  'three-colour',
  'early-blue',
]);

const officePacing: z.ZodType<OfficePacing> = z.union([
  z.enum(['linear', 'quarters']),
  z.strictObject({
    steps: z.array(z.strictObject({ at: isoDate, value: decimalText })).min(1),
  }),
]);

export const settingsSchema: z.ZodType<WorkspaceSettings> = z.strictObject({
  unknownMayAsk: z.boolean(),
  nameMissingInGroups: z.boolean(),
  schedules: z.record(planId, schedule).exactOptional(),
  lightRules: z.record(planId, lightRule).exactOptional(),
  pacings: z.record(planId, z.record(indicatorId, officePacing)).exactOptional(),
});
