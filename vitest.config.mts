import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    // A property that needs longer than this is measuring something, not stating it.
    testTimeout: 30_000,
    retry: 0,
    // A verdict may depend on neither, so the tests run far from where most are written.
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' },
  },
});
