import {
  drawWorkers,
  LEVELS,
  workersIntervals,
  type Interval,
  type WorkerDraws,
} from '#lib/domain/workers/intervals.ts';
import { estimateWorkers } from '#lib/domain/workers/model.ts';
import { RakingError, sum } from '#lib/domain/workers/raking.ts';
import {
  availableDenominators,
  SEGMENTS,
  type DenominatorId,
  type Segment,
} from '#lib/domain/workers/segments.ts';
import { UserError } from '../user-error.ts';
import type { ModelInputs } from './model-inputs.ts';

/** Draws per estimate, and their seed. */
export const DRAWS = 2000;
export const SEED = 3317;

/**
 * Plausible worlds of one denominator; the same inputs give the same draws, so they need not be stored.
 * @throws RangeError for a set that is not there
 */
export function drawsFor(inputs: ModelInputs, denominator: DenominatorId): WorkerDraws {
  const margins = inputs.margins[denominator];
  const uncertainty = inputs.uncertainty[denominator];
  if (!margins || !uncertainty) throw new RangeError(`no denominator ${denominator} in this build`);
  return drawWorkers(inputs.desa, inputs.labour, margins, uncertainty, { draws: DRAWS, seed: SEED });
}

/** One row of `model_eligible`. */
export interface EligibleRow {
  denominator: DenominatorId;
  segment: Segment | 'total';
  level: 'desa' | 'kecamatan' | 'kabupaten';
  code: string;
  eligible: number;
  eligibleLow: number;
  eligibleHigh: number;
  eligibleLow80: number;
  eligibleHigh80: number;
}

/** Estimates and intervals at all levels, for every denominator set and segment with a base. */
export function eligibleRows(inputs: ModelInputs): EligibleRow[] {
  return availableDenominators(inputs.margins).flatMap((denominator) => {
    const margins = inputs.margins[denominator]!;
    const estimates = estimatesOf(inputs, denominator);
    const draws = drawsFor(inputs, denominator);
    const based = SEGMENTS.filter((segment) => margins[segment] !== null);
    const columns = [
      ...based.map((segment) => ({ segment, of: [segment] })),
      { segment: 'total' as const, of: based },
    ];
    return areasOf(inputs).flatMap(({ level, code, members }) =>
      columns.map(({ segment, of }) => {
        const positions = of.map((name) => SEGMENTS.indexOf(name));
        const eligible = sum(
          members.flatMap((member) => positions.map((at) => estimates[member * SEGMENTS.length + at]!)),
        );
        const [wide, narrow] = workersIntervals(draws, members, positions, [LEVELS.wide, LEVELS.narrow]);
        return {
          denominator,
          segment,
          level,
          code,
          eligible,
          ...{ eligibleLow: lowEnd(wide!, eligible), eligibleHigh: highEnd(wide!, eligible) },
          ...{ eligibleLow80: lowEnd(narrow!, eligible), eligibleHigh80: highEnd(narrow!, eligible) },
        };
      }),
    );
  });
}

/** @throws UserError naming the desa or segment whose margin cannot be met */
function estimatesOf({ desa, labour, margins }: ModelInputs, denominator: DenominatorId): Int32Array {
  try {
    return estimateWorkers(desa, labour, margins[denominator]!);
  } catch (cause) {
    if (!(cause instanceof RakingError)) throw cause;
    const [row, column] = [cause.row, cause.column];
    const who =
      row !== null ? `desa ${desa[row]!.code}` : `segment ${column === null ? '?' : SEGMENTS[column]!}`;
    throw new UserError(
      `The margins of ${denominator} contradict each other: ${who} should have workers, but every share that could give them is 0. Look at the statuses of occupations and the imported counts; the last good build stays in use.`,
      `Margin penyebut ${denominator} saling bertentangan: ${who.replace('segment', 'segmen')} seharusnya punya pekerja, tetapi semua pangsanya 0. Periksa status pekerjaan (Data → Pekerjaan) dan berkas yang diimpor; data yang terakhir tetap dipakai.`,
    );
  }
}

/** Ends of an interval in whole people; the estimate itself, which is rounded in its own way, is never outside. */
const lowEnd = ({ low }: Interval, eligible: number) => Math.min(eligible, Math.round(low));
const highEnd = ({ high }: Interval, eligible: number) => Math.max(eligible, Math.round(high));

function areasOf({ scope, desa }: ModelInputs) {
  const kecamatan = new Map<string, number[]>();
  desa.forEach(({ kecamatanCode }, i) =>
    kecamatan.set(kecamatanCode, [...(kecamatan.get(kecamatanCode) ?? []), i]),
  );
  return [
    ...desa.map(({ code }, i) => ({ level: 'desa' as const, code, members: [i] })),
    ...[...kecamatan].map(([code, members]) => ({ level: 'kecamatan' as const, code, members })),
    { level: 'kabupaten' as const, code: scope, members: [...desa.keys()] },
  ];
}
