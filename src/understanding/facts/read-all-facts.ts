import { instantAt } from '../../kernel/dates.js';
import { ASK_BELOW, confidenceOf } from '../confidence/confidence.js';
import type { Evidence } from '../confidence/evidence.js';
import { messageEvidence } from '../confidence/message-evidence.js';
import { otherReadings } from '../confidence/other-readings.js';
import type { DatePhrase } from '../dates/date-phrase.js';
import { plainWords } from '../intent/plain-words.js';
import { readsAsCorrection } from '../intent/read-correction-cue.js';
import { readMessage } from '../read-message.js';
import type { ReadMessage } from '../read-message.js';
import type { Doubt, OmittedFigure, UnderstoodFact } from '../understanding.js';
import { correctByPlace } from './correct-by-place.js';
import { completeFact, correctWithoutFigure, likelyTopics } from './correct-facts.js';
import type { Corrected } from './correct-facts.js';
import type { DraftFact } from './draft-fact.js';
import { answeredFacts } from './read-answer.js';
import { readFacts } from './read-facts.js';
import type { FactReading } from './read-facts.js';

/** Turns back that a correction is looked for. */
const MAX_TURNS = 6;

interface AllFacts {
  readonly facts: readonly UnderstoodFact[];
  readonly omitted: readonly OmittedFigure[];
  readonly doubts: readonly Doubt[];
  /** See `FactReading`. */
  readonly withheld: readonly UnderstoodFact[];
}

const NOON = 12;

/** The newest message of the user before this one that holds facts, as it was read on the day it was sent. */
function correctedMessage(message: ReadMessage): Corrected | null {
  const sentOn = message.dates.findLast((date) => namesMessage(date, message))?.asOf;
  const now = sentOn === undefined ? message.input.now : instantAt(sentOn, NOON);
  const turns = message.input.context.filter(({ role }) => role === 'user').slice(-MAX_TURNS);
  for (const { text } of turns.toReversed()) {
    const earlier = readMessage({ ...message.input, now, text, context: [] }, message.lexicon);
    const { facts } = readFacts(earlier);
    if (facts.length > 0) return { facts, text };
  }
  return null;
}

/** A fact with what the rest of the message and the evidence say of it. */
function publicFact(
  fact: DraftFact,
  message: ReadMessage,
  ofMessage: readonly Evidence[],
): UnderstoodFact {
  const evidence = [...fact.evidence, ...ofMessage];
  const confidence = confidenceOf(evidence);
  const taken = {
    indicatorId: fact.indicatorId,
    indicator: fact.indicator,
    measure: fact.measure,
    value: fact.value,
    unit: fact.unit,
    from: fact.from,
    asOf: fact.asOf,
    approx: fact.approx,
    scope: fact.scope,
    onBehalfOf: fact.onBehalfOf,
    span: fact.span,
    confidence,
    evidence,
    rule: fact.rule,
  };
  // A figure off every scale has a question of its own: whether 亿元 was written for 万元.
  const isClear = confidence >= ASK_BELOW || evidence.includes('value-off-scale');
  if (isClear) return taken;
  return { ...taken, otherReadings: otherReadings({ ...fact, evidence }, message) };
}

/** Facts taken over from an earlier message stand nowhere in this one: their span is the whole of it. */
function takenOver(message: ReadMessage, facts: readonly DraftFact[]): readonly DraftFact[] {
  const span = { start: 0, end: message.input.text.length };
  return facts.map((fact) => ({
    ...fact,
    span,
    evidence: [...fact.evidence, 'from-context' as const],
    rule: 'context',
  }));
}

const NAMES_MESSAGE_BEFORE = /(?:更正|改正|纠正|修正|订正|勘误|更改|改)(?:一?下)?$/;
const NAMES_MESSAGE_AFTER =
  /^(?:的)?(?:语音|消息|群里|表里|日报)|^(?:我)?(?:(?:早上|上午|中午|下午|晚上)?(?:报|发|说|填|上报|报送)(?:的|过)|的?那[条个份张]|那[\d一二两三四五六七八九十]|的?(?:小结|总结|简报|通报|汇报)(?:里|中|上)?|的?(?:日|周|月)?报(?:表|数|里|中)?的?)/;

