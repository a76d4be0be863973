import type { FactId } from '../kernel/ids.js';
import type { TrackedFact } from '../ledger/tracked.js';
import { refusalFor } from './access.js';
import { refusal, textAnswer, type Answer, type AnswerContext } from './answer.js';
import { factText } from './history-records.js';
import { formatMoment } from './moments.js';
import { hasPrivateNames, personWords, type NamePlace } from './people.js';
import { clip, quoted, sentence } from './phrases.js';
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

/** Figures of one message that one person confirmed: they share one certificate. */
function byReport(shown: readonly TrackedFact[]): readonly (readonly TrackedFact[])[] {
  const groups = new Map<string, TrackedFact[]>();
  for (const tracked of shown) {
    const { seq, memberId, source } = tracked.recorded;
    const key =
      source === null
        ? String(seq)
        : `${source.channel} ${source.messageId} ${tracked.fact.unit} ${memberId ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), tracked]);
  }
  return [...groups.values()];
}

function figureText(tracked: TrackedFact, context: AnswerContext): string {
  const today = todayOf(context);
  const { adopted } = tracked;
  const text = factText(tracked, context.ledger, today);
  if (adopted === null) return text;
  return `${text}，${formatMoment(adopted.at, today)}由${adopted.unit ?? '专班办公室'}采纳`;
}

function planWords(group: readonly TrackedFact[], context: AnswerContext): string {
  const words = group.map(({ fact }) => {
    const plan = context.plans.find(({ id }) => id === fact.planId);
    return `${plan?.title ?? '原方案'}第${fact.planVersion}版`;
  });
  return `依据${[...new Set(words)].join('、')}`;
}

function certificate(
  group: readonly TrackedFact[],
  context: AnswerContext,
  place: NamePlace,
): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const { recorded, fact } = first;
  const { source } = recorded;
  const today = todayOf(context);
  const sentAt = source?.sentAt;
  const text = source === null ? null : context.messageText(source.messageId);
  const { sender, confirmer } = personWords(recorded, context, place);
  const times = group.map((tracked) => formatMoment(tracked.recorded.at, today));
  const facts = sentence([
    group.map((tracked) => figureText(tracked, context)).join('；'),
    `报送单位${fact.unit}`,
    sender,
    sentAt === undefined ? null : `${formatMoment(sentAt, today)}报送`,
    `${[...new Set(times)].join('、')}确认`,
    confirmer,
    planWords(group, context),
    `台账第${group.map((tracked) => tracked.recorded.seq).join('、')}号`,
  ]);
  const quote = text === null ? ERASED_TEXT : quoted(clip(text, QUOTE_CHARACTERS));
  return [facts, `  原文：${quote}`, ...fileLines(group, context)];
}

/** The files that support the report of these figures. */
function fileLines(group: readonly TrackedFact[], context: AnswerContext): readonly string[] {
  const receipts = new Set(group.flatMap(({ recorded }) => recorded.receiptId ?? []));
  const all = [...receipts].flatMap((id) => context.evidence?.(id) ?? []);
  const count = all.reduce((sum, evidence) => sum + evidence.count, 0);
  if (count === 0) return [];
  const names = all.flatMap((evidence) => evidence.names);
  const missing = count - names.length;
  const rest = missing > 0 ? `（${missing}份未取得）` : '';
  return [`  佐证${count}份${names.length === 0 ? '' : `：${names.join('、')}`}${rest}`];
}

/**
 * 依据: the birth certificate of the figures an answer cited: message, sender and confirmer as far
 * as the asker may know, unit, as-of date, times and plan version; once for all figures of a report.
 */
export function answerEvidence(factIds: readonly FactId[], context: AnswerContext): Answer {
  const refused = refusalFor('history', context);
  if (refused !== null) return refusal(refused);
  const { facts } = context.ledger;
  const chains = [...new Set(factIds)]
    .flatMap((id) => facts.get(id) ?? [])
    .flatMap((tracked) => withPredecessors(tracked, facts));
  const all = [...new Set(chains)];
  const shown = all.slice(0, MOST_FACTS);
  if (shown.length === 0) return textAnswer([nothing.evidence]);
  const more = all.length > MOST_FACTS ? [`（共${all.length}条依据，请按单项指标查询其余）`] : [];
  const groups = byReport(shown);
  const lines = (place: NamePlace): readonly string[] =>
    groups.flatMap((group) => certificate(group, context, place));
  const cited = shown.map(({ fact }) => fact.id);
  const here = lines('here');
  if (!shown.some(({ recorded }) => hasPrivateNames(recorded, context))) {
    return textAnswer([...here, ...more], cited);
  }
  return {
    ...textAnswer([...here, ...more, NAMES_FOLLOW], cited),
    privately: [{ type: 'text', text: lines('privately').join('\n') }],
  };
}
