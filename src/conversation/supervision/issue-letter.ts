import { dateOf } from '../../kernel/dates.js';
import { sha256Hex } from '../../kernel/sha256.js';
import { OFFICE_UNIT } from '../../ledger/current-figure.js';
import type { NewLedgerEntry } from '../../ledger/ledger-entry.js';
import { readSupervisions, type Supervision } from '../../ledger/supervision.js';
import type { Reply } from '../../message/reply.js';
import { formatDate } from '../../plan/format-figure.js';
import { cleanText, withoutCalls } from '../clean-text.js';
import { justSay, silence, textReply } from '../outcome.js';
import { liaisonsOf } from '../periodic/owed-now.js';
import { officeOf, type Round } from '../periodic/round.js';
import { here, type BoundSituation } from '../situation.js';
import type { HeardTurn, Outcome } from '../workspace.js';
import { draftLetter, type Draft, type NoDraft } from './draft-letter.js';
import { letterFile } from './letter-file.js';
import { isOffice } from './letter-rights.js';
import { lettersAfter, loadTexts } from './letter-steps.js';
import { draftTexts, letterTexts } from './letter-texts.js';
import { letterName, matterName, standingWords } from './letter-words.js';
import { namesMatter } from './named-in-draft.js';
import { ownWords, readSupervisionCommand, type DraftWords } from './read-supervision-command.js';
import { mayDisturb, tellUnit } from './tell-unit.js';

const MAX_DEMAND_LENGTH = 300;
const CONFIRM = '确认督办';
const CANCEL = '取消督办';

function say(situation: BoundSituation, text: string): Outcome {
  return justSay(textReply(here(situation), text));
}

function isDraft(draft: Draft | NoDraft): draft is Draft {
  return 'event' in draft;
}

function refuse(situation: BoundSituation, { problem, buttons }: NoDraft): Outcome {
  return justSay({ ...textReply(here(situation), problem), buttons });
}

function demandIn(text: string, botName: string): string | null {
  return ownWords(withoutCalls(text, botName), 'draft');
}

function preview(situation: BoundSituation, round: Round, draft: Draft): Outcome {
  const { event, matter } = draft;
  const { today, calendar, ledger } = round;
  const demand = demandIn(situation.text, situation.botName);
  const name = matterName(matter);
  const lines = [
    draftTexts.head(letterName(event.letter, today)),
    draftTexts.to(event.unit, liaisonsOf(round, event.unit).length),
    letterTexts.matter(name, matter.plan.title),
    letterTexts.standing(standingWords(ledger, matter, { figure: event.figure, beside: today })),
    letterTexts.demand(demand ?? draftTexts.defaultMatter(name)),
    draftTexts.until(formatDate(event.deadline, today), calendar.isWorkday(event.deadline)),
    draftTexts.foot,
  ];
  return {
    ...silence,
    replies: [textReply(here(situation), lines.join('\n'), [CONFIRM, CANCEL])],
    // What is confirmed is this very message, read again.
    retention: { kind: 'keep', text: situation.text },
  };
}

/**
 * 督办 高企 7月31日前: shows the letter and waits for 确认督办.
 * @returns `null` where the word was only part of the talk
 */
export function decideDraft(
  situation: BoundSituation,
  round: Round,
  words: DraftWords,
): Outcome | null {
  const isMeant =
    namesMatter(situation, words) ||
    (words.isSure && words.deadline !== '' && isOffice(situation.member));
  if (!isMeant) return null;
  if (!isOffice(situation.member)) return say(situation, draftTexts.onlyOffice);
  if (situation.message.group !== null) return say(situation, draftTexts.privately);
  const demand = demandIn(situation.text, situation.botName);
  if (demand !== null && demand.length > MAX_DEMAND_LENGTH) {
    return say(situation, draftTexts.tooLong);
  }
  const letters = readSupervisions(round.ledger.entries);
  const draft = draftLetter(situation, round, { letters, words, demand, saidOn: round.today });
  return isDraft(draft) ? preview(situation, round, draft) : refuse(situation, draft);
}

interface WaitingDraft {
  readonly turn: HeardTurn;
  readonly words: DraftWords;
}

