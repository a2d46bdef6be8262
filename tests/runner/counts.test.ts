import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, settle, single, type PlaywrightReport } from './counts.ts';
import { totalLine } from './summary.ts';

const file = (status: string, ...tests: [string, string][]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map(([fullName, state]) => ({ fullName, status: state })),
});

describe('countVitest', () => {
  test('counts tests by status and names the skipped', () => {
    const report = {
      testResults: [
        file('failed', ['a', 'passed'], ['b', 'failed']),
        file('passed', ['c', 'skipped'], ['d', 'todo']),
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 1, failed: 1, skipped: ['c', 'd'] });
  });

  test('counts a test that never ended, because its process crashed, as failed', () => {
    expect(countVitest({ testResults: [file('passed', ['a', 'pending'])] }).failed).toBe(1);
  });

  test('counts a file that did not load, or whose hook threw, as one failure', () => {
    expect(countVitest({ testResults: [file('failed'), file('failed', ['a', 'passed'])] })).toEqual({
      passed: 1,
      failed: 2,
      skipped: [],
    });
  });
});

describe('countPlaywright', () => {
  const suite = (
    title: string,
    status: 'expected' | 'unexpected' | 'flaky' | 'skipped',
    expectedStatus = status === 'skipped' ? 'skipped' : 'passed',
  ) => ({ title, specs: [{ title: 'works', tests: [{ status, expectedStatus }] }] });

  test('counts a test that was to run and did not as failed', () => {
    const report: PlaywrightReport = { errors: [], suites: [suite('a.pw.ts', 'skipped', 'passed')] };
    expect(countPlaywright(report)).toEqual({ passed: 0, failed: 1, skipped: [] });
  });

  test('walks nested suites, counts flaky as failed and errors outside tests too', () => {
    const report: PlaywrightReport = {
      errors: [{ message: 'global setup' }],
      suites: [
        {
          ...suite('a.pw.ts', 'expected'),
          suites: [suite('group', 'flaky'), suite('other', 'unexpected'), suite('later', 'skipped')],
        },
      ],
    };
    expect(countPlaywright(report)).toEqual({ passed: 1, failed: 3, skipped: ['a.pw.ts › later › works'] });
  });
});

describe('settle', () => {
  test.each([
    ['a runner that ran nothing has failed', 0, 0, true, 1],
    ['a runner that ended badly without a failed test has failed', 5, 0, false, 1],
    ['failures are not counted twice', 5, 2, false, 2],
    ['a good run stays as it is', 5, 0, true, 0],
  ])('%s', (_, passed, failed, exitedWell, expected) => {
    expect(settle({ passed, failed, skipped: [] }, exitedWell).failed).toBe(expected);
  });
});

describe('totalLine', () => {
  const step = (counts: ReturnType<typeof single>) => ({ name: 'x', counts, seconds: 1 });

  test('sums over the steps', () => {
    expect(totalLine([step(single(true)), step(single(false))])).toBe('1 passed, 1 failed');
  });

  test('names skipped tests only where there are any', () => {
    expect(totalLine([step({ passed: 2, failed: 0, skipped: ['a'] })])).toBe('2 passed, 0 failed, 1 skipped');
  });
});
