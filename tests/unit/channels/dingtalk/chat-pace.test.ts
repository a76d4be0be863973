import { describe, expect, it } from 'vitest';

import { ChatPace } from '../../../../src/channels/dingtalk/sending/chat-pace.js';

const MINUTE_MS = 60_000;

describe('the pace in a chat', () => {
  it('is twenty a minute', () => {
    const pace = new ChatPace();
    const waits = Array.from({ length: 21 }, (_, index) => pace.take('a', index));
    expect(waits.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 0));
    expect(waits[20]).toBe(MINUTE_MS - 20);
    expect(pace.take('b', 20)).toBe(0);
  });

  it('holds back twice as long after each refusal, up to ten minutes, until one goes through', () => {
    const pace = new ChatPace();
    const holds = Array.from({ length: 6 }, () => pace.refused('a', 0) / MINUTE_MS);
    expect(holds).toEqual([1, 2, 4, 8, 10, 10]);
    expect(pace.take('a', MINUTE_MS)).toBe(9 * MINUTE_MS);
    pace.succeeded('a');
    expect(pace.refused('a', 0)).toBe(MINUTE_MS);
  });
});
