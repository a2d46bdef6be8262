import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ImportReport } from '#lib/views/import-data.ts';
import type { Expected } from '../../fixtures/imports/make/sample.ts';

export const SAMPLES = join(import.meta.dirname, '../../fixtures/imports');

/** Names of the sample files, each with what it must give. */
export function samples(): [file: string, expected: Expected][] {
  return readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.expected.json'))
    .map((name) => [
      name.replace('.expected.json', ''),
      JSON.parse(readFileSync(join(SAMPLES, name), 'utf8')) as Expected,
    ]);
}

/** Compares a report (in English) with what a sample must give. */
export function expectReport(report: ImportReport, expected: Expected): void {
  const {
    status,
    kind,
    periods,
    accepted,
    review,
    rejected,
    dropped,
    warnings,
    duplicates,
    differs,
    agrees,
  } = expected;
  const facts = { status, kind, periods, accepted, duplicates };
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  expect(report).toMatchObject(known);
  if (review ?? status === 'ready') {
    const found = report.review.map(({ line, candidates }) => ({
      line,
      candidates: candidates.map(({ code }) => code),
    }));
    expect(found).toEqual(review ?? []);
  }
  if (rejected ?? status === 'ready') {
    expect(report.rejected.map(({ line }) => line)).toEqual((rejected ?? []).map(({ line }) => line));
    rejected?.forEach(({ reason }, i) => expect(report.rejected[i]!.reason).toContain(reason));
  }
  if (dropped) expect(report.droppedColumns).toEqual(dropped);
  if (warnings) expect(report.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(warnings));
  const wrong = report.totals.filter(({ given, sum }) => given !== sum);
  if (differs ?? agrees !== undefined) {
    expect(wrong.map(({ line, given, sum }) => ({ line, given, sum }))).toEqual(differs ?? []);
  }
  if (agrees !== undefined) expect(report.totals.length - wrong.length).toBe(agrees);
}
