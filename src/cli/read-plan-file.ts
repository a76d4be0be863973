import { dirname, extname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { applyDecisions, parseDecisions, type Decisions } from '../plan/decisions.js';
import { readDocument } from '../plan/read/read-document.js';
import { readPlan } from '../plan/read/read-plan.js';
import type { PlanDraft } from '../plan/read/plan-draft.js';
import { readUserFile } from './read-user-file.js';

/** Decisions stand beside the document: 方案.docx and 方案.decisions.yaml. */
export function decisionsPath(file: string): string {
  return join(dirname(file), `${basename(file, extname(file))}.decisions.yaml`);
}

async function readDecisionsBeside(file: string): Promise<Decisions | null> {
  try {
    return parseDecisions(await readFile(decisionsPath(file), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export interface ReadPlanFile {
  readonly draft: PlanDraft;
  /** Decisions of the file beside the document; `null` when there is none. */
  readonly decisions: Decisions | null;
}

/**
 * Reads a work plan with the decisions that lie beside it.
 * @param earlier decisions kept from an earlier import; those of the file come on top
 * @throws AppError `not-found` or `input-invalid` with what to do
 */
export async function readPlanFile(
  file: string,
  earlier: Decisions | null = null,
): Promise<ReadPlanFile> {
  const document = await readDocument(await readUserFile(file), basename(file));
  const beside = await readDecisionsBeside(file);
  const decided = [earlier, beside].filter((decisions) => decisions !== null);
  const draft = decided.reduce(applyDecisions, readPlan(document));
  return { draft, decisions: beside };
}
