import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { draftToPlan } from '../plan/draft-to-plan.js';
import { parsePlanYaml } from '../plan/load-plan-file.js';
import type { Plan } from '../plan/model.js';
import { readPlanFile } from './read-plan-file.js';
import { readUserFile } from './read-user-file.js';

const SAMPLE_PLAN = fileURLToPath(new URL('../../plans/youxian-2023/plan.yaml', import.meta.url));

/**
 * A plan ready for use: the bundled sample, a plan in YAML, or a document that is read.
 * @param file `null` for the bundled sample
 */
export async function loadPlanFile(file: string | null): Promise<Plan> {
  const path = file ?? SAMPLE_PLAN;
  if (['.yaml', '.yml'].includes(extname(path).toLowerCase())) {
    return parsePlanYaml((await readUserFile(path)).toString('utf8'));
  }
  return draftToPlan((await readPlanFile(path)).draft, null);
}
