import { parse } from 'yaml';
import { z } from 'zod';
import { parseIsoDate } from '../kernel/dates.js';
import type { IsoDate } from '../kernel/dates.js';
import { decimalText } from '../kernel/decimal.js';
import type { DecimalText } from '../kernel/decimal.js';
import { AppError } from '../kernel/errors.js';
import { asId } from '../kernel/ids.js';
import type { IndicatorId, PlanId } from '../kernel/ids.js';
import { sha256Hex } from '../kernel/sha256.js';
import type { Indicator, Pacing, Plan } from './model.js';

const text = z.string().trim().min(1);
const list = z.array(text).default([]);

const figure = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .transform((value): DecimalText => decimalText(value as DecimalText));

const day = text.transform((value, context): IsoDate => {
  const date = parseIsoDate(value);
  if (date !== null) return date;
  context.addIssue({ code: 'custom', message: `${value} is not a day (YYYY-MM-DD)` });
  return z.NEVER;
});

const pacing = z.union([
  z
    .enum(['linear', 'quarters', 'none'])
    .transform((kind): Pacing => (kind === 'none' ? { kind, due: null } : { kind })),
  z.object({ due: day }).transform(({ due }): Pacing => ({ kind: 'none', due })),
  z
    .object({ steps: z.array(z.object({ at: day, value: figure })).min(1) })
    .transform(({ steps }): Pacing => ({ kind: 'milestones', steps })),
]);

const indicatorSchema = z.object({
  name: text,
  shortName: text,
  aliases: list,
  unit: text,
  target: figure.nullish(),
  targetMax: figure.nullish(),
  targetText: text.nullish(),
  comparator: z.enum(['>=', '<=', '=']).default('>='),
  kind: z.enum(['stock', 'flow', 'ratio']),
  owner: text.nullish(),
  task: text.nullish(),
  base: figure.nullish(),
  pacing: pacing.optional(),
});

const planSchema = z.object({
  title: text,
  year: z.number().int(),
  period: z.object({ from: day, to: day }),
  place: text.nullish(),
  actions: list,
  units: z.array(z.object({ name: text, aliases: list, member: z.boolean().default(true) })),
  tasks: z.array(
    z.object({
      no: text,
      title: text,
      text: z.string().trim().default(''),
      leads: list,
      responsibles: list,
      workItems: z.array(z.object({ text, leads: list, responsibles: list })).default([]),
    }),
  ),
  indicators: z.array(indicatorSchema),
});

function digest(value: string): string {
  return sha256Hex(value).slice(0, 16);
}

/** Linear unless the file says otherwise; a ratio has no pace. Source: semantics, "Pace and lights". */
function toIndicator(planId: PlanId, raw: z.infer<typeof indicatorSchema>): Indicator {
  return {
    id: asId<IndicatorId>(`indicator-${digest(`${planId}/${raw.shortName}`)}`),
    name: raw.name,
    shortName: raw.shortName,
    aliases: raw.aliases,
    unit: raw.unit,
    target: raw.target ?? null,
    targetMax: raw.targetMax ?? null,
    targetText: raw.targetText ?? null,
    comparator: raw.comparator,
    kind: raw.kind,
    ownerUnit: raw.owner ?? null,
    taskNo: raw.task ?? null,
    base: raw.base ?? (raw.kind === 'flow' ? '0' : null),
    pacing: raw.pacing ?? (raw.kind === 'ratio' ? { kind: 'none', due: null } : { kind: 'linear' }),
  };
}

function readYaml(source: string): unknown {
  try {
    return parse(source);
  } catch (cause) {
    throw new AppError('input-invalid', 'The plan file is not valid YAML.', {
      userText: '方案文件不是有效的 YAML，请检查格式。',
      cause,
    });
  }
}

/**
 * Reads a plan written as YAML (the format of `plans/youxian-2023/plan.yaml`). Ids are made from title and short
 * names, so the same file always gives the same ids. The base of a flow is 0 unless given.
 * @throws AppError `input-invalid` naming every wrong field.
 */
export function parsePlanYaml(source: string): Plan {
  const result = planSchema.safeParse(readYaml(source));
  if (!result.success) {
    const fields = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new AppError('input-invalid', `The plan file is wrong: ${fields.join('; ')}`, {
      userText: `方案文件有误：${fields.join('；')}`,
    });
  }
  const raw = result.data;
  const id = asId<PlanId>(`plan-${digest(raw.title)}`);
  return {
    id,
    version: 1,
    title: raw.title,
    year: raw.year,
    period: raw.period,
    place: raw.place ?? null,
    actions: raw.actions,
    tasks: raw.tasks,
    indicators: raw.indicators.map((item) => toIndicator(id, item)),
    units: raw.units.map(({ name, aliases, member }) => ({ name, aliases, isMember: member })),
  };
}
