import type { AnswerContext, Attachment } from '../answers/answer.js';
import { askedPublications } from '../digest/asked-publications.js';
import { digestPublished } from '../digest/digest-published.js';
import type { MakePdf } from '../digest/documents/convert-to-pdf.js';
import { fileEvidence, fileMessageIds, filePieces } from '../digest/file-pieces.js';
import { publicationPictures } from '../digest/publication-pictures.js';
import { publicationContent, publicationFiles } from '../digest/publication-reply.js';
import type { Piece } from '../digest/rendering.js';
import type { MessageId } from '../kernel/ids.js';
import { OFFICE_UNIT } from '../ledger/current-figure.js';
import type { EvidenceSource } from '../ledger/ledger-entry.js';
import { answerContext } from './answer-context.js';
import { isDoorCommand } from './binding/binding-command.js';
import { decideDoor } from './binding/decide-door.js';
import type { Command } from './command.js';
import { entryHere } from './decide-adopt.js';
import { decideMessage } from './decide-message.js';
import type { Decision } from './decision.js';
import { decideNaming } from './naming/decide-naming.js';
import { decidePeriodic } from './periodic/decide-periodic.js';
import { givenHere } from './periodic/given-here.js';
import { roundHere } from './periodic/round.js';
import type { Render } from './render-apart.js';
import { decideRules } from './rules/decide-rules.js';
import { isBound } from './situation.js';
import type { Situation } from './situation.js';
import { decideSupervision } from './supervision/decide-supervision.js';
import { picturePieces, withPictures } from './with-pictures.js';
import type { PictureDeps } from './with-pictures.js';
import { evidenceKey } from './workspace.js';
import type { ConversationTransaction, Outcome } from './workspace.js';

/** What making pictures and files needs of its surroundings. */
export interface FileDeps extends PictureDeps {
  /** What makes a .pdf; absent: LibreOffice, where it is installed. */
  readonly makePdf?: MakePdf;
}

/** With how files and pictures are made. */
type DecideDeps = FileDeps & { readonly render: Render };

/**
 * Decides; when the answer quotes messages, loads their texts and decides again, which gives the
 * same answer with the quotes filled in.
 */
export async function decideWithFiles(
  deps: DecideDeps,
  situation: Situation,
  transaction: ConversationTransaction,
  command: Command | null,
): Promise<Outcome> {
  if (command !== null && isDoorCommand(command)) {
    const atDoor = await decideDoor(situation, transaction, command);
    if (atDoor !== null) return atDoor;
  }
  const periodic = await decidePeriodic(deps, situation, transaction);
  if (periodic !== null) return periodic;
  const supervised = await decideSupervision(deps, situation, transaction);
  if (supervised !== null) return supervised;
  const ruled = decideRules(situation);
  if (ruled !== null) return ruled;
  const named = await decideNaming(situation, transaction);
  if (named !== null) return named;
  const wanted = new Set<MessageId>();
  const sources = new Set<EvidenceSource>();
  const first = decideMessage({
    ...situation,
    messageText: (id) => {
      wanted.add(id);
      return null;
    },
    evidenceFiles: (source) => {
      sources.add(source);
      return [];
    },
  });
  if (wanted.size + sources.size === 0) return withFile(deps, situation, first, transaction);
  const messages = await transaction.messages([...wanted]);
  const files = await transaction.evidence([...sources]);
  const loaded: Situation = {
    ...situation,
    messageText: (id) => messages.get(id)?.text ?? null,
    evidenceFiles: (source) => files.get(evidenceKey(source)) ?? [],
  };
  return withFile(deps, loaded, decideMessage(loaded), transaction);
}

/** Adds the pictures, or the file or digest, that an answer grants; what goes to the group becomes published. */
async function withFile(
  deps: DecideDeps,
  situation: Situation,
  { outcome, attach, picture }: Decision,
  transaction: ConversationTransaction,
): Promise<Outcome> {
  if (picture !== null) return await withPictures(deps, situation, outcome, picture);
  if (attach === null) return outcome;
  const bare = answerContext(situation);
  const messages = await transaction.messages(fileMessageIds(attach, bare));
  const files = await transaction.evidence(fileEvidence(attach, bare));
  const context = answerContext({
    ...situation,
    messageText: (id) => messages.get(id)?.text ?? null,
    evidenceFiles: (source) => files.get(evidenceKey(source)) ?? [],
  });
  const published = digestPublished(attach, context);
  const beside = published === null ? [] : piecesBeside(deps, attach, context);
  const blocks = await deps.render([...filePieces(attach, context, deps.makePdf), ...beside]);
  const inPrivate = attach.isPrivate || situation.message.group === null;
  const to = { kind: inPrivate ? 'sender' : 'group' } as const;
  if (published === null || !isBound(situation)) {
    return { ...outcome, replies: [...outcome.replies, { to, blocks, buttons: [] }] };
  }
  const round = roundHere(deps, situation, transaction);
  const { occasions, notes } = givenHere(situation, round, attach);
  const told = notes.map((text) => ({ type: 'text' as const, text }));
  return {
    ...outcome,
    occasions,
    entries: [...outcome.entries, entryHere(situation, published, OFFICE_UNIT)],
    replies: [...outcome.replies, { to, blocks: [...blocks, ...told], buttons: [] }],
  };
}

/** What the schedule sends beside the words: a group that asks for a digest gets no less. */
function piecesBeside(
  deps: PictureDeps,
  attach: Attachment,
  context: AnswerContext,
): readonly Piece[] {
  return askedPublications(attach, context).flatMap((publication) => [
    ...picturePieces(deps, publicationPictures(publication, context)),
    ...publicationFiles(publication, publicationContent(publication, context), context),
  ]);
}
