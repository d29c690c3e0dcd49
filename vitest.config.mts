import { defineConfig } from 'vitest/config';

const WITH_S3 = ['{src-main,scripts}/**/*.s3.test.ts'];

export default defineConfig({
  test: {
    // A property that needs longer than this is measuring something, not stating it.
    testTimeout: 30_000,
    retry: 0,
    // A verdict may depend on neither, so the tests run far from where most are written.
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' },
    projects: [
      { extends: true, test: { name: 'unit', include: ['src-*/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], exclude: WITH_S3 } },
      {
        // Against a real server, which is started only where one of these runs. What waits for it has patience.
        extends: true,
        test: { name: 's3', include: WITH_S3, globalSetup: ['src-main/sources/testing/serve-s3.fixture.ts'], testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 20_000 } } },
      },
    ],
  },
});
