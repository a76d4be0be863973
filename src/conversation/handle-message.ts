import type { DirectoryPerson } from '../message/directory.js';
import type { InboundMessage } from '../message/inbound-message.js';
import type { Reply } from '../message/reply.js';
import type { WorkCalendar } from '../plan/calendar/work-calendar.js';
import type { Glossary } from '../plan/glossary/glossary.js';
import type { Advice } from './advice.js';
import type { AdviceDesk } from './advice-desk.js';
import { bindingTexts } from './binding-texts.js';
import { buildSituation, memberOfAccount } from './build-situation.js';
import { redeemLink } from './binding/decide-link.js';
import { atUnboundGroup } from './binding/unbound-group.js';
import { cleanText } from './clean-text.js';
import type { Command } from './command.js';
import { adminOutcome } from './decide-admin.js';
import { newMember } from './decide-binding.js';
import { decideWithFiles } from './decide-with-files.js';
import type { FileDeps } from './decide-with-files.js';
import { decideUsage } from './decide-usage.js';
import type { ReadUsage } from './decide-usage.js';
import { namedSender } from './named-sender.js';
import { expiredReceipts, expiryNotices, withExpired } from './expire-receipts.js';
import { decideTables } from './import/decide-tables.js';
import { justSay, silence, textReply } from './outcome.js';
import { screenText } from './privacy-screen.js';
import type { Receipt } from './receipt.js';
import { readCommand } from './read-command.js';
import { renderApart, type Render } from './render-apart.js';
import { reportTexts } from './report-texts.js';
import { seekAdvice } from './seek-advice.js';
import { isBound } from './situation.js';
import type { Situation } from './situation.js';
import type { TakenIn } from './taken-in.js';
import { isNothingKept, nothingFound } from './taken-in.js';
import { MAX_TEXT_LENGTH } from './text-limit.js';
import type {
  ConversationStore,
  ConversationTransaction,
  Outcome,
  WorkspaceView,
} from './workspace.js';

export interface ConversationDeps extends FileDeps {
  readonly store: ConversationStore;
  readonly botName: string;
  /** Short forms that hold here; the built-in ones unless given. */
  readonly glossary?: Glossary;
  readonly calendar: WorkCalendar;
  /** How much of a platform's allowance is used; absent: no platform has one. */
  readonly usage?: ReadUsage;
  /** Where a model is asked; absent: rules alone decide. */
  readonly desk?: AdviceDesk | null;
}

/** What was found out about the message before it is handled, outside of any transaction. */
export interface Known {
  /** What taking it in has found; a channel whose messages come here directly gives none. */
  readonly takenIn?: TakenIn;
  /** The sender as the platform's address book has him. */
  readonly senderProfile?: DirectoryPerson | null;
  /** Where its sender could upload files; absent: nowhere. */
  readonly uploadPage?: string | null;
}

/**
 * One inbound message, handled once: screened, decided on, stored and answered.
 * @returns what is to be sent; nothing is silence. A redelivery gets the same replies again.
 */
export async function handleMessage(
  deps: ConversationDeps,
  received: InboundMessage,
  { takenIn = nothingFound, senderProfile = null, uploadPage = null }: Known = {},
): Promise<readonly Reply[]> {
  const { desk } = deps;
  const message = namedSender(received, senderProfile);
  const known = { takenIn, senderProfile, uploadPage };
  const handle = (advice?: Advice): Promise<readonly Reply[]> => {
    const advised = advice === undefined ? {} : { advice };
    return renderApart((settle) =>
      deps.store.handleOnce(message, (transaction) =>
        settle((render) => work({ ...deps, ...known, ...advised, render }, message, transaction)),
      ),
    );
  };
  // No transaction is open and no lock is held while a model thinks, or a file is made.
  return desk === undefined || desk === null
    ? handle()
    : desk.inTurn(message, (signal) => seekAdvice(desk, deps, message, signal), handle);
}

interface WorkDeps extends ConversationDeps, Required<Known> {
  readonly render: Render;
  readonly advice?: Advice;
}

