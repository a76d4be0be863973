import type { Finding } from '../read/finding.js';
import type { PlanReading } from '../read/plan-reading.js';

/** All contradictions and gaps of a document. */
export function checkUp(reading: PlanReading): Finding[] {
  return reading.tasks.length === 0
    ? [{ kind: 'nothing-found', message: '未读到任务。', where: '全文' }]
    : [];
}
