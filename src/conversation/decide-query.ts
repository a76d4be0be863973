import type { Answer } from '../answers/answer.js';
import { answerArithmetic } from '../answers/arithmetic.js';
import { answerBlockers } from '../answers/answer-blockers.js';
import { answerEvidence } from '../answers/evidence.js';
import { answerQuery } from '../answers/answer-query.js';
import { withHints } from '../answers/query-hints.js';
import type { FactId, IndicatorId } from '../kernel/ids.js';
import { currentFigure } from '../ledger/current-figure.js';
import type { Block, Recipient, Reply } from '../message/reply.js';
import { understand } from '../understanding/understand.js';
import type { Turn, UnderstandInput, UnderstoodQuery } from '../understanding/understanding.js';
import { answerContext } from './answer-context.js';
import { cleanText } from './clean-text.js';
import type { Decision } from './decision.js';
import { asButton, silence } from './outcome.js';
import { choosePosting, postingsOf } from './posting.js';
import { here, isBound } from './situation.js';
import type { Situation } from './situation.js';

function reply(to: Recipient, blocks: readonly Block[], buttons: readonly string[]): Reply {
  return { to, blocks, buttons: buttons.map(asButton) };
}

function toDecision(situation: Situation, answer: Answer, buttons: readonly string[]): Decision {
  const replies: Reply[] = [];
  if (answer.blocks.length > 0) {
    replies.push(reply(here(situation), answer.blocks, buttons));
  }
  if (answer.privately !== null) replies.push(reply({ kind: 'sender' }, answer.privately, []));
  const retention = { kind: 'keep' as const, text: situation.text };
  const { attach, picture } = answer;
  return { outcome: { ...silence, replies, retention }, attach, picture };
}

/** Words by which an overview is asked of what is stuck rather than of the figures. */
const ABOUT_BLOCKERS = /困难|难题|堵点|卡点|(?:什么|哪些)问题/u;

/** Longer names make buttons that a phone cuts off. */
const MOST_NAME_LENGTH = 8;

/** What of this can also be seen as a picture, in words that anybody can press. */
function pictureButtons(
  { view }: Situation,
  { kind, indicatorIds }: UnderstoodQuery,
  { picture, cited }: Answer,
): readonly string[] {
  if (kind === 'overview' || kind === 'lagging' || kind === 'trend') {
    return picture?.kind === 'board' ? [] : ['看板'];
  }
  if (kind !== 'status' || indicatorIds.length !== 1 || cited.length === 0) return [];
  const names = view.plans
    .flatMap((plan) => plan.indicators)
    .filter(
      ({ id, shortName }) => indicatorIds.includes(id) && shortName.length <= MOST_NAME_LENGTH,
    );
  return names.slice(0, 1).map(({ shortName }) => `${shortName}趋势`);
}

/** Answers a question as far as the asker may know (semantics, "Who may know what"). */
export function decideQuery(situation: Situation, query: UnderstoodQuery): Decision {
  if (query.kind === 'overview' && ABOUT_BLOCKERS.test(situation.text)) {
    return decideBlockers(situation);
  }
  const asked = withHints(query, cleanText(situation.text, situation.botName));
  const answer = answerQuery(asked, answerContext(situation));
  const isTraceable = answer.cited.length > 0 && !answer.refused && isBound(situation);
  const pictures = answer.refused ? [] : pictureButtons(situation, asked, answer);
  return toDecision(situation, answer, [...(isTraceable ? ['依据', '怎么算的'] : []), ...pictures]);
}

/** The answer to a question that no rule answers, made before from the same ledger. */
export function decideOpenAnswer(situation: Situation, answer: Answer): Decision {
  return toDecision(situation, answer, answer.cited.length > 0 ? ['依据'] : []);
}

interface Topic {
  readonly cited: readonly FactId[];
  readonly indicatorIds: readonly IndicatorId[];
}

function citedFor(situation: Situation, ids: readonly IndicatorId[]): readonly FactId[] {
  return situation.view.plans
    .flatMap((plan) => plan.indicators)
    .filter(({ id }) => ids.includes(id))
    .flatMap((indicator) =>
      (currentFigure(situation.ledger, indicator, situation.today)?.parts ?? []).map(
        ({ fact }) => fact.id,
      ),
    );
}

function indicatorsOf({ ledger }: Situation, cited: readonly FactId[]): readonly IndicatorId[] {
  return cited.flatMap((id) => ledger.facts.get(id)?.fact.indicatorId ?? []);
}

/** As whom the question was understood when it was answered. */
function asker(situation: Situation, { text }: Turn): UnderstandInput['sender'] {
  if (!isBound(situation)) return { unit: null, role: 'unknown' };
  const who = choosePosting({ ...situation, text }) ?? postingsOf(situation.member)[0];
  return { unit: who?.unit ?? null, role: who?.role ?? 'unknown' };
}

/** What a turn of the conversation was about, when it was about figures. */
function topicOfTurn(situation: Situation, turn: Turn, before: readonly Turn[]): Topic | null {
  const open = situation.advice?.citedFor(turn.text) ?? null;
  if (open !== null) return { cited: open, indicatorIds: indicatorsOf(situation, open) };
  const input = {
    text: turn.text,
    now: situation.now,
    sender: asker(situation, turn),
    context: before,
  };
  const { facts, query } = understand(input, situation.lexicon);
  if (query !== null) {
    const { cited } = answerQuery(
      withHints(query, cleanText(turn.text, situation.botName)),
      answerContext(situation),
    );
    const ids = indicatorsOf(situation, cited);
    return { cited, indicatorIds: query.indicatorIds.length > 0 ? query.indicatorIds : ids };
  }
  if (facts.length === 0) return null;
  const indicatorIds = facts.map(({ indicatorId }) => indicatorId);
  return { cited: citedFor(situation, indicatorIds), indicatorIds };
}

/** What a few words name, understood as the question that they stand for. */
function indicatorsNamed(situation: Situation, subject: string): readonly IndicatorId[] {
  if (subject === '') return [];
  const sender = { unit: null, role: 'liaison' as const };
  const input = { text: `${subject}完成多少了`, now: situation.now, sender, context: [] };
  return understand(input, situation.lexicon).query?.indicatorIds ?? [];
}

/** The indicator named with the command, else what the conversation was last about. */
function topicOf(situation: Situation, subject: string): Topic {
  const named = indicatorsNamed(situation, subject);
  if (named.length > 0) return { cited: citedFor(situation, named), indicatorIds: named };
  const { turns } = situation.view;
  for (let index = turns.length - 1; index >= 0; index -= 1) {
    const turn = turns[index];
    if (turn?.role !== 'user') continue;
    const topic = topicOfTurn(situation, turn, turns.slice(0, index));
    if (topic !== null) return topic;
  }
  return { cited: [], indicatorIds: [] };
}

/** 依据 after any answer shows the birth certificate of its figures. */
export function decideEvidence(situation: Situation, subject: string): Decision {
  const { cited } = topicOf(situation, subject);
  return toDecision(situation, answerEvidence(cited, answerContext(situation)), []);
}

/** 困难有哪些 */
export function decideBlockers(situation: Situation): Decision {
  return toDecision(situation, answerBlockers(answerContext(situation)), []);
}

/** 怎么算的 shows the arithmetic behind figure and light. */
export function decideArithmetic(situation: Situation, subject: string): Decision {
  const { indicatorIds } = topicOf(situation, subject);
  const context = answerContext(situation);
  return toDecision(situation, answerArithmetic([...new Set(indicatorIds)], context), []);
}
