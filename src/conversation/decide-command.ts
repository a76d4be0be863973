import { isDoorCommand, isRightsCommand } from './binding/binding-command.js';
import type { BindingCommand } from './binding/binding-command.js';
import { decideRights } from './binding/decide-rights.js';
import type { Command } from './command.js';
import { decideAdopt } from './decide-adopt.js';
import { decideAnswer } from './decide-answer.js';
import { decideBase } from './decide-base.js';
import { decideAssignBlocker, decideCloseBlocker } from './decide-blocker.js';
import { decideChangeDate, decideChangeValue } from './decide-change.js';
import { decideConfirm } from './decide-confirm.js';
import { decidePending } from './decide-pending.js';
import { decideArithmetic, decideBlockers, decideEvidence } from './decide-query.js';
import { decideFall, decideReason } from './decide-reason.js';
import { decideSetting } from './decide-setting.js';
import { decideHelp } from './decide-small-talk.js';
import { decideTaskState } from './decide-task-state.js';
import { decideWithdraw } from './decide-withdraw.js';
import { decided } from './decision.js';
import type { Decision } from './decision.js';
import { justSay, textReply } from './outcome.js';
import { receiptTexts } from './receipt-texts.js';
import { here } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';

type WorkCommand = Extract<
  Command,
  {
    kind: 'adopt' | 'close-blocker' | 'assign-blocker' | 'task-state' | 'base' | 'setting';
  }
>;

function decideWork(situation: BoundSituation, command: WorkCommand): Outcome {
  switch (command.kind) {
    case 'adopt':
      return decideAdopt(situation, command.no);
    case 'close-blocker':
      return decideCloseBlocker(situation, command.no, command.how);
    case 'assign-blocker':
      return decideAssignBlocker(situation, command.no, command.coordinator);
    case 'task-state':
      return decideTaskState(situation, command.taskNo, command.state);
    case 'base':
      return decideBase(situation, command.subject, command.value);
    case 'setting':
      return decideSetting(situation, command.setting, command.on);
  }
}

type AnswerCommand = Extract<
  Command,
  { kind: 'overlap' | 'stand-by' | 'county-or-part' | 'choice' | 'fall' | 'reason' }
>;

/** What may be something else where nothing was asked. */
const MAY_BE_WORDS: readonly Command['kind'][] = ['choice', 'fall', 'reason'];

function answerOutcome(situation: BoundSituation, command: AnswerCommand): Outcome | null {
  if (command.kind === 'fall') return decideFall(situation, command.value);
  if (command.kind === 'reason') return decideReason(situation, command.reason);
  return decideAnswer(situation, command);
}

/** A bare number that answers nothing is no command; any other answer is told so. */
function decideAnswerOrSay(situation: BoundSituation, command: AnswerCommand): Decision | null {
  const outcome = answerOutcome(situation, command);
  if (outcome !== null) return decided(outcome);
  if (MAY_BE_WORDS.includes(command.kind)) return null;
  return decided(justSay(textReply(here(situation), receiptTexts.noQuestion)));
}

type ReceiptCommand = Extract<
  Command,
  { kind: 'confirm' | 'withdraw' | 'disown' | 'change-value' | 'change-date' }
>;

function decideOnReceipt(situation: BoundSituation, command: ReceiptCommand): Outcome {
  switch (command.kind) {
    case 'confirm':
      return decideConfirm(situation, command);
    case 'withdraw':
      return decideWithdraw(situation, command.no);
    case 'disown':
      return decideWithdraw(situation, command.no, receiptTexts.disowned);
    case 'change-value':
      return decideChangeValue(situation, command.line, command.value);
    case 'change-date':
      return decideChangeDate(situation, command.line, command.date);
  }
}

type AskingCommand = Extract<
  Command,
  { kind: 'evidence' | 'arithmetic' | 'blockers' | 'pending' | 'usage' | 'help' | 'bind-admin' }
>;

function decideAsking(situation: BoundSituation, command: AskingCommand): Decision | null {
  switch (command.kind) {
    case 'evidence':
      return decideEvidence(situation, command.subject);
    case 'arithmetic':
      return decideArithmetic(situation, command.subject);
    case 'blockers':
      return decideBlockers(situation);
    case 'pending':
      return decided(decidePending(situation));
    case 'help':
      return decided(decideHelp(situation));
    case 'usage':
    case 'bind-admin':
      // Handled before, since the store is asked for it.
      return null;
  }
}

const RECEIPT_KINDS = ['confirm', 'withdraw', 'disown', 'change-value', 'change-date'];
const ANSWER_KINDS = ['overlap', 'stand-by', 'county-or-part', 'choice', 'fall', 'reason'];
const ASKING_KINDS = [
  'evidence',
  'arithmetic',
  'blockers',
  'pending',
  'usage',
  'help',
  'bind-admin',
];

type OwnCommand = Exclude<Command, BindingCommand>;

function isOnReceipt(command: OwnCommand): command is ReceiptCommand {
  return RECEIPT_KINDS.includes(command.kind);
}

function isAnswer(command: Exclude<OwnCommand, ReceiptCommand>): command is AnswerCommand {
  return ANSWER_KINDS.includes(command.kind);
}

function isAsking(
  command: Exclude<OwnCommand, ReceiptCommand | AnswerCommand>,
): command is AskingCommand {
  return ASKING_KINDS.includes(command.kind);
}

/**
 * What a bound member's fixed phrase does.
 * @returns `null` when the phrase means nothing here and the text is to be understood instead
 */
export function decideCommand(situation: BoundSituation, command: Command): Decision | null {
  if (isRightsCommand(command)) {
    const outcome = decideRights(situation, command);
    return outcome === null ? null : decided(outcome);
  }
  // Handled before, since the store is asked for it.
  if (isDoorCommand(command)) return null;
  if (isOnReceipt(command)) return decided(decideOnReceipt(situation, command));
  if (isAnswer(command)) return decideAnswerOrSay(situation, command);
  if (isAsking(command)) return decideAsking(situation, command);
  return decided(decideWork(situation, command));
}
