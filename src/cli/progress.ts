import type { Build } from '#lib/server/warehouse/builds.ts';

/** One line of progress on the terminal; on standard error, so that output can be piped. */
export function progress(step: string): void {
  console.error(`  … ${step}`);
}

/** A build in one line. */
export function describeBuild({ id, builtAt, seconds, entries, simulated, checks }: Build): string {
  const warnings = checks.reduce(
    (sum, { severity, failures }) => sum + (severity === 'warning' ? failures : 0),
    0,
  );
  const label = simulated ? ' (SIMULASI)' : '';
  return `build ${id} of ${builtAt}, ${entries.length} imports${label}, ${warnings} remarks on the data, made in ${seconds} s`;
}
