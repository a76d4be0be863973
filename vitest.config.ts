import { defineConfig } from 'vitest/config';

const shared = { environment: 'node' as const, testTimeout: 30_000, hookTimeout: 120_000 };
/** Pure rules keep no state between files, and loading them anew for each takes longer than they do. */
const PURE = ['unit', 'evals'];

export default defineConfig({
  test: {
    // By default one core is left to a watching person.
    maxWorkers: '100%',
    projects: [
      ...['unit', 'contract', 'architecture', 'evals'].map((name) => ({
        test: {
          ...shared,
          name,
          include: [`tests/${name}/**/*.test.ts`],
          isolate: !PURE.includes(name),
        },
      })),
      ...['integration', 'e2e'].map((name) => ({
        test: {
          ...shared,
          name,
          include: [`tests/${name}/**/*.test.ts`],
          globalSetup: ['tests/integration/global-setup.ts'],
        },
      })),
    ],
  },
});
