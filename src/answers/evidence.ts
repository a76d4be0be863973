import type { FactId } from '../kernel/ids.js';
import type { TrackedFact } from '../ledger/tracked.js';
import { personNameGoes, refusalFor } from './access.js';
import { refusal, textAnswer, type Answer, type AnswerContext } from './answer.js';
import { factText } from './history-records.js';
import { formatMoment } from './moments.js';
import { clip, sentence } from './phrases.js';
import { todayOf } from './subjects.js';
import { ERASED_TEXT, NAMES_FOLLOW, nothing } from './texts.js';

const MOST_FACTS = 6;
const QUOTE_CHARACTERS = 120;

/** The figure and what later corrections made of it, first to last. */
function withPredecessors(
  tracked: TrackedFact,
  facts: ReadonlyMap<FactId, TrackedFact>,
): readonly TrackedFact[] {
  const old = tracked.corrects === null ? undefined : facts.get(tracked.corrects);
  return old === undefined ? [tracked] : [...withPredecessors(old, facts), tracked];
}

function certificate(tracked: TrackedFact, context: AnswerContext, withName: boolean) {
  const { fact, recorded, adopted } = tracked;
  const today = todayOf(context);
  const name = recorded.memberId === null ? null : context.memberName(recorded.memberId);
  const text = recorded.source === null ? null : context.messageText(recorded.source.messageId);
  const plan = context.plans.find(({ id }) => id === fact.planId);
  const facts = sentence([
    factText(tracked, context.ledger, today),
    `报送单位${fact.unit}`,
    withName && name !== null ? `报送人${name}` : null,
    `${formatMoment(recorded.at, today)}确认`,
    adopted === null
      ? null
      : `${formatMoment(adopted.at, today)}由${adopted.unit ?? '专班办公室'}采纳`,
    `依据${plan?.title ?? '原方案'}第${fact.planVersion}版`,
    `台账第${recorded.seq}号`,
  ]);
  const quote = text === null ? ERASED_TEXT : `“${clip(text, QUOTE_CHARACTERS)}”`;
  return { facts, quote: `  原文：${quote}` };
}

/** Figures of one message stand above its words, which are quoted once. */
function certificates(
  shown: readonly TrackedFact[],
  context: AnswerContext,
  withName: (tracked: TrackedFact) => boolean,
): readonly string[] {
  return shown.flatMap((tracked, index) => {
    const { facts, quote } = certificate(tracked, context, withName(tracked));
    const next = shown[index + 1]?.recorded.source?.messageId;
    const isLastOfMessage = next === undefined || next !== tracked.recorded.source?.messageId;
    return isLastOfMessage ? [facts, quote] : [facts];
  });
}

/**
 * 依据: the birth certificate of the figures an answer cited: message, sender as far as the asker
 * may know, unit, as-of date, confirmation time and plan version.
 */
export function answerEvidence(factIds: readonly FactId[], context: AnswerContext): Answer {
  const refused = refusalFor('history', context);
  if (refused !== null) return refusal(refused);
  const { facts } = context.ledger;
  const all = [...new Set(factIds)]
    .flatMap((id) => facts.get(id) ?? [])
    .flatMap((tracked) => withPredecessors(tracked, facts));
  const shown = all.slice(0, MOST_FACTS);
  if (shown.length === 0) return textAnswer([nothing.evidence]);
  const more = all.length > MOST_FACTS ? [`（共${all.length}条依据，请按单项指标查询其余）`] : [];
  const goes = ({ fact }: TrackedFact) => personNameGoes(context.asker, fact.unit);
  const here = certificates(shown, context, (one) => goes(one) === 'here');
  const cited = shown.map(({ fact }) => fact.id);
  if (!shown.some((one) => goes(one) === 'privately')) return textAnswer([...here, ...more], cited);
  const named = certificates(shown, context, () => true);
  return {
    ...textAnswer([...here, ...more, NAMES_FOLLOW], cited),
    privately: [{ type: 'text', text: named.join('\n') }],
  };
}
