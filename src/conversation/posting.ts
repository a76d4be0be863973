import { dateOf } from '../kernel/dates.js';
import { OFFICE_UNIT } from '../ledger/current-figure.js';
import type { Receipt } from './receipt.js';
import type { BoundSituation } from './situation.js';
import type { Member, Posting, WorkspaceView } from './workspace.js';

/** In whose name a member may report: one entry a unit, the office under its own name. */
export function postingsOf(member: Member): readonly Posting[] {
  const byUnit = new Map<string, Posting>();
  for (const posting of member.postings) {
    if (posting.role === 'unknown') continue;
    const unit = posting.role === 'office' ? OFFICE_UNIT : posting.unit;
    byUnit.set(unit, { unit, role: posting.role });
  }
  return [...byUnit.values()];
}

/** In whose name a receipt was or will be made; the first posting while that is open. */
export function postingOfReceipt(view: WorkspaceView, receipt: Receipt): Posting {
  const member = view.members.find(({ id }) => id === receipt.memberId);
  const postings = member === undefined ? [] : postingsOf(member);
  const named = postings.find(({ unit }) => unit === receipt.unit);
  if (named !== undefined) return named;
  return receipt.unit === ''
    ? (postings[0] ?? { unit: '', role: 'unknown' })
    : { unit: receipt.unit, role: 'liaison' };
}

/** The unit among `postings` that the text names, when it names exactly one of them. */
function namedIn(situation: BoundSituation, postings: readonly Posting[]): Posting | null {
  const named = postings.filter(({ unit }) => {
    const names = situation.lexicon.units.find(({ name }) => name === unit)?.names ?? [unit];
    return names.some((name) => situation.text.includes(name));
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** What the member answered earlier on the same day in the same chat: it is asked only once. */
function answeredToday(situation: BoundSituation, postings: readonly Posting[]): Posting | null {
  const earlier = situation.view.receipts.findLast(
    ({ memberId, group, unit, createdAt }) =>
      memberId === situation.member.id &&
      group === situation.message.group &&
      unit !== '' &&
      dateOf(createdAt) === situation.today,
  );
  return postings.find(({ unit }) => unit === earlier?.unit) ?? null;
}

/** In whose name the message speaks; `null` when that has to be asked (以哪个单位名义？). */
export function choosePosting(situation: BoundSituation): Posting | null {
  const postings = postingsOf(situation.member);
  const [only] = postings;
  if (postings.length === 1 && only !== undefined) return only;
  return namedIn(situation, postings) ?? answeredToday(situation, postings);
}
