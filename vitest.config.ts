import { defineConfig } from 'vitest/config';

const shared = { environment: 'node' as const, testTimeout: 30_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      ...['unit', 'contract', 'architecture', 'evals'].map((name) => ({
        test: { ...shared, name, include: [`tests/${name}/**/*.test.ts`] },
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