async function work(
  deps: WorkDeps,
  message: InboundMessage,
  transaction: ConversationTransaction,
): Promise<Outcome> {
  const { takenIn } = deps;
  if (takenIn.screenReason !== null) return screened(message, takenIn.screenReason);
  const screening = screenText(message.text);
  if (screening.kind === 'blocked') return screened(message, screening.reason);
  const isTooLong = message.text.length > MAX_TEXT_LENGTH;
  const command = isTooLong ? null : readCommand(cleanText(screening.text, deps.botName));
  if (command?.kind === 'bind-admin') return bindAdmin(deps, message, transaction, command.code);
  const { view } = transaction;
  if (view === null) {
    return outside(message, transaction, command, (entered) =>
      buildSituation(message, entered, screening.text, deps),
    );
  }
  if (isTooLong) return say(message, reportTexts.tooLong);
  const expired = expiredReceipts(view, message.sentAt);
  const current = withExpired(view, expired);
  const { advice } = deps;
  const situation: Situation = {
    ...buildSituation(message, current, screening.text, deps),
    ...(advice === undefined ? {} : { advice }),
    uploadPage: deps.uploadPage,
    ...(isNothingKept(message, takenIn) ? { nothingKept: true } : {}),
  };
  const outcome = await decideOn(deps, situation, transaction, command);
  const merged = mergeExpiry(current, outcome, expired);
  const isMasked = screening.masked || takenIn.masked;
  const noted = isMasked ? withNote(merged, reportTexts.masked) : merged;
  return withFileNotes(message, noted, takenIn.notes);
}

async function decideOn(
  deps: WorkDeps,
  situation: Situation,
  transaction: ConversationTransaction,
  command: Command | null,
): Promise<Outcome> {
  const tabled = isBound(situation) ? decideTables(situation, deps.takenIn.tables ?? []) : null;
  if (tabled !== null) return tabled;
  return command?.kind === 'usage' && isBound(situation)
    ? await decideUsage(situation, deps.usage ?? noUsage)
    : await decideWithFiles(deps, situation, transaction, command);
}

const noUsage: ReadUsage = () => Promise.resolve(null);

function screened(message: InboundMessage, reason: string): Outcome {
  return { ...say(message, reportTexts.screened), retention: { kind: 'screened', reason } };
}

/** A message that belongs to no workspace: from a group that wants one, or from an account with a code. */
async function outside(
  message: InboundMessage,
  transaction: ConversationTransaction,
  command: Command | null,
  situationIn: (view: WorkspaceView) => Situation,
): Promise<Outcome> {
  if (message.group !== null) {
    const plan = command?.kind === 'bind-group' ? command.plan : null;
    return await atUnboundGroup({ message, transaction, situationIn }, plan);
  }
  return command?.kind === 'link' && command.code !== null
    ? await redeemLink(message, transaction, command.code, situationIn)
    : silence;
}

function say(message: InboundMessage, text: string): Outcome {
  const to = message.group === null ? 'sender' : 'group';
  return justSay(textReply({ kind: to }, text));
}

/** 绑定管理员 works in private only, and before any workspace knows the sender. */
async function bindAdmin(
  { senderProfile = null }: Known,
  message: InboundMessage,
  transaction: ConversationTransaction,
  code: string,
): Promise<Outcome> {
  if (message.group !== null) return say(message, bindingTexts.adminPrivately);
  const workspaceId = await transaction.redeemAdminCode(code, message.sentAt);
  if (workspaceId === null) return say(message, bindingTexts.adminWrongCode);
  const { view } = transaction;
  const known = view === null ? null : memberOfAccount(view, message);
  return adminOutcome(known ?? newMember(message, senderProfile), message.sentAt);
}

/** Expiry that this message uncovered; a receipt that it revives needs no word about its end. */
function mergeExpiry(view: WorkspaceView, outcome: Outcome, expired: readonly Receipt[]): Outcome {
  const changed = new Set(outcome.receipts.map(({ id }) => id));
  const left = expired.filter(({ id }) => !changed.has(id));
  return {
    ...outcome,
    receipts: [...left, ...outcome.receipts],
    replies: [...outcome.replies, ...expiryNotices(view, left)],
  };
}

/** Whoever sent a file must learn that it was not kept, even where there is nothing else to say. */
function withFileNotes(
  message: InboundMessage,
  outcome: Outcome,
  notes: readonly string[],
): Outcome {
  if (notes.length === 0) return outcome;
  const text = notes.join('\n');
  if (outcome.replies.length > 0) return withNote(outcome, text);
  return { ...outcome, replies: say(message, text).replies };
}

function withNote(outcome: Outcome, note: string): Outcome {
  const [first, ...rest] = outcome.replies;
  if (first === undefined) return outcome;
  const blocks = [...first.blocks, { type: 'text' as const, text: note }];
  return { ...outcome, replies: [{ ...first, blocks }, ...rest] };
}
