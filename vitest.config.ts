import { defineConfig } from 'vitest/config';

// Two files at a time: many of them run a PostgreSQL, a browser or an X server of their own.
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'data/**'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is polled for comes soon, and late on a machine with much to do.
    expect: { poll: { timeout: 15_000 } },
  },
});