/** The draft that the speaker was shown last in this chat, unless he decided on it since. */
function waitingDraft({ view, botName }: BoundSituation): WaitingDraft | null {
  for (const turn of [...view.turns].reverse()) {
    const command = readSupervisionCommand(cleanText(turn.text, botName));
    if (command?.kind === 'confirm' || command?.kind === 'cancel') return null;
    if (command?.kind === 'draft') return { turn, words: command };
  }
  return null;
}

/** A bare 确认 right after a preview must not be taken for silence: nothing was issued by it. */
export function remindOfConfirming(situation: BoundSituation): Outcome | null {
  const { view, botName, member, text } = situation;
  if (!/^(?:确认|同意|发出|可以发|取消|撤销)$/u.test(cleanText(text, botName))) return null;
  const last = view.turns.at(-1);
  if (last === undefined || waitingDraft(situation)?.turn !== last) return null;
  const hasReceipt = view.receipts.some(
    ({ status, memberId }) => status === 'pending' && memberId === member.id,
  );
  if (hasReceipt || !isOffice(member)) return null;
  return justSay(textReply(here(situation), draftTexts.sayConfirm, [CONFIRM, CANCEL]));
}

export function cancelDraft(situation: BoundSituation): Outcome {
  if (!isOffice(situation.member)) return say(situation, draftTexts.onlyOffice);
  const waiting = waitingDraft(situation);
  const text = waiting === null ? nothingWaiting() : draftTexts.cancelled;
  return { ...say(situation, text), retention: { kind: 'keep', text: situation.text } };
}

function nothingWaiting(): string {
  return `${draftTexts.noneWaiting}${draftTexts.how}`;
}

function entryFor(
  { member, message, now }: BoundSituation,
  { messageId, text, sentAt }: HeardTurn,
  event: Draft['event'],
): NewLedgerEntry {
  const textHash = sha256Hex(text);
  const { channel } = message;
  return {
    event,
    at: now,
    memberId: member.id,
    unit: OFFICE_UNIT,
    source: { channel, messageId, textHash, memberId: member.id, sentAt },
    receiptId: null,
  };
}

/** What is to be known beside the letter: when it is delivered, and what to do with the file. */
function deliveryLines(round: Round, letter: Supervision): readonly string[] {
  const { today } = round;
  const head = draftTexts.issued(letterName(letter.letter, today), letter.unit);
  if (liaisonsOf(round, letter.unit).length === 0) return [head, draftTexts.noLiaison];
  const later = mayDisturb(round) ? [] : [draftTexts.toldLater];
  return [head, ...later, draftTexts.print];
}

/** To who issued it, and to the others of the office. */
async function toOffice(
  situation: BoundSituation,
  round: Round,
  { letter, demand }: { readonly letter: Supervision; readonly demand: string | null },
): Promise<readonly Reply[]> {
  const text = deliveryLines(round, letter).join('\n');
  const file = letterFile(letter, round.ledger, demand);
  const blocks = await round.render([{ type: 'text', text }, file]);
  const others = officeOf(round.view).filter(({ id }) => id !== situation.member.id);
  return [
    { to: here(situation), blocks, buttons: [] },
    ...others.map(({ id }): Reply => {
      return { to: { kind: 'member', memberId: id }, blocks, buttons: [] };
    }),
  ];
}

/** 确认督办: reads the draft again by what the ledger says now, and issues it. */
export async function confirmDraft(situation: BoundSituation, round: Round): Promise<Outcome> {
  if (!isOffice(situation.member)) return say(situation, draftTexts.onlyOffice);
  const waiting = waitingDraft(situation);
  if (waiting === null) return say(situation, nothingWaiting());
  const { turn, words } = waiting;
  const demand = demandIn(turn.text, situation.botName);
  const draft = draftLetter(situation, round, {
    letters: readSupervisions(round.ledger.entries),
    words,
    saidOn: dateOf(turn.sentAt),
    demand,
  });
  if (!isDraft(draft)) return refuse(situation, draft);
  const entry = entryFor(situation, turn, draft.event);
  const letter = lettersAfter(round.ledger, [entry]).at(-1);
  if (letter === undefined) return silence;
  const textOf = await loadTexts(round, [letter], new Map([[turn.messageId, turn.text]]));
  const told = tellUnit(round, letter, textOf);
  const office = await toOffice(situation, round, { letter, demand });
  return {
    ...silence,
    replies: [...office, ...told.replies],
    entries: [entry],
    occasions: told.occasions,
    retention: { kind: 'keep', text: situation.text },
  };
}
