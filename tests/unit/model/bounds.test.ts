import { describe, expect, it } from 'vitest';
import { SettableClock } from '../../../src/kernel/clock.js';
import { CallSlots } from '../../../src/model/call-slots.js';
import { CircuitBreaker } from '../../../src/model/circuit-breaker.js';
import { failureKind, ModelFailure } from '../../../src/model/model-failure.js';
import { readJson } from '../../../src/model/read-json.js';
import { retryAfterMs } from '../../../src/model/retry-after.js';
import { believableTokens, TokenBudget } from '../../../src/model/token-budget.js';

const START = Date.parse('2023-07-05T10:00:00+08:00');
const clockAt = (): SettableClock => new SettableClock(new Date(START));
const later = (clock: SettableClock, ms: number): void => {
  clock.set(new Date(START + ms));
};

describe('the circuit breaker', () => {
  const open = (): { readonly clock: SettableClock; readonly breaker: CircuitBreaker } => {
    const clock = clockAt();
    const breaker = new CircuitBreaker({ failuresToPause: 2, pauseMs: 1000 }, clock);
    breaker.failure();
    breaker.failure();
    return { clock, breaker };
  };

  it('opens after failures in a row; a success between them begins anew', () => {
    const breaker = new CircuitBreaker({ failuresToPause: 2, pauseMs: 1000 }, clockAt());
    breaker.failure();
    breaker.success();
    breaker.failure();
    expect(breaker.state).toBe('closed');
    breaker.failure();
    expect(breaker.state).toBe('open');
    expect(breaker.tryEnter()).toBe(false);
  });

  it('lets one call probe when its pause is over, and no other beside it', () => {
    const { clock, breaker } = open();
    later(clock, 999);
    expect(breaker.tryEnter()).toBe(false);
    later(clock, 1000);
    expect(breaker.tryEnter()).toBe(true);
    expect(breaker.state).toBe('probing');
    expect(breaker.tryEnter()).toBe(false);
    breaker.success();
    expect(breaker.state).toBe('closed');
    expect(breaker.openUntil).toBeNull();
  });

  it('opens again for a whole pause when the probe fails', () => {
    const { clock, breaker } = open();
    later(clock, 1500);
    breaker.tryEnter();
    breaker.failure();
    expect(breaker.openUntil).toEqual(new Date(START + 2500));
  });

  it('probes again when the probe came to nothing for a reason of ours', () => {
    const { clock, breaker } = open();
    later(clock, 1000);
    breaker.tryEnter();
    breaker.leave();
    expect(breaker.tryEnter()).toBe(true);
  });

  it('is not closed by a call that began before it opened', () => {
    const { breaker } = open();
    breaker.success();
    expect(breaker.state).toBe('open');
  });

  it('pauses as long as it is asked to, an hour at most', () => {
    const clock = clockAt();
    const breaker = new CircuitBreaker({ failuresToPause: 9, pauseMs: 1000 }, clock);
    breaker.pauseFor(5000);
    expect(breaker.openUntil).toEqual(new Date(START + 5000));
    breaker.pauseFor(86_400_000);
    expect(breaker.openUntil).toEqual(new Date(START + 3_600_000));
  });
});

describe('the budget of a day', () => {
  it('begins anew at midnight in Asia/Shanghai', () => {
    const clock = new SettableClock(new Date('2023-07-05T23:59:59+08:00'));
    const budget = new TokenBudget(100, clock);
    budget.spend(100);
    expect(budget.isSpent).toBe(true);
    clock.set(new Date('2023-07-06T00:00:00+08:00'));
    expect(budget.isSpent).toBe(false);
    expect(budget.spentToday).toBe(0);
  });

  it('of 0 has no end', () => {
    const budget = new TokenBudget(0, clockAt());
    budget.spend(1_000_000);
    expect(budget.isSpent).toBe(false);
  });

  it.each([
    [120, 120],
    [5_000_000, 1_000_000],
    [0, null],
    [-3, null],
    [1.5, null],
    [Number.NaN, null],
    ['12', null],
    [undefined, null],
  ])('believes an endpoint that says %s as %s', (said, believed) => {
    expect(believableTokens(said)).toBe(believed);
  });
});

