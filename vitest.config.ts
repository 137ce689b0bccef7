import { defineConfig } from 'vitest/config';

const packages = {
  shiftbook: new URL('./kernel-lib/src/index.ts', import.meta.url).pathname,
  '@shiftbook/sandbox': new URL('./sandbox/src/index.ts', import.meta.url).pathname,
};

export default defineConfig({
  resolve: { alias: packages },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/conformance/**'],
          // On a busy machine the largest take a minute.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/{e2e,conformance}/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
