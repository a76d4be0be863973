import type { Attachment } from '../../answers/answer.js';
import { digestDays } from '../../digest/content/digest-days.js';
import { digestScope } from '../../digest/digest-scope.js';
import { isoWeekKey, type Publication } from '../../digest/schedule/publications.js';
import { weekStart } from '../../kernel/dates.js';
import type { Plan } from '../../plan/model.js';
import type { Occasion } from '../occasion.js';
import type { BoundSituation } from '../situation.js';
import type { GroupPlace } from '../workspace.js';
import { givenTexts } from './periodic-texts.js';
import { openWeekly } from './publications-here.js';
import { findOccasion, occasion, type Round } from './round.js';

type Place = Pick<GroupPlace, 'channel' | 'groupId'>;

/** One week's digest in one group. */
function givenKey(key: string, { channel, groupId }: Place): string {
  return `${key} ${JSON.stringify([channel, groupId])}`;
}

/** The groups that have not got this digest by asking for it. */
export function groupsLeft(
  { view }: Pick<Round, 'view'>,
  { id: planId }: Pick<Plan, 'id'>,
  { key }: Pick<Publication, 'key'>,
): readonly GroupPlace[] {
  return view.groups.filter(
    (group) =>
      findOccasion(view, { kind: 'digest-given', key: givenKey(key, group), planId }) === null,
  );
}

/** When the first of the groups got a week's digest by asking; `null` when none did. */
export function firstGiven(
  { view }: Pick<Round, 'view'>,
  { id }: Pick<Plan, 'id'>,
  key: string,
): Date | null {
  const given = view.occasions.filter(
    (one) => one.kind === 'digest-given' && one.planId === id && one.key.startsWith(`${key} `),
  );
  return given.map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

export interface Given {
  readonly occasions: readonly Occasion[];
  /** What the group is told of the digests that will not come by themselves. */
  readonly notes: readonly string[];
}

/**
 * 发本周周报 in a group: that group has the week's digest, and the one of the schedule goes to the other
 * groups only; once all have it, it is done.
 */
export function givenHere(
  { message: { channel, group } }: BoundSituation,
  round: Round,
  attach: Attachment,
): Given {
  const { kind, period } = digestScope(attach);
  const days = digestDays({ kind: 'weekly', period }, round);
  const monday = weekStart(days.from);
  if (group === null || kind !== 'weekly' || monday !== weekStart(days.to)) {
    return { occasions: [], notes: [] };
  }
  const key = isoWeekKey(monday);
  const at = { state: 'published' as const, at: round.now };
  const given = round.view.plans.flatMap((plan): readonly Given[] => {
    const publication = openWeekly(round, plan, key);
    const left = groupsLeft(round, plan, { key });
    const others = left.filter((one) => one.channel !== channel || one.groupId !== group);
    if (publication === null || others.length === left.length) return [];
    const fields = { planId: plan.id, ...at };
    const here = occasion('digest-given', givenKey(key, { channel, groupId: group }), fields);
    const whole = others.length === 0 ? [occasion('weekly', key, fields)] : [];
    return [{ occasions: [here, ...whole], notes: [givenTexts(plan.title, publication.dueAt)] }];
  });
  return {
    occasions: given.flatMap(({ occasions }) => occasions),
    notes: given.flatMap(({ notes }) => notes),
  };
}
