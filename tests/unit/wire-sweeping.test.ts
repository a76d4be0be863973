import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startSweeping } from '../../src/wire-sweeping.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('begins a sweep a while after the last has ended, and lets none wait behind a slow one', async () => {
  const ends: (() => void)[] = [];
  const sweep = (): Promise<void> => new Promise((resolve) => ends.push(resolve));
  const stop = startSweeping(sweep, { intervalMs: 1000, onError: () => undefined });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(999);
  expect(ends).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(ends).toHaveLength(2);
  const stopped = stop();
  ends[1]?.();
  await stopped;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ends).toHaveLength(2);
});

it('goes on after a failure, which is told each time', async () => {
  const failures: unknown[] = [];
  const sweep = (): Promise<void> => Promise.reject(new Error('away'));
  const onError = (error: unknown): void => {
    failures.push(error);
  };
  const stop = startSweeping(sweep, { intervalMs: 1000, onError });
  await vi.advanceTimersByTimeAsync(3000);
  expect(failures).toHaveLength(3);
  await stop();
});
