import type { AnswerContext } from '../answers/answer.js';
import { allSubjects, readIndicator, todayOf } from '../answers/subjects.js';
import type { DateRange } from '../kernel/dates.js';
import type { MessageId } from '../kernel/ids.js';
import type { PublishedFigure } from '../ledger/ledger-entry.js';
import type { Block } from '../message/reply.js';
import type { Plan } from '../plan/model.js';
import { composeDigest } from './content/compose-digest.js';
import { digestBlocks } from './content/digest-blocks.js';
import type {
  DigestContent,
  DigestKind,
  DigestNotes,
  ToldBefore,
} from './content/digest-content.js';
import { messagesQuoted } from './content/messages-quoted.js';
import { documentPiece } from './documents/document-piece.js';
import { fileTexts } from './file-texts.js';
import type { Piece } from './rendering.js';
import { boardSheet } from './workbook/board-sheet.js';
import { historySheet } from './workbook/history-sheet.js';
import { workbookPiece } from './workbook/workbook-piece.js';

/** A digest or bulletin of one plan that goes out to its groups. */
export interface PublicationContent {
  readonly kind: DigestKind;
  readonly plan: Plan;
  readonly days: DateRange;
  /** Where the one before ended; `null` for the first. */
  readonly since: ToldBefore | null;
  readonly notes: DigestNotes;
}

function ofPlan(context: AnswerContext, plan: Plan): AnswerContext {
  return { ...context, plans: [plan] };
}

function scopeOf({ kind, days, since }: PublicationContent) {
  return { kind, period: days, units: null, since };
}

/** What it says, as its readers may know it; none for a plan that the days lie outside of. */
export function publicationContent(
  publication: PublicationContent,
  context: AnswerContext,
): readonly DigestContent[] {
  const { plan, notes } = publication;
  return composeDigest(scopeOf(publication), ofPlan(context, plan), notes);
}

/** The messages that it quotes. */
export function quotedInPublication(
  publication: PublicationContent,
  context: AnswerContext,
): readonly MessageId[] {
  return messagesQuoted(scopeOf(publication), ofPlan(context, publication.plan));
}

/** The words as chat shows them. */
export function publicationText(contents: readonly DigestContent[]): readonly Block[] {
  return contents.flatMap(digestBlocks);
}

/**
 * The document to print and the figures to count with: board and history only, since names of persons
 * and the words of messages have no place in a group.
 */
export function publicationFiles(
  { plan }: PublicationContent,
  contents: readonly DigestContent[],
  context: AnswerContext,
): readonly Piece[] {
  const own = ofPlan(context, plan);
  const scope = { period: null, units: null };
  const sheets = () => [boardSheet(scope, own), historySheet(scope, own)];
  const name = `${fileTexts.ledger(plan.title, todayOf(context))}.xlsx`;
  return [...contents.map(documentPiece), workbookPiece(name, sheets)];
}

/** The figures that it was sent with, for 更正说明 in a later one. */
export function figuresPublished(
  { plan, days }: PublicationContent,
  context: AnswerContext,
): readonly PublishedFigure[] {
  const own = ofPlan(context, plan);
  return allSubjects(own, days.to).flatMap((subject) => {
    const { figure, indicator } = readIndicator(own, subject, days.to);
    return figure === null
      ? []
      : [{ indicatorId: indicator.id, value: figure.value, asOf: figure.asOf }];
  });
}
