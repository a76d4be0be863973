import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../kernel/errors.js';
import { parsePlanYaml } from '../plan/load-plan-file.js';
import type { Plan } from '../plan/model.js';
import { readPlanFile } from './read-plan-file.js';

const SAMPLE_PLAN = fileURLToPath(new URL('../../plans/youxian-2023/plan.yaml', import.meta.url));

/** Reads a file that the caller named. @throws AppError `not-found` or `input-invalid` */
export async function readUserFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new AppError(missing ? 'not-found' : 'input-invalid', 'cannot read the given file', {
      userText: missing ? `找不到文件：${file}` : `文件打不开，请检查权限：${file}`,
      cause: error,
    });
  }
}

/**
 * A plan ready for use: the bundled sample, a plan in YAML, or a document that is read.
 * @param file `null` for the bundled sample
 */
export async function loadPlanFile(file: string | null): Promise<Plan> {
  const path = file ?? SAMPLE_PLAN;
  if (['.yaml', '.yml'].includes(extname(path).toLowerCase())) {
    return parsePlanYaml((await readUserFile(path)).toString('utf8'));
  }
  return (await readPlanFile(path, basename(path), null)).plan;
}
