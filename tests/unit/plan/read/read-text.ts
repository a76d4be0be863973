import type { DocumentText } from '../../../../src/plan/read/document-text.js';
import { readDocument } from '../../../../src/plan/read/read-document.js';
import { readPlan } from '../../../../src/plan/read/read-plan.js';
import type { PlanDraft } from '../../../../src/plan/read/plan-draft.js';

export function document(text: string, fileName = '方案.txt'): Promise<DocumentText> {
  return readDocument(new TextEncoder().encode(text), fileName);
}

/** Reads a plan written as text in a test. */
export async function draftOf(text: string): Promise<PlanDraft> {
  return readPlan(await document(text));
}

/** 名称｜目标｜单位｜比较｜类型｜牵头｜任务, one line an indicator. */
export function indicatorLines(draft: PlanDraft): string[] {
  return draft.indicators.map((item) => {
    const target = `${item.target ?? '-'}${item.targetMax === null ? '' : `—${item.targetMax}`}`;
    const place = `${item.ownerUnit ?? '-'}｜${item.taskNo ?? '-'}`;
    return `${item.name}｜${target}${item.unit ?? ''}｜${item.comparator}｜${item.kind}｜${place}`;
  });
}

/** 编号 标题｜牵头｜责任, one line a task. */
export function taskLines(draft: PlanDraft): string[] {
  return draft.tasks.map(
    ({ no, title, leads, responsibles }) =>
      `${no} ${title}｜${leads.join('、')}｜${responsibles.join('、')}`,
  );
}

export function findingKinds(draft: PlanDraft): string[] {
  return draft.findings.map(({ kind }) => kind);
}
