import { afterEach } from 'vitest';

const cleanups: (() => Promise<void> | void)[] = [];

/** Runs when the test is over, the last one first. */
export function atEnd(cleanup: () => Promise<void> | void): void {
  cleanups.push(cleanup);
}

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
