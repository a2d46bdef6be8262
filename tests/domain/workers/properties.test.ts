import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWorkers, type SegmentMargins, type WorkerInput } from '#lib/domain/workers/model.ts';
import { rake, sum } from '#lib/domain/workers/raking.ts';
import { SEGMENTS } from '#lib/domain/workers/segments.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { fitByFactors } from '../../independent/fit-by-factors.ts';
import { splitWorkers } from '../../independent/recompute.ts';
import { LABOUR, MARGINS } from './rembang.ts';

const run = { seed: 3317, numRuns: 200, endOnFailure: true };

const desaOf = (residents: fc.Arbitrary<number>): fc.Arbitrary<WorkerInput> =>
  fc.record({
    population: residents,
    informalShare: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    jakonShare: fc.double({ min: 0.005, max: 0.2, noNaN: true }),
  });
const someDesa = fc.array(desaOf(fc.integer({ min: 1, max: 9000 })), { minLength: 1, maxLength: 15 });
const margins: fc.Arbitrary<SegmentMargins> = fc.record({
  pu: fc.integer({ min: 1, max: 5000 }),
  bpu: fc.integer({ min: 1, max: 9000 }),
  jakon: fc.option(fc.integer({ min: 1, max: 900 })),
});

const columnSums = (estimates: Int32Array) =>
  SEGMENTS.map((_, column) => sum(estimates.filter((_, at) => at % SEGMENTS.length === column)));
const rowsOf = (estimates: Int32Array) =>
  Array.from({ length: estimates.length / 3 }, (_, i) => [...estimates.subarray(i * 3, i * 3 + 3)]);

describe('rake', () => {
  /** A seed and a table with the same zeros, some of them; margins are those of the table. */
  const problem = fc
    .record({ height: fc.integer({ min: 1, max: 6 }), width: fc.integer({ min: 1, max: 4 }) })
    .chain(({ height, width }) => {
      const table = fc.array(fc.double({ min: 0.5, max: 20, noNaN: true }), {
        minLength: height * width,
        maxLength: height * width,
      });
      const zeros = fc.array(fc.boolean(), { minLength: height * width, maxLength: height * width });
      return fc
        .record({ seed: table, target: table, zeros, width: fc.constant(width) })
        .map(({ zeros, ...tables }) => ({
          width: tables.width,
          seed: Float64Array.from(tables.seed, (cell, at) => (zeros[at] ? 0 : cell)),
          target: Float64Array.from(tables.target, (cell, at) => (zeros[at] ? 0 : cell)),
        }));
    });
  const marginsOf = (table: Float64Array, width: number) => ({
    rows: Float64Array.from({ length: table.length / width }, (_, i) =>
      sum(table.subarray(i * width, (i + 1) * width)),
    ),
    columns: Float64Array.from({ length: width }, (_, j) => sum(table.filter((_, at) => at % width === j))),
  });
  const options = { tolerance: 1e-10, maxIterations: 50_000 };

  it('keeps every zero of the seed and makes no other, however many there are; rows and columns meet their margins', () => {
    fc.assert(
      fc.property(problem, ({ seed, target, width }) => {
        const { rows, columns } = marginsOf(target, width);
        const fitted = rake(seed, rows, columns, options);
        expect([...fitted].map((cell) => cell === 0)).toEqual([...seed].map((cell) => cell === 0));
        const found = marginsOf(fitted, width);
        rows.forEach((people, i) => expect(Math.abs(found.rows[i]! - people)).toBeLessThan(1e-8));
        columns.forEach((people, j) => expect(Math.abs(found.columns[j]! - people)).toBeLessThan(1e-8));
      }),
      run,
    );
  });

  it('does not depend on the scale of the seed: bit for bit for powers of 2, else to a billionth', () => {
    fc.assert(
      fc.property(problem, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), ({ seed, target, width }, by) => {
        const { rows, columns } = marginsOf(target, width);
        const plain = rake(seed, rows, columns, options);
        const doubled = rake(seed.map((cell) => cell * 1024), rows, columns, options); // prettier-ignore
        const scaled = rake(seed.map((cell) => cell * by), rows, columns, options); // prettier-ignore
        expect(doubled).toEqual(plain);
        scaled.forEach((cell, at) => expect(Math.abs(cell - plain[at]!)).toBeLessThan(1e-9));
      }),
      run,
    );
  });

  it('gives the same table as two sets of factors, fitted in turn, give', () => {
    fc.assert(
      fc.property(someDesa, margins, (desa, { pu, bpu }) => {
        const rows = Float64Array.from(desa, ({ population }) => population);
        const columns = Float64Array.of(pu!, bpu!).map((people) => (people / (pu! + bpu!)) * sum(rows));
        const weights = desa.map(({ informalShare }) => [1 - informalShare, informalShare]);
        const fitted = rake(Float64Array.from(weights.flat()), rows, columns, { tolerance: 1e-13 });
        const factored = fitByFactors(weights, [...rows], [...columns]).flat();
        factored.forEach((cell, at) => expect(Math.abs(fitted[at]! - cell)).toBeLessThan(1e-7));
      }),
      run,
    );
  });
});

