import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { applyDecisions, parseDecisions } from '../plan/decisions.js';
import {
  decisionsThatApply,
  mergeDecisions,
  NO_DECISIONS,
  readWrittenDecisions,
  type WrittenDecisions,
} from '../plan/merge-decisions.js';
import type { PlanDraft } from '../plan/read/plan-draft.js';
import { readDocument } from '../plan/read/read-document.js';
import { readPlan } from '../plan/read/read-plan.js';
import { readUserFile } from './read-user-file.js';

/** Decisions stand beside the document: 方案.docx and 方案.decisions.yaml. */
function decisionsPath(file: string): string {
  return join(dirname(file), `${basename(file, extname(file))}.decisions.yaml`);
}

async function readDecisionsBeside(file: string): Promise<WrittenDecisions> {
  try {
    return readWrittenDecisions(await readFile(decisionsPath(file), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NO_DECISIONS;
    throw error;
  }
}

/** A document as read, before anything was decided about it. */
export interface PlanFile {
  readonly bare: PlanDraft;
  readonly beside: WrittenDecisions;
}

/** @throws AppError `not-found` or `input-invalid` with what to do */
export async function openPlanFile(file: string): Promise<PlanFile> {
  const document = await readDocument(await readUserFile(file), basename(file));
  return { bare: readPlan(document), beside: await readDecisionsBeside(file) };
}

/** The draft as decided: in earlier imports, then beside the document. */
export function decided(
  { bare, beside }: PlanFile,
  earlier: WrittenDecisions,
): { readonly draft: PlanDraft; readonly decisions: WrittenDecisions } {
  const decisions = mergeDecisions(decisionsThatApply(earlier, bare), beside);
  return { draft: decide(bare, decisions), decisions };
}

export function decide(draft: PlanDraft, decisions: WrittenDecisions): PlanDraft {
  // JSON is YAML, so what is stored is checked by the same reader as what is written by hand.
  return applyDecisions(draft, parseDecisions(JSON.stringify(decisions)));
}

/** A plan document with the decisions beside it. */
export async function readPlanFile(file: string): Promise<PlanDraft> {
  return decided(await openPlanFile(file), NO_DECISIONS).draft;
}
