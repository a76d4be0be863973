import { instantAt } from '../../src/kernel/dates.js';
import { asId } from '../../src/kernel/ids.js';
import type { GroupId, MemberId, WorkspaceId } from '../../src/kernel/ids.js';
import type { Occasion } from '../../src/conversation/occasion.js';
import type { Member, Posting, WorkspaceView } from '../../src/conversation/workspace.js';
import type { LedgerEntry } from '../../src/ledger/ledger-entry.js';
import type { Plan } from '../../src/plan/model.js';

function memberOf(no: number, unit: string, role: Posting['role']): Member {
  return {
    id: asId<MemberId>(`member${no}`),
    name: '',
    postings: [{ unit, role }],
    requested: null,
    isAdmin: false,
    accounts: [],
    leave: null,
    helpedOn: null,
  };
}

/** The days on which the working group is looked at: the week of the digest that is measured. */
export const LOOKS = {
  start: instantAt('2023-10-23', 9),
  firstMorning: instantAt('2023-10-25', 10),
  morning: instantAt('2023-10-26', 10),
  minuteLater: instantAt('2023-10-26', 10, 1),
  preview: instantAt('2023-10-27', 15, 1),
  publish: instantAt('2023-10-27', 16, 1),
} as const;

/** A working group with an office, a liaison a unit and one group. */
export function grownOffice(plans: readonly Plan[], ledger: readonly LedgerEntry[]): WorkspaceView {
  const units = plans[0]?.units.map(({ name }) => name) ?? [];
  return {
    workspace: {
      id: asId<WorkspaceId>('workspace'),
      name: '',
      isDemo: false,
      settings: { unknownMayAsk: true, nameMissingInGroups: false },
    },
    plans,
    members: [
      memberOf(0, '专班办公室', 'office'),
      ...units.map((unit, index) => memberOf(index + 1, unit, 'liaison')),
    ],
    ledger,
    receipts: [],
    groups: [{ channel: 'bench', groupId: asId<GroupId>('group'), name: '' }],
    occasions: [],
    turns: [],
    waitingFiles: [],
    nextReceiptNo: 1,
  };
}

function isSame(one: Occasion, other: Occasion): boolean {
  return (
    one.kind === other.kind &&
    one.key === other.key &&
    one.planId === other.planId &&
    one.memberId === other.memberId
  );
}

/** The view after what a round noted. */
export function withOccasions(view: WorkspaceView, noted: readonly Occasion[]): WorkspaceView {
  const kept = view.occasions.filter((old) => !noted.some((fresh) => isSame(old, fresh)));
  return { ...view, occasions: [...kept, ...noted] };
}
