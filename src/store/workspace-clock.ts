import type { WorkspaceRow } from './lock-workspace.js';

/** What time it is in a workspace: a demonstration's clock stands where it was set, any other's goes. */
export function nowIn({ demoNow }: Pick<WorkspaceRow, 'demoNow'>): Date {
  return demoNow ?? new Date();
}