describe('estimateWorkers', () => {
  it('sums exactly to the kabupaten’s benchmark in every segment, and still does with one more desa', () => {
    fc.assert(
      fc.property(someDesa, desaOf(fc.integer({ min: 0, max: 9000 })), margins, (desa, more, bases) => {
        const wanted = SEGMENTS.map((segment) => bases[segment] ?? 0);
        expect(columnSums(estimateWorkers(desa, LABOUR, bases))).toEqual(wanted);
        expect(columnSums(estimateWorkers([...desa, more], LABOUR, bases))).toEqual(wanted);
      }),
      run,
    );
  });

  it('follows its desa in any order: each keeps its workers, where no remainders tie', () => {
    const kabupaten = fc
      .uniqueArray(fc.integer({ min: 100, max: 9000 }), { minLength: 2, maxLength: 12 })
      .chain((residents) =>
        fc
          .tuple(...residents.map((people) => desaOf(fc.constant(people))))
          .chain((desa) => fc.record({ desa: fc.constant(desa), shuffled: shuffle(desa) })),
      );
    fc.assert(
      fc.property(kabupaten, margins, ({ desa, shuffled }, bases) => {
        fc.pre(!hasTies(desa, bases));
        const [here, there] = [desa, shuffled].map((all) => rowsOf(estimateWorkers(all, LABOUR, bases)));
        expect(there).toEqual(shuffled.map((one) => here![desa.indexOf(one)]));
      }),
      run,
    );
  });

  it('gives the odd person of a tie to the desa that stands first, whichever that is', () => {
    const alike = { informalShare: 0.6, jakonShare: 0.05 };
    const [small, large] = [
      { population: 1100, ...alike },
      { population: 3300, ...alike },
    ];
    // 1,100 : 3,300 of 2 PU are 0.5 and 1.5, a tie; of 6 BPU 1.5 and 4.5, another.
    const bases = { pu: 2, bpu: 6, jakon: null };
    expect(rowsOf(estimateWorkers([small!, large!], LABOUR, bases))).toEqual([
      [1, 2, 0],
      [1, 4, 0],
    ]);
    expect(rowsOf(estimateWorkers([large!, small!], LABOUR, bases))).toEqual([
      [2, 5, 0],
      [0, 1, 0],
    ]);
  });

  it('agrees with the independent computation to the last person in 120 kabupaten of 294 desa', () => {
    const random = seededRandom(3317);
    const between = (low: number, high: number) => low + (high - low) * random();
    for (let kabupaten = 0; kabupaten < 120; kabupaten++) {
      const bases = kabupaten % 2 === 0 ? MARGINS.potensi : MARGINS.sakernas;
      const desa = Array.from({ length: 294 }, () => ({
        population: Math.round(between(500, 6000)),
        informalShare: between(0.02, 0.97),
        jakonShare: between(0.02, 0.1),
      }));
      const anew = splitWorkers(
        bases,
        desa.map(({ population }) => population),
        desa.map(({ informalShare, jakonShare }) => ({ informal: informalShare, jakon: jakonShare })),
      );
      expect(rowsOf(estimateWorkers(desa, LABOUR, bases))).toEqual(
        anew.map(({ pu, bpu, jakon }) => [pu, bpu, jakon ?? 0]),
      );
    }
  });
});

function shuffle<T>(values: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...values], { minLength: values.length });
}

/** Whether two remainders of a segment are nearer than a hundred-thousandth of a person. */
function hasTies(desa: readonly WorkerInput[], bases: SegmentMargins): boolean {
  const columns = SEGMENTS.map((segment) => bases[segment] ?? 0);
  const residents = desa.map(({ population }) => population);
  const weights = desa.map(({ informalShare, jakonShare }) => {
    const jakon = bases.jakon === null ? 0 : jakonShare;
    return [Math.max(0.01, 1 - informalShare - jakon), informalShare, jakon];
  });
  const rows = residents.map((people) => (people / sum(residents)) * sum(columns));
  const fitted = fitByFactors(weights, rows, columns);
  return SEGMENTS.some((segment, column) => {
    const remainders = fitted.map((row) => row[column]! % 1).sort((a, b) => a - b);
    const isNear = (value: number, i: number) => i > 0 && value - remainders[i - 1]! < 1e-5;
    return bases[segment] !== null && remainders.some(isNear);
  });
}
