import { nameLines } from '../../answers/answer-missing.js';
import type { AnswerContext } from '../../answers/answer.js';
import type { DigestContent } from '../../digest/content/digest-content.js';
import type { MessageId } from '../../kernel/ids.js';
import {
  figuresPublished,
  publicationContent,
  publicationFiles,
  publicationText,
  quotedInPublication,
  type PublicationContent,
} from '../../digest/publication-reply.js';
import { publicationPictures } from '../../digest/publication-pictures.js';
import { dateOf } from '../../kernel/dates.js';
import { weeksOff } from '../../plan/calendar/work-calendar.js';
import type { Block, Reply } from '../../message/reply.js';
import type { Occasion } from '../occasion.js';
import { picturePieces } from '../with-pictures.js';
import { groupsLeft } from './given-here.js';
import { noteTexts, previewTexts, PUBLICATION_WORDS } from './periodic-texts.js';
import { standingOf, type PlanPublication } from './publications-here.js';
import { toldBefore } from './told-before.js';
import { occasion, officeContext, officeOf, scheduleOf, type Doings, type Round } from './round.js';

/** Pressed, they name what they are about: several may wait at once. */
function buttonsFor({ plan, publication }: PlanPublication): Reply['buttons'] {
  const name = `《${plan.title}》${PUBLICATION_WORDS[publication.kind]}`;
  return [
    { label: '发送', text: `发送${name}` },
    { label: '修改说明', text: `${name}修改说明` },
    { label: '跳过', text: `跳过${name}` },
  ];
}

function notesOf(
  round: Round,
  { plan, publication, joined, isLate }: PlanPublication,
): PublicationContent['notes'] {
  const { kind, key, days, dueAt } = publication;
  const { calendar, today } = round;
  const hasWeekOff = kind === 'weekly' && weeksOff(calendar, days).length > 0;
  const { note } = standingOf(round, plan, publication);
  return {
    lines: [
      ...(joined.length > 0 ? [noteTexts.joined(kind, joined, key)] : []),
      ...(joined.length === 0 && hasWeekOff ? [noteTexts.weekWithoutWork(days, today)] : []),
      ...(isLate ? [noteTexts.late(dueAt, dateOf(dueAt), today)] : []),
    ],
    office: note === null ? null : noteTexts.office(note),
  };
}

interface Composed {
  readonly publication: PublicationContent;
  readonly contents: readonly DigestContent[];
  readonly context: AnswerContext;
}

/** As it is read in a group, with the words that it quotes. */
async function compose(round: Round, step: PlanPublication): Promise<Composed> {
  const { plan } = step;
  const { kind, days } = step.publication;
  const since = toldBefore(round, step);
  const publication = { kind, plan, days, since, notes: notesOf(round, step) };
  const ids = quotedInPublication(publication, officeContext(round, true));
  const quoted = await round.messages(ids);
  const textOf = (id: MessageId): string | null => quoted.get(id)?.text ?? null;
  const context = officeContext(round, true, textOf);
  return { publication, context, contents: publicationContent(publication, context) };
}

/** Of the publication and of those joined to it: none of them goes out by itself any more. */
function marked(
  { plan, publication, joined }: PlanPublication,
  state: Occasion['state'],
  at: Date,
  note: string | null,
): readonly Occasion[] {
  const fields = { planId: plan.id, state, at };
  return [
    ...joined.map((key) => occasion(publication.kind, key, fields)),
    occasion(publication.kind, publication.key, { ...fields, note }),
  ];
}

/** To every bound group that has not got it by asking, with what it was sent with in the ledger. */
export async function publish(round: Round, step: PlanPublication): Promise<Doings> {
  const { now } = round;
  const { publication, contents, context } = await compose(round, step);
  const blocks = await round.render([
    ...publicationText(contents),
    ...picturePieces(round.pictures, publicationPictures(publication, context)),
    ...publicationFiles(publication, contents, context),
  ]);
  const { note } = standingOf(round, step.plan, step.publication);
  const occasions = marked(step, 'published', now, note);
  const groups = groupsLeft(round, step.plan, step.publication);
  const replies = groups.map(({ channel, groupId }): Reply => ({
    to: { kind: 'other-group', channel, groupId },
    blocks,
    buttons: [],
  }));
  const figures = figuresPublished(publication, context);
  const { kind: digest, plan, days: period } = publication;
  const event = { kind: 'digest-published' as const, planId: plan.id, digest, period, figures };
  const entry = { event, at: now, memberId: null, unit: null, source: null, receiptId: null };
  return { replies, entries: [entry], occasions };
}

/** Without a group there is nobody to tell; the days are not counted as missed later. */
export function passOver({ now }: Round, step: PlanPublication): Doings {
  return { replies: [], entries: [], occasions: marked(step, 'skipped', now, null) };
}

/** Which units owe is for the office alone, unless it has switched names on for groups. */
function namesForOffice(
  round: Round,
  publication: PublicationContent,
  inGroup: readonly DigestContent[],
): readonly Block[] {
  if (inGroup.every(({ duties }) => duties.names !== null)) return [];
  const here = publicationContent(publication, officeContext(round, false));
  const names = here.flatMap(({ duties }) =>
    duties.names === null ? [] : nameLines(duties.names),
  );
  return names.length === 0 ? [] : [{ type: 'text', text: previewTexts.onlyHere(names) }];
}

/** The office sees it before it goes out, with the units' names that a group does not get. */
export async function preview(round: Round, step: PlanPublication): Promise<Doings> {
  const { plan, publication } = step;
  const { publication: composed, contents } = await compose(round, step);
  const { kind, key, dueAt } = publication;
  const groups = groupsLeft(round, plan, publication).length;
  const schedule = scheduleOf(round.view.workspace.settings, plan.id);
  const { needsConsent } = kind === 'weekly' ? schedule.weekly : schedule.bulletin;
  const head = needsConsent
    ? previewTexts.headWithConsent(kind, plan.title, groups)
    : previewTexts.head(kind, plan.title, dueAt, groups);
  const shown: readonly Block[] = [
    { type: 'text', text: head },
    ...publicationText(contents),
    ...namesForOffice(round, composed, contents),
    { type: 'text', text: previewTexts.foot(needsConsent) },
  ];
  const { note } = standingOf(round, plan, publication);
  return {
    replies: toOffice(round, shown, buttonsFor(step)),
    entries: [],
    occasions: [occasion(kind, key, { planId: plan.id, state: 'previewed', at: round.now, note })],
  };
}

/** The one word to the office when its consent is needed and did not come. */
export function chase(round: Round, step: PlanPublication): Doings {
  const { plan, publication } = step;
  const { kind, key } = publication;
  const text = previewTexts.chase(kind, plan.title);
  const { note } = standingOf(round, plan, publication);
  return {
    replies: toOffice(
      round,
      [{ type: 'text', text }],
      buttonsFor(step).filter(({ label }) => label !== '修改说明'),
    ),
    entries: [],
    occasions: [occasion(kind, key, { planId: plan.id, state: 'chased', at: round.now, note })],
  };
}

export function skip(round: Round, step: PlanPublication): Doings {
  return { replies: [], entries: [], occasions: marked(step, 'skipped', round.now, null) };
}

function toOffice(
  { view }: Round,
  blocks: readonly Block[],
  buttons: Reply['buttons'],
): readonly Reply[] {
  return officeOf(view).map(({ id }) => ({
    to: { kind: 'member', memberId: id },
    blocks,
    buttons,
  }));
}
