/** What a runner reports: tests that passed and failed, and the titles of those it skipped. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: string[];
}

/** The part of Vitest's JSON report that counts. */
export interface VitestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** The part of Playwright's JSON report that counts. */
export interface PlaywrightReport {
  errors: unknown[];
  suites: PlaywrightSuite[];
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs: { title: string; tests: PlaywrightTest[] }[];
}

interface PlaywrightTest {
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
  expectedStatus: string;
}

/** One thing that succeeds or fails as a whole. */
export function single(ok: boolean): Counts {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
}

/**
 * A file that failed without a failed test (it did not load, a hook threw) counts as one failure;
 * a pending test began and never ended, because its process crashed.
 */
export function countVitest(report: VitestReport): Counts {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const withStatus = (...statuses: string[]) => tests.filter(({ status }) => statuses.includes(status));
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return {
    passed: withStatus('passed').length,
    failed: withStatus('failed', 'pending').length + brokenFiles.length,
    skipped: withStatus('skipped', 'todo', 'disabled').map(({ fullName }) => fullName),
  };
}

/**
 * Errors outside any test (a file that does not load, a failed global setup) count as failures;
 * so do flaky tests, and tests that should have run and did not.
 */
export function countPlaywright(report: PlaywrightReport): Counts {
  const tests = report.suites.flatMap((suite) => testsOf(suite, []));
  const withStatus = (...statuses: string[]) => tests.filter(({ status }) => statuses.includes(status));
  return {
    passed: withStatus('expected').length,
    failed: withStatus('unexpected', 'flaky', 'not run').length + report.errors.length,
    skipped: withStatus('skipped').map(({ title }) => title),
  };
}

function testsOf(suite: PlaywrightSuite, parents: string[]): { status: string; title: string }[] {
  const path = [...parents, suite.title];
  const own = suite.specs.flatMap((spec) =>
    spec.tests.map(({ status, expectedStatus }) => ({
      status: status === 'skipped' && expectedStatus !== 'skipped' ? 'not run' : status,
      title: [...path, spec.title].join(' › '),
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((child) => testsOf(child, path))];
}

/**
 * Distrusts a count that cannot be true: a runner that ended badly without naming a failure,
 * or that ran nothing at all, has failed.
 */
export function settle(counts: Counts, exitedWell: boolean): Counts {
  const ranNothing = counts.passed + counts.failed === 0;
  return counts.failed === 0 && (ranNothing || !exitedWell) ? { ...counts, failed: 1 } : counts;
}
