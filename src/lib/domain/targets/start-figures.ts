import { z } from 'zod';
import { DENOMINATORS, SEGMENTS } from '../workers/segments.ts';
import type { SplitDesa } from './split-wishes.ts';
import type { DesaSplit } from './split.ts';

const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const people = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);

/** What a target was split by: sums of a segment, and a fingerprint of every desa's figures. */
const segmentStartSchema = z.strictObject({
  /** Sum of the desa that are known; null where none is. */
  active: people.nullable(),
  eligible: people.nullable(),
  /** The denominator's own value and its month; null where the set has none for the segment. */
  base: people.nullable(),
  baseAsOf: period.nullable(),
  /** Desa of which eligible workers or members are unknown. */
  unknown: people,
  fingerprint: z.string().max(20),
});
export type SegmentStart = z.infer<typeof segmentStartSchema>;

/** The figures a course starts from. */
export const startFiguresSchema = z.strictObject({
  period,
  denominator: z.enum(DENOMINATORS),
  segments: z.record(z.enum(SEGMENTS), segmentStartSchema),
  /** The working base of all segments, which the UCJ is a share of; null where the set has none. */
  total: z.strictObject({ value: people, asOf: period }).nullable(),
});
export type StartFigures = z.infer<typeof startFiguresSchema>;

/** Sums and fingerprint of the desa of a segment. */
export function segmentStart(
  desa: readonly SplitDesa[],
  base: { value: number; asOf: string } | null,
): SegmentStart {
  const sum = (key: 'active' | 'eligible') => {
    const known = desa.flatMap((one) => one[key] ?? []);
    return known.length === 0 ? null : known.reduce((total, one) => total + one, 0);
  };
  return {
    active: sum('active'),
    eligible: sum('eligible'),
    base: base?.value ?? null,
    baseAsOf: base?.asOf ?? null,
    unknown: desa.filter(({ active, eligible }) => active === null || eligible === null).length,
    fingerprint: fingerprintOf(
      desa.map(({ code, active, eligible, responseRate }) => [code, active, eligible, responseRate]),
    ),
  };
}

/** Tells two splits apart. */
export function splitFingerprint(desa: readonly DesaSplit[]): string {
  return fingerprintOf(desa.map(({ code, people: target }) => [code, target]));
}

/** 64 bits of FNV-1a, in two halves with different offsets: tells changed figures, is no secret. */
function fingerprintOf(rows: readonly (readonly (string | number | null)[])[]): string {
  const text = rows
    .map((row) => row.join(':'))
    .sort()
    .join('\n');
  return [0x811c9dc5, 0x9747b28c].map((offset) => hash(text, offset).toString(16).padStart(8, '0')).join('');
}

function hash(text: string, offset: number): number {
  let bits = offset;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  return bits >>> 0;
}
