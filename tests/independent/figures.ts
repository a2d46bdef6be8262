import type { Members } from './members.ts';
import { SEGMENTS, type DesaWorkers, type Segment, type SetId } from './recompute.ts';
import { add } from './whole-people.ts';

/** What the coverage table must say of an area, month, segment (or their total) and set; null is unknown. */
export interface Figures {
  level: 'desa' | 'kecamatan' | 'kabupaten';
  code: string;
  segment: Segment | 'total';
  eligible: number | null;
  /** Eligible workers of the desa and segments that reported. */
  eligible_reported: number | null;
  active: number | null;
  rate: number | null;
  gap: number | null;
  reason: string | null;
  /** Desa that reported, all three segments for the total. */
  desa_reported: number;
  desa_expected: number;
}

/** Figures of every desa, kecamatan and the kabupaten, from workers and members. */
export function figuresOf(
  desa: readonly DesaWorkers[],
  members: readonly Members[],
  set: SetId,
  period: string,
): Figures[] {
  const active = new Map(
    members
      .filter((row) => row.period === period)
      .map((row) => [`${row.desaCode} ${row.segment}`, row.active]),
  );
  return areasOf(desa).flatMap(({ level, code, of }) =>
    [...SEGMENTS, 'total' as const].map((segment) => {
      const parts = segment === 'total' ? SEGMENTS : [segment];
      const cells = of.map((one) =>
        parts.map((part) => ({
          eligible: one.eligible[set][part],
          active: active.get(`${one.code} ${part}`) ?? null,
        })),
      );
      return { level, code, segment, ...figureOf(cells) };
    }),
  );
}

interface Cell {
  eligible: number | null;
  active: number | null;
}

/** @param cells of each desa of the area, one cell per segment that is added up */
function figureOf(cells: readonly (readonly Cell[])[]): Omit<Figures, 'level' | 'code' | 'segment'> {
  const all = cells.flat();
  const reported = all.filter((cell) => cell.active !== null);
  const eligible = sumKnown(all.map((cell) => cell.eligible));
  const eligibleReported = sumKnown(reported.map((cell) => cell.eligible));
  const active = sumKnown(reported.map((cell) => cell.active));
  const desaReported = cells.filter((desa) => desa.every((cell) => cell.active !== null)).length;
  const isKnown = active !== null && eligibleReported !== null;
  return {
    eligible,
    eligible_reported: eligibleReported,
    active,
    rate: isKnown && eligibleReported > 0 ? active / eligibleReported : null,
    gap: isKnown ? eligibleReported - active : null,
    reason:
      (eligible === null && 'no-base') ||
      (active === null && 'not-reported') ||
      (desaReported < cells.length && 'incomplete') ||
      (active! > eligible! && 'over-100') ||
      null,
    desa_reported: desaReported,
    desa_expected: cells.length,
  };
}

/** Sum of what is known; unknown where nothing is. */
function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : add(known);
}

function areasOf(desa: readonly DesaWorkers[]) {
  const kecamatan = [...new Set(desa.map(({ kecamatanCode }) => kecamatanCode))];
  return [
    ...desa.map((one) => ({ level: 'desa' as const, code: one.code, of: [one] })),
    ...kecamatan.map((code) => ({
      level: 'kecamatan' as const,
      code,
      of: desa.filter(({ kecamatanCode }) => kecamatanCode === code),
    })),
    { level: 'kabupaten' as const, code: desa[0]!.code.slice(0, 5), of: desa },
  ];
}
