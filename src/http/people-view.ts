import type { Member, WorkspaceView } from '../conversation/workspace.js';
import type { PersonView } from './api-types.js';
import { texts } from './texts.js';

/** Someone whom nobody has bound, so that one can see what such a person is told. */
const STRANGER_ID = 'stranger';

/**
 * Who may be spoken as on a channel: its members, units in the order of the plan's member list, and
 * always someone who is not bound.
 */
export function peopleView(
  { members, plans }: Pick<WorkspaceView, 'members' | 'plans'>,
  channel: string,
): readonly PersonView[] {
  const order = plans.flatMap(({ units }) => units.map(({ name }) => name));
  const place = ({ unit }: PersonView): number =>
    unit === null || !order.includes(unit) ? order.length : order.indexOf(unit);
  const people = members
    .flatMap((member) => {
      const account = member.accounts.find((one) => one.channel === channel);
      return account === undefined ? [] : [personView(member, account.userId)];
    })
    .sort((one, other) => place(one) - place(other));
  return people.some(({ userId, role }) => role === 'unknown' || userId === STRANGER_ID)
    ? people
    : [
        ...people,
        { userId: STRANGER_ID, name: texts.strangerName, unit: null, role: 'unknown' as const },
      ];
}

function personView({ name, postings }: Member, userId: string): PersonView {
  const [posting] = postings;
  return {
    userId,
    name,
    // Leaders and the office stand for the county, whatever unit they are entered under.
    unit: posting?.role === 'liaison' ? posting.unit : null,
    role: posting?.role ?? 'unknown',
  };
}
