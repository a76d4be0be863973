import type { Occasion, OccasionKind, OccasionState } from '../conversation/occasion.js';
import { asId } from '../kernel/ids.js';
import type { MemberId, PlanId, WorkspaceId } from '../kernel/ids.js';
import { storableText } from './json/storable.js';
import type { Transaction } from './transaction.js';

/** A publication looks back ten weeks at most, a half-year summary concerns one day. */
const KEPT_IN_VIEW_MS = 100 * 86_400_000;

/** They hold for as long as the plan, the light or the year does: one row for each of these. */
const STANDING: OccasionKind[] = ['schedule', 'supervision-proposed', 'calendar-missing'];

export async function readOccasions(
  tx: Transaction,
  workspaceId: WorkspaceId,
  now: Date,
): Promise<readonly Occasion[]> {
  const rows = await tx.occasion.findMany({
    where: {
      workspaceId,
      OR: [{ at: { gte: new Date(now.getTime() - KEPT_IN_VIEW_MS) } }, { kind: { in: STANDING } }],
    },
    orderBy: [{ at: 'asc' }, { kind: 'asc' }, { key: 'asc' }, { memberId: 'asc' }],
  });
  return rows.map(({ kind, planId, key, memberId, state, note, at }) => ({
    kind: kind as OccasionKind,
    planId: planId === '' ? null : asId<PlanId>(planId),
    key,
    memberId: memberId === '' ? null : asId<MemberId>(memberId),
    state: state as OccasionState,
    note,
    at,
  }));
}

export async function saveOccasions(
  tx: Transaction,
  workspaceId: WorkspaceId,
  occasions: readonly Occasion[],
): Promise<void> {
  for (const { kind, planId, key, memberId, state, note, at } of occasions) {
    const name = { workspaceId, kind, planId: planId ?? '', key, memberId: memberId ?? '' };
    const rest = { state, note: note === null ? null : storableText(note), at };
    await tx.occasion.upsert({
      where: { workspaceId_kind_planId_key_memberId: name },
      update: rest,
      create: { ...name, ...rest },
    });
  }
}
