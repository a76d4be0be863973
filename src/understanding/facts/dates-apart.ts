import type { DatePhrase } from '../dates/date-phrase.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { Token } from './tokens.js';

/** Days that are given to some indicators by name and to all others by 其余 (科小12月8日，其余12月15日). */
export interface DatesApart {
  readonly named: ReadonlyMap<LexiconIndicator['id'], DatePhrase>;
  readonly others: DatePhrase;
}

const OTHERS = /^(?:其余|其他|其它|别的|余下的?|剩下的?|剩余)/;
/** Between a name, or 其余, and its day: 科小是12月8日的, 其余指标均截至12月15日. */
const MAX_BETWEEN = 4;

type DateToken = Extract<Token, { kind: 'date' }>;

function isDay(token: Token | undefined): token is DateToken {
  if (token?.kind !== 'date' || token.date.doubt !== null || token.date.negated) return false;
  return token.date.closing || token.date.kind === 'point' || token.date.kind === 'event';
}

/** The day that is said of the token: nothing but light words between. */
function dayOf(tokens: readonly Token[], at: number): DateToken | null {
  for (let next = at + 1; next <= at + 1 + MAX_BETWEEN; next += 1) {
    const token = tokens[next];
    if (isDay(token)) return token;
    if (token?.kind !== 'cue' && token?.kind !== 'word' && token?.kind !== 'unit') return null;
  }
  return null;
}

/** 硕士11名是7月7日的数: the day behind the figure, said of it. */
function dayBehindFigure(tokens: readonly Token[], at: number): DateToken | null {
  const [number, copula, day] = tokens.slice(at + 1, at + 4);
  if (number?.kind !== 'number' || !/^[是为(]$/.test(copula?.text ?? '')) return null;
  return isDay(day) ? day : null;
}

/** A day that heads figures of its own (12月8日科小94家) is not said of the name. */
function isSaidOf(tokens: readonly Token[], day: Token): boolean {
  const next = tokens[tokens.indexOf(day) + 1];
  return next?.kind !== 'number';
}

/** `null` when the message does not part its figures so. */
export function readDatesApart(tokens: readonly Token[]): DatesApart | null {
  const at = tokens.findIndex(({ text }) => OTHERS.test(text));
  const others = at < 0 ? null : dayOf(tokens, at);
  if (others === null || !isSaidOf(tokens, others)) return null;
  const named = new Map<LexiconIndicator['id'], DatePhrase>();
  tokens.forEach((token, index) => {
    if (token.kind !== 'mention') return;
    const day = dayOf(tokens, index) ?? dayBehindFigure(tokens, index);
    if (day === null || !isSaidOf(tokens, day)) return;
    for (const { id } of token.mention.candidates) named.set(id, day.date);
  });
  return named.size === 0 ? null : { named, others: others.date };
}
