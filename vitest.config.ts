import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

process.env.TZ = 'Asia/Jakarta';

// tsconfig.json extends a file that SvelteKit writes; a fresh clone has none yet.
if (!existsSync('.svelte-kit/tsconfig.json')) {
  spawnSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], { stdio: 'inherit' });
}

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/fixed-seed.ts'],
    exclude: ['tests/browser/**', 'node_modules/**'],
    env: { TZ: 'Asia/Jakarta' },
    expect: { requireAssertions: true },
    pool: 'forks', // DuckDB is native code: a crash ends one file, not the whole run
    maxWorkers: 2,
    // Ends what hangs; a busy machine is no failure.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
