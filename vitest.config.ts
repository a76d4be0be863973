import { defineConfig } from 'vitest/config';

const shared = {
  environment: 'node' as const,
  testTimeout: 30_000,
  hookTimeout: 120_000,
  // No module keeps state between files, and loading all of them anew for each file takes longer than many a file.
  isolate: false,
};

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
        },
      })),
      ...['integration', 'e2e'].map((name) => ({
        test: {
          ...shared,
          // A browser beside other work on two cores is slow; what hangs is found all the same.
          testTimeout: 90_000,
          name,
          include: [`tests/${name}/**/*.test.ts`],
          globalSetup: ['tests/integration/global-setup.ts'],
        },
      })),
    ],
  },
});
