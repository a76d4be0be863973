import { asButton, justSay, silence, textReply } from '../outcome.js';
import { here, type BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { groupsLeft } from './given-here.js';
import type { PeriodicCommand, WaitingName } from './periodic-command.js';
import { previewTexts, PUBLICATION_WORDS } from './periodic-texts.js';
import { preview, publish, skip } from './publish.js';
import { standingOf, waitingPublications, type PlanPublication } from './publications-here.js';
import { occasion, type Doings, type Round } from './round.js';

type PublicationCommand = Extract<PeriodicCommand, { kind: 'send-now' | 'skip' | 'note' }>;

const MAX_NOTE_LENGTH = 200;
const VERBS: Readonly<Record<PublicationCommand['kind'], string>> = {
  'send-now': '发送',
  skip: '跳过',
  note: '修改说明',
};

function nameOf({ plan, publication }: PlanPublication): string {
  return `《${plan.title}》${PUBLICATION_WORDS[publication.kind]}`;
}

function chosen(
  waiting: readonly PlanPublication[],
  { title, publication: kind }: WaitingName,
): readonly PlanPublication[] {
  return waiting.filter(
    ({ plan, publication }) =>
      (title === null || plan.title.includes(title)) &&
      (kind === null || publication.kind === kind),
  );
}

/**
 * 发送, 修改说明 and 跳过 by the office. A note changes only the words beside the figures; a wrong figure
 * is corrected in the ledger.
 * @returns `null` where nothing waits: then the words mean something else
 */
export async function decidePublication(
  situation: BoundSituation,
  round: Round,
  command: PublicationCommand,
): Promise<Outcome | null> {
  const waiting = chosen(waitingPublications(round), command);
  const [only, another] = waiting;
  if (only === undefined) {
    return command.kind === 'note' ? say(situation, previewTexts.none) : null;
  }
  if (another !== undefined) return askWhich(situation, waiting, command);
  switch (command.kind) {
    case 'send-now':
      if (round.view.groups.length === 0) {
        return say(situation, previewTexts.noGroups(only.publication.kind));
      }
      return done(
        situation,
        await publish(round, only),
        previewTexts.sent(
          only.publication.kind,
          groupsLeft(round, only.plan, only.publication).length,
        ),
      );
    case 'skip':
      return done(situation, skip(round, only), previewTexts.skipped(only.publication.kind));
    case 'note':
      return await noted(situation, round, only, command.note);
  }
}

function say(situation: BoundSituation, text: string): Outcome {
  return justSay(textReply(here(situation), text));
}

function askWhich(
  situation: BoundSituation,
  waiting: readonly PlanPublication[],
  { kind }: PublicationCommand,
): Outcome {
  const texts = waiting.map((one) =>
    kind === 'note' ? `${nameOf(one)}${VERBS[kind]}` : `${VERBS[kind]}${nameOf(one)}`,
  );
  const text = [previewTexts.which, ...texts.map((one) => `· ${one}`)].join('\n');
  const reply = textReply(here(situation), text);
  return justSay({ ...reply, buttons: texts.map(asButton) });
}

function done(situation: BoundSituation, doings: Doings, text: string): Outcome {
  const { replies, entries, occasions } = doings;
  const answer = textReply(here(situation), text);
  return { ...silence, replies: [...replies, answer], entries, occasions };
}

/** The note is kept with the publication, and the office sees what it will look like. */
async function noted(
  situation: BoundSituation,
  round: Round,
  { plan, publication, ...rest }: PlanPublication,
  note: string | null,
): Promise<Outcome> {
  if (note === null) return say(situation, previewTexts.noteHow);
  if (note.length > MAX_NOTE_LENGTH) return say(situation, previewTexts.noteTooLong);
  const { kind, key } = publication;
  const words = note === '' ? null : note;
  // Whoever was asked for a word once is not asked again for writing a note.
  const { state } = standingOf(round, plan, publication);
  const fields = { planId: plan.id, state: state ?? 'previewed', at: round.now };
  const changed = occasion(kind, key, { ...fields, note: words });
  const occasions = [
    ...round.view.occasions.filter(
      (one) => one.kind !== kind || one.key !== key || one.planId !== plan.id,
    ),
    changed,
  ];
  const seen = { ...round, view: { ...round.view, occasions } };
  const { replies } = await preview(seen, { plan, publication, ...rest });
  const text = words === null ? previewTexts.noteCleared : `${previewTexts.noted}${words}`;
  return done(situation, { replies, entries: [], occasions: [changed] }, text);
}
