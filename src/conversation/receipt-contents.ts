import { saidValue } from '../answers/said-value.js';
import { eventName } from './event-line.js';
import type { Receipt } from './receipt.js';
import type { WorkspaceView } from './workspace.js';

/** What a receipt holds, in a few words: 高新技术企业58家、科技型中小企业新增3家. */
export function receiptContents(view: WorkspaceView, { figures, events }: Receipt): string {
  const all = view.plans.flatMap((plan) => plan.indicators);
  const said = figures.map(({ fact }) => {
    const indicator = all.find(({ id }) => id === fact.indicatorId);
    return `${indicator?.shortName ?? ''}${saidValue(fact, indicator?.unit ?? '')}`;
  });
  return [...new Set([...said, ...events.map(eventName)])].join('、');
}
