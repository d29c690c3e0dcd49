import { defineConfig } from 'playwright/test';

// One window at a time, and no second chance: a journey that passes only sometimes is a finding.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: process.env['TAMPERSCOPE_RESULTS'] ?? '.cache/e2e',
});
