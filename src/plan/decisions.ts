import { parse } from 'yaml';
import { z } from 'zod';
import { parseIsoDate } from '../kernel/dates.js';
import type { IsoDate } from '../kernel/dates.js';
import { decimalText } from '../kernel/decimal.js';
import type { DecimalText } from '../kernel/decimal.js';
import { AppError } from '../kernel/errors.js';
import { decideFindings } from './read/decided-findings.js';
import { joinUnits } from './read/join-units.js';
import type { DraftIndicator, PlanDraft } from './read/plan-draft.js';

const text = z.string().trim().min(1);

const figure = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .transform((value): DecimalText => decimalText(value as DecimalText));

const day = text.transform((value, context): IsoDate => {
  const date = parseIsoDate(value);
  if (date !== null) return date;
  context.addIssue({ code: 'custom', message: `“${value}”不是日期（应为 2024-12-31 这样）` });
  return z.NEVER;
});

const pacing = z.union([
  z.literal('linear').transform(() => ({ kind: 'linear' as const })),
  z.literal('quarters').transform(() => ({ kind: 'quarters' as const })),
  z.literal('none').transform(() => ({ kind: 'none' as const, due: null })),
  z.strictObject({ due: day }).transform(({ due }) => ({ kind: 'none' as const, due })),
  z
    .strictObject({ steps: z.array(z.strictObject({ at: day, value: figure })).min(1) })
    .transform(({ steps }) => ({ kind: 'milestones' as const, steps })),
]);

const indicatorDecision = z.strictObject({
  name: text,
  shortName: text.optional(),
  aliases: z.array(text).optional(),
  owner: text.optional(),
  task: text.optional(),
  kind: z.enum(['stock', 'flow', 'ratio']).optional(),
  unit: text.optional(),
  target: figure.optional(),
  targetMax: figure.optional(),
  comparator: z.enum(['>=', '<=', '=']).optional(),
  base: figure.optional(),
  pacing: pacing.optional(),
  drop: z.boolean().optional(),
});

const decisionsSchema = z.strictObject({
  period: z.strictObject({ from: day, to: day }).optional(),
  units: z.array(z.strictObject({ name: text, aliases: z.array(text) })).default([]),
  indicators: z.array(indicatorDecision).default([]),
});

/** What the office decided on the findings of a document; kept with the plan and applied at each import. */
export type Decisions = z.infer<typeof decisionsSchema>;

type IndicatorDecision = z.infer<typeof indicatorDecision>;

function wrong(userText: string, cause?: unknown): AppError {
  return new AppError('input-invalid', `The decisions are wrong: ${userText}`, { userText, cause });
}

function readYaml(source: string): unknown {
  try {
    return parse(source) ?? {};
  } catch (cause) {
    throw wrong('决定文件不是有效的 YAML，请检查缩进和冒号。', cause);
  }
}

/**
 * Reads decisions written as YAML.
 * @throws AppError `input-invalid` naming each wrong field
 */
export function parseDecisions(source: string): Decisions {
  const result = decisionsSchema.safeParse(readYaml(source));
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, message }) => `${path.join('.')}：${message}`);
  throw wrong(`决定文件有误：${fields.join('；')}`);
}

function isNamed(indicator: DraftIndicator, name: string): boolean {
  return [indicator.name, indicator.shortName, ...indicator.aliases].includes(name);
}

function unitNamed(draft: PlanDraft, name: string): string {
  const unit = draft.units.find((u) => u.name === name || u.aliases.includes(name));
  if (unit === undefined) throw wrong(`决定文件中的单位“${name}”在方案里没有，请核对名称。`);
  return unit.name;
}

function taskNamed(draft: PlanDraft, no: string): string {
  if (draft.tasks.some((task) => task.no === no)) return no;
  throw wrong(`决定文件中的任务“${no}”在方案里没有，请核对编号。`);
}

function decide(
  draft: PlanDraft,
  old: DraftIndicator,
  decision: IndicatorDecision,
): DraftIndicator {
  return {
    ...old,
    shortName: decision.shortName ?? old.shortName,
    aliases: [...new Set([...old.aliases, ...(decision.aliases ?? [])])],
    ownerUnit: decision.owner === undefined ? old.ownerUnit : unitNamed(draft, decision.owner),
    taskNo: decision.task === undefined ? old.taskNo : taskNamed(draft, decision.task),
    kind: decision.kind ?? old.kind,
    unit: decision.unit ?? old.unit,
    target: decision.target ?? old.target,
    targetMax: decision.targetMax ?? old.targetMax,
    comparator: decision.comparator ?? old.comparator,
    base: decision.base ?? old.base,
    pacing: decision.pacing ?? old.pacing,
  };
}

function checkNames(draft: PlanDraft, decisions: Decisions): void {
  for (const { name } of decisions.indicators) {
    if (!draft.indicators.some((indicator) => isNamed(indicator, name))) {
      throw wrong(`决定文件中的指标“${name}”在方案里没有，请核对名称。`);
    }
  }
}

function checkShortNames(indicators: readonly DraftIndicator[]): void {
  const names = indicators.map(({ shortName }) => shortName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw wrong(`简称“${twice}”用于两个指标，请改用不同的简称。`);
}

/**
 * The draft as decided: units joined, indicators corrected or dropped, and the findings that this settles removed.
 * @throws AppError `input-invalid` naming an indicator, unit or task that the plan does not have
 */
export function applyDecisions(draft: PlanDraft, decisions: Decisions): PlanDraft {
  checkNames(draft, decisions);
  const joined = decisions.units.reduce((before, { name, aliases }) => {
    unitNamed(before, name);
    return joinUnits(before, name, aliases);
  }, draft);
  const indicators = joined.indicators.flatMap((indicator) => {
    const decision = decisions.indicators.find(({ name }) => isNamed(indicator, name));
    if (decision === undefined) return [indicator];
    return decision.drop === true ? [] : [decide(joined, indicator, decision)];
  });
  checkShortNames(indicators);
  const period = decisions.period ?? joined.period;
  const year =
    decisions.period === undefined ? joined.year : Number(decisions.period.to.slice(0, 4));
  return decideFindings({ ...joined, indicators, period, year }, decisions.period !== undefined);
}
