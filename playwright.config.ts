import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/browser/browser-path.ts';
import { SIGNED_IN } from './tests/browser/signed-in.ts';

process.env.TZ = 'Asia/Jakarta';
const browser = await findBrowser();

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '**/*.pw.ts',
  globalSetup: './tests/browser/global-setup.ts',
  outputDir: 'test-results/browser',
  workers: 1,
  retries: 0,
  // These end what hangs; a busy machine is no failure.
  timeout: 5 * 60_000,
  globalTimeout: 60 * 60_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    baseURL: process.env.JANGKAU_TEST_URL, // set by the global setup, read by the workers
    storageState: SIGNED_IN,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    launchOptions: {
      executablePath: browser.executablePath,
      env: { ...process.env, ...browser.env },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // not even the browser itself calls out
      ],
    },
  },
});
