import type { Counts } from './counts.ts';

export interface StepResult {
  name: string;
  counts: Counts;
  seconds: number;
}

/** Skipped tests by title, then one line per step. */
export function summaryTable(results: StepResult[]): string {
  const skipped = results.flatMap(({ name, counts }) =>
    counts.skipped.map((title) => `skipped (${name}): ${title}`),
  );
  const rows = results.map(({ name, counts, seconds }) =>
    line(
      name,
      String(counts.passed),
      String(counts.failed),
      String(counts.skipped.length),
      seconds.toFixed(1),
    ),
  );
  return ['', ...skipped, line('step', 'passed', 'failed', 'skipped', 'seconds'), ...rows].join('\n');
}

function line(name: string, ...cells: string[]): string {
  return name.padEnd(8) + cells.map((cell) => cell.padStart(9)).join('');
}

/** `N passed, N failed`, and `, N skipped` where any was: the sum over all steps. */
export function totalLine(results: StepResult[]): string {
  const sum = (count: (counts: Counts) => number) =>
    results.reduce((total, { counts }) => total + count(counts), 0);
  const skipped = sum((counts) => counts.skipped.length);
  const main = `${sum((counts) => counts.passed)} passed, ${sum((counts) => counts.failed)} failed`;
  return skipped > 0 ? `${main}, ${skipped} skipped` : main;
}
