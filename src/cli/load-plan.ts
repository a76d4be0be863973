import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePlanYaml } from '../plan/load-plan-file.js';
import type { Plan } from '../plan/model.js';
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
  // The document readers are large; the sample and YAML do without them.
  const { draftToPlan } = await import('../plan/draft-to-plan.js');
  const { readPlanFile } = await import('./read-plan-file.js');
  return draftToPlan(await readPlanFile(path), null);
}