/** 更正昨天的：…, 上周五报的…不对: when the message was sent that is corrected, not when a figure holds. */
function namesMessage({ span, kind }: DatePhrase, { text: { text } }: ReadMessage): boolean {
  if (kind !== 'event' && !/[上本这]周$/.test(text.slice(span.start, span.end))) return false;
  const after = text.slice(span.end, span.end + 10);
  const before = text.slice(Math.max(0, span.start - 6), span.start);
  const isOwner = NAMES_MESSAGE_BEFORE.test(before) && /^的?[:，]|^的/.test(after);
  return isOwner || NAMES_MESSAGE_AFTER.test(after);
}

function withoutMessageDates(message: ReadMessage): ReadMessage {
  const dates = message.dates.filter((date) => !namesMessage(date, message));
  return dates.length === message.dates.length ? message : { ...message, dates, remembered: [] };
}

function withContext(message: ReadMessage, corrected: Corrected): AllFacts {
  const placed = correctByPlace(message, corrected);
  if (placed !== null) {
    const facts = placed.map((fact) => ({ ...fact, rule: 'by-place' }));
    return published(message, { facts, omitted: [], doubts: [], withheld: [], judged: [] });
  }
  const topics = likelyTopics(message, corrected);
  const own = readFacts(withoutMessageDates(message), { topics });
  const facts =
    own.facts.length > 0
      ? own.facts.map((fact) => completed(fact, corrected, message))
      : takenOver(message, correctWithoutFigure(message, corrected));
  return published(message, { ...own, facts: changedOnly(facts, corrected) });
}

/** What it does not say itself rests on the message that it corrects. */
function completed(fact: DraftFact, corrected: Corrected, message: ReadMessage): DraftFact {
  const whole = completeFact(fact, corrected, message);
  const isOwn = whole.asOf === fact.asOf && whole.measure === fact.measure;
  return isOwn ? whole : { ...whole, evidence: [...whole.evidence, 'from-context'] };
}

function published(message: ReadMessage, reading: FactReading): AllFacts {
  if (reading.facts.length + reading.withheld.length === 0)
    return { ...reading, facts: [], withheld: [] };
  const seen = messageEvidence(message, reading);
  const toPublic = (fact: DraftFact): UnderstoodFact => publicFact(fact, message, seen(fact));
  return {
    ...reading,
    facts: reading.facts.map(toPublic),
    withheld: reading.withheld.map(toPublic),
  };
}

/** 瞪羚1家没错 repeats what stands; only what differs is a correction, unless nothing does. */
function changedOnly(facts: readonly DraftFact[], corrected: Corrected): readonly DraftFact[] {
  const changed = facts.filter(
    (fact) =>
      !corrected.facts.some(
        (old) =>
          old.indicatorId === fact.indicatorId &&
          old.measure === fact.measure &&
          old.value === fact.value &&
          old.asOf === fact.asOf,
      ),
  );
  return changed.length > 0 ? changed : facts;
}

/**
 * The facts of a message. What a correction leaves out (indicator, date, total or new) is taken from the message that
 * it corrects. Source: the evaluation set's README, "asOf" and "Traps".
 */
export function readAllFacts(message: ReadMessage): AllFacts {
  const own = readFacts(message);
  const corrected = correctedMessage(message);
  const setting = {
    hasFigures: own.facts.length > 0,
    hasNumbers: message.numbers.length + message.dates.length > 0,
    afterFigures: corrected !== null,
  };
  if (corrected !== null && readsAsCorrection(plainWords(message), setting)) {
    return withContext(message, corrected);
  }
  const facts = own.facts.length > 0 ? own.facts : takenOver(message, answeredFacts(message));
  return published(message, { ...own, facts });
}
