import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Real servers and clients on a shared machine: one more try tells a busy moment from a fault.
    retry: process.env.CI ? 2 : 0,
  },
});
