import type { Understanding } from '../understanding/understanding.js';
import { decideInWords } from './answer-in-words.js';
import { withdrawRequest } from './binding/decide-give-up.js';
import { bindingTexts } from './binding-texts.js';
import { cleanText, hasWords } from './clean-text.js';
import type { Command } from './command.js';
import { decideBind, memberHere } from './decide-binding.js';
import { decideCommand } from './decide-command.js';
import { decideConfirm } from './decide-confirm.js';
import { decideCorrection } from './decide-correction.js';
import {
  decideArithmetic,
  decideBlockers,
  decideEvidence,
  decideOpenAnswer,
  decideQuery,
} from './decide-query.js';
import { decideReason, isAskedWhy } from './decide-reason.js';
import { decideReport, isNothingRecognised } from './decide-report.js';
import { decideHelp, decideOther } from './decide-small-talk.js';
import { decideWithdraw, justConfirmed } from './decide-withdraw.js';
import { decided } from './decision.js';
import type { Decision } from './decision.js';
import { decideAttachments, onlyBringsFiles } from './evidence/decide-attachments.js';
import { evidenceHere } from './evidence/evidence-here.js';
import { isReason, reasonIn } from './fall-words.js';
import { decideUnknown } from './naming/decide-unknown.js';
import { justSay, silence, textReply } from './outcome.js';
import { isOwn } from './pick-receipt.js';
import { choosePosting, postingsOf } from './posting.js';
import { readCommand } from './read-command.js';
import { receiptTexts } from './receipt-texts.js';
import { here, isBound } from './situation.js';
import type { BoundSituation, Situation } from './situation.js';
import { understandHere } from './understand-here.js';
import type { Outcome } from './workspace.js';

/** Decides on one message that passed the privacy screen. Pure, apart from fresh ids. */
export function decideMessage(situation: Situation): Decision {
  const text = cleanText(situation.text, situation.botName);
  if (isBound(situation) && onlyBringsFiles(situation)) {
    return decided(decideAttachments(situation));
  }
  if (!hasWords(text)) {
    const bringsFiles = evidenceHere(situation.message).length > 0;
    return bringsFiles ? tellHowToBind(situation) : decided(decideOther(situation));
  }
  const command = readCommand(text);
  if (!isBound(situation)) return decideUnbound(situation, command);
  if (command !== null) {
    const decision = decideCommand(situation, command);
    if (decision !== null) return decision;
  }
  const inWords = decideInWords(situation);
  if (inWords !== null) return decided(inWords);
  const who = choosePosting(situation) ?? postingsOf(situation.member)[0] ?? null;
  return decideUnderstood(situation, understandHere(situation, who));
}

/** What only a bound member can do; whoever tries it learns how to be bound. */
const FOR_MEMBERS: readonly Command['kind'][] = [
  'confirm',
  'withdraw',
  'adopt',
  'decide-binding',
  'unbind-group',
  'decide-group',
  'hand-over',
  'end-rights',
  'leave',
  'back',
  'setting',
  'task-state',
  'upload',
  'usage',
];

/** How to be bound; the person is known from now on, so that 绑定 in private finds its way here. */
function tellHowToBind(situation: Situation): Decision {
  return decided({
    ...justSay(textReply(here(situation), bindingTexts.howTo)),
    members: situation.member === null ? [memberHere(situation)] : [],
  });
}

/** An unknown person may ask for indicators in a bound group, and learns how to be bound. */
function decideUnbound(situation: Situation, command: Command | null): Decision {
  if (command?.kind === 'bind') return decided(decideBind(situation, command) ?? silence);
  if (command?.kind === 'give-up') return decided(withdrawRequest(situation));
  if (command !== null && FOR_MEMBERS.includes(command.kind)) return tellHowToBind(situation);
  return decideUnboundQuestion(situation, command) ?? decideUnboundWords(situation);
}

function decideUnboundQuestion(situation: Situation, command: Command | null): Decision | null {
  if (command?.kind === 'help') return decided(decideHelp(situation));
  if (command?.kind === 'blockers') return decideBlockers(situation);
  if (command?.kind === 'evidence') return decideEvidence(situation, command.subject);
  if (command?.kind === 'arithmetic') return decideArithmetic(situation, command.subject);
  return null;
}

function decideUnboundWords(situation: Situation): Decision {
  const { injection, intent, query } = understandHere(situation, null);
  if (injection) return decided(silence);
  switch (intent) {
    case 'report':
    case 'correction':
      return tellHowToBind(situation);
    case 'query':
      return query === null ? decided(silence) : decideQuery(situation, query);
    case 'help':
      return decided(decideHelp(situation));
    case 'confirm':
    case 'cancel':
    case 'other':
      return decided(decideOther(situation, bindingTexts.howTo));
  }
}