describe('slots for calls', () => {
  it('never runs more than its slots, even where one is given back and asked for at once', async () => {
    const slots = new CallSlots(1);
    const { signal } = new AbortController();
    const first = await slots.take(signal);
    const second = slots.take(signal);
    first();
    const third = slots.take(signal);
    const giveBack = await second;
    expect(slots).toMatchObject({ running: 1, waiting: 1 });
    giveBack();
    (await third)();
    expect(slots).toMatchObject({ running: 0, waiting: 0 });
  });

  it('lets the rest wait in the order they came', async () => {
    const slots = new CallSlots(1);
    const { signal } = new AbortController();
    const order: string[] = [];
    const release = await slots.take(signal);
    const second = slots.take(signal).then((done) => {
      order.push('second');
      done();
    });
    const third = slots.take(signal).then((done) => {
      order.push('third');
      done();
    });
    expect(slots).toMatchObject({ running: 1, waiting: 2 });
    release();
    release();
    await Promise.all([second, third]);
    expect(order).toEqual(['second', 'third']);
    expect(slots).toMatchObject({ running: 0, waiting: 0 });
  });

  it('lets nobody wait beyond his signal', async () => {
    const slots = new CallSlots(1);
    const release = await slots.take(new AbortController().signal);
    const impatient = new AbortController();
    const waiting = slots.take(impatient.signal);
    impatient.abort();
    await expect(waiting).rejects.toMatchObject({ kind: 'busy' });
    await expect(slots.take(AbortSignal.abort())).rejects.toMatchObject({ kind: 'busy' });
    expect(slots.waiting).toBe(0);
    release();
    expect(slots.running).toBe(0);
  });
});

describe('what an endpoint says', () => {
  it.each([
    ['30', 30_000],
    [' 5 ', 5000],
    ['Wed, 05 Jul 2023 02:01:00 GMT', 60_000],
    ['Wed, 05 Jul 2023 01:00:00 GMT', 0],
    ['soon', 30_000],
    [null, 30_000],
  ])('Retry-After %s waits %s ms', (header, expected) => {
    expect(retryAfterMs(header, new Date(START))).toBe(expected);
  });

  it.each([
    ['{"a":1}', { a: 1 }],
    ['```json\n{"a":1}\n```', { a: 1 }],
    ['<think>{"a":2}</think>{"a":1}', { a: 1 }],
    ['结果：{"a":"}"}。', { a: '}' }],
  ])('reads the JSON of %s', (text, expected) => {
    expect(readJson(text)).toEqual(expected);
  });

  it.each(['<think>', '</think>', '<think></think>', '<think><think></think>'])(
    'is read in a time that grows no faster than its length, or this would never end: %s',
    (piece) => {
      const answer = piece.repeat(Math.ceil((4 * 1024 * 1024) / piece.length));
      expect(readJson(`${answer}{"a":1}`)).toEqual({ a: 1 });
    },
  );

  it.each(['', '没有', '{', '}{', '{"a":1}{"b":2}'])('takes %s for malformed', (text) => {
    expect(() => readJson(text)).toThrow(ModelFailure);
  });

  it('finds why it failed below what clients wrap around it', () => {
    const wrapped = new Error('x', { cause: new Error('y', { cause: new ModelFailure('busy') }) });
    expect(failureKind(wrapped)).toBe('busy');
    expect(failureKind(new DOMException('t', 'TimeoutError'))).toBe('timeout');
    expect(failureKind(new TypeError('t'))).toBe('malformed');
    expect(failureKind('t')).toBe('malformed');
  });
});