function ownPending({ view, member }: BoundSituation): boolean {
  return view.receipts.some((receipt) => receipt.status === 'pending' && isOwn(member, receipt));
}

/** 2家资格到期, said right after the bot asked why a stock fell. */
function answeredWhy(situation: BoundSituation, understanding: Understanding): Outcome | null {
  const text = cleanText(situation.text, situation.botName);
  const { facts, query } = understanding;
  if (facts.length > 0 || query !== null || !isReason(text)) return null;
  return isAskedWhy(situation) ? decideReason(situation, reasonIn(text) ?? text) : null;
}

const OBJECTS = /^(?:这|那)?(?:不对|不是|错了|有误|报错|说错|写错|发错)/u;

/** 不对，应该是还在申报: who objects must not be left to think that it was understood. */
function answeredObjection(
  situation: BoundSituation,
  { intent, facts, doubts, query }: Understanding,
): Outcome | null {
  const isOpaque = intent === 'other' || intent === 'correction';
  const saysNothing = facts.length === 0 && doubts.length === 0 && query === null;
  if (!isOpaque || !saysNothing || !ownPending(situation)) return null;
  if (!OBJECTS.test(cleanText(situation.text, situation.botName))) return null;
  return justSay(textReply(here(situation), receiptTexts.notStoredYet, ['撤销']));
}

/** What is said about a receipt that waits, without naming any figure. */
function answeredPending(situation: BoundSituation, understanding: Understanding): Outcome | null {
  return answeredWhy(situation, understanding) ?? answeredObjection(situation, understanding);
}

function decideUnderstood(situation: BoundSituation, understanding: Understanding): Decision {
  const { injection, intent } = understanding;
  if (injection) return decided(silence);
  const answered = answeredPending(situation, understanding);
  if (answered !== null) return decided(answered);
  const open = situation.advice?.answer ?? null;
  const mayAnswer = intent === 'query' || intent === 'other';
  if (open !== null && mayAnswer) return decideOpenAnswer(situation, open);
  return decideByIntent(situation, understanding);
}

function decideByIntent(situation: BoundSituation, understanding: Understanding): Decision {
  const { intent, query } = understanding;
  switch (intent) {
    case 'report': {
      const report = decideReport(situation, understanding);
      if (saysNothingOfFiles(situation, report)) return decided(decideAttachments(situation));
      return query === null ? decided(report) : both(report, decideQuery(situation, query));
    }
    case 'correction':
      return decided(decideCorrection(situation, understanding));
    case 'query':
      return query === null ? decided(silence) : decideQuery(situation, query);
    case 'confirm':
      // 好的, 没问题 without anything to confirm is talk among people.
      return decided(
        ownPending(situation) && !GREETS.test(cleanText(situation.text, situation.botName))
          ? decideConfirm(situation, { kind: 'confirm', nos: [], all: false })
          : decideOther(situation),
      );
    case 'cancel':
      return decided(decideCancel(situation));
    case 'help':
      return decided(decideHelp(situation));
    case 'other':
      return decided(decideRest(situation, understanding));
  }
}

/** Words in which nothing was recognised, beside files: these at least can be taken. */
function saysNothingOfFiles({ message }: BoundSituation, outcome: Outcome): boolean {
  return evidenceHere(message).length > 0 && isNothingRecognised(outcome);
}

function decideRest(situation: BoundSituation, understanding: Understanding): Outcome {
  if (understanding.doubts.length > 0) return decideReport(situation, understanding);
  if (evidenceHere(situation.message).length > 0) return decideAttachments(situation);
  return decideUnknown(situation) ?? decideOther(situation);
}

/** 大家好 is no 好: what became official by a greeting would be nobody's word. */
const GREETS =
  /^(?:你|您|大家|各位|诸位|领导|老师|同志|早上|上午|中午|下午|晚上)(?:们|领导|同志|老师)?(?:早上|上午|中午|下午|晚上)?好[啊呀!,。~\s]*$/u;

/** 不对，别存 drops what is pending; what is official goes only by the word 撤销 itself. */
function decideCancel(situation: BoundSituation): Outcome {
  if (ownPending(situation)) return decideWithdraw(situation, null);
  const confirmed = justConfirmed(situation);
  if (confirmed === null) return decideOther(situation);
  return justSay(textReply(here(situation), receiptTexts.howToUndo(confirmed.no), ['撤销']));
}

/** A message that reports and asks gets its receipt and its answer. */
function both(report: Decision['outcome'], answer: Decision): Decision {
  const { replies, retention } = answer.outcome;
  return {
    outcome: {
      ...report,
      replies: [...report.replies, ...replies],
      // What was asked is what a following 依据 or 那科小呢 goes back to.
      retention: report.retention.kind === 'erase' ? retention : report.retention,
    },
    attach: answer.attach,
    picture: answer.picture,
  };
}
