import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf, type Figures } from '../independent/figures.ts';
import type { Members } from '../independent/members.ts';
import { SEGMENTS, SETS, type BySegment, type DesaWorkers, type SetId } from '../independent/recompute.ts';
import { DESA, withFixtureApp, type FixtureApp } from './fixture-app.ts';
import { servedCoverage, type ServedRow } from './served-coverage.ts';

const RUNS = { seed: 3317, numRuns: 2, endOnFailure: true };
const LEVELS = ['desa', 'kecamatan', 'kabupaten'];
const CELLS = DESA.flatMap((code) => SEGMENTS.map((segment) => ({ code, segment })));
const MONTHS = Array.from({ length: 15 }, (_, i) => `20${25 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`); // prettier-ignore

/** Active members per desa and segment; null where it does not report. Zeros are as likely as silence. */
const month = fc
  .array(fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: 1, max: 300 })), {
    minLength: CELLS.length,
    maxLength: CELLS.length,
  })
  .filter((cells) => cells.some((cell) => cell !== null));
const months = fc.tuple(...MONTHS.map(() => month));

const membersOf = (counts: (number | null)[][]): Members[] =>
  counts.flatMap((cells, m) =>
    cells.flatMap((active, c) => {
      const { code, segment } = CELLS[c]!;
      return active === null ? [] : { period: MONTHS[m]!, desaCode: code, segment, active };
    }),
  );

const lineOf = ({ period, desaCode, segment, active }: Members) =>
  `${period},${desaCode},${segment},${segment === 'bpu' ? 'mandiri' : 'pemberi-kerja'},aktif,${active}`;

async function served(app: FixtureApp, set: SetId): Promise<ServedRow[]> {
  const rows: ServedRow[] = [];
  for (const level of LEVELS)
    rows.push(...(await servedCoverage(app, `level=${level}&period=all&segment=all&denominator=${set}`)));
  return rows;
}

/** Eligible workers as the table has them; what is compared is what follows from silence. */
function workersOf(rows: Record<SetId, ServedRow[]>): DesaWorkers[] {
  const of = (set: SetId, code: string) =>
    Object.fromEntries(
      SEGMENTS.map((segment) => [
        segment,
        rows[set].find((row) => row['code'] === code && row['segment'] === segment)!['eligible'],
      ]),
    ) as BySegment;
  return DESA.map((code) => ({
    ...{ code, kecamatanCode: code.slice(0, 8), residents: 0 },
    eligible: { potensi: of('potensi', code), sakernas: of('sakernas', code) },
  }));
}

const figures = (row: ServedRow | Figures): Record<string, unknown> => {
  const { level, code, segment, eligible, eligible_reported, active, rate, gap, reason } = row;
  return { level, code, segment, eligible, eligible_reported, active, rate, gap, reason };
};
const byPlace = (a: ServedRow | Figures, b: ServedRow | Figures) =>
  `${a.level} ${a.code} ${a.segment}` < `${b.level} ${b.code} ${b.segment}` ? -1 : 1;

describe('whatever desa and segments are silent', () => {
  test('unknown is null with its reason and never 0, and sums compare members with the workers of the same desa and segments', () =>
    fc.assert(
      fc.asyncProperty(months, (counts) =>
        withFixtureApp(async (app) => {
          const members = membersOf(counts);
          await app.enroll('acak.csv', members.map(lineOf));
          await app.build();
          const rows = { potensi: await served(app, 'potensi'), sakernas: await served(app, 'sakernas') };
          const desa = workersOf(rows);
          for (const set of SETS) {
            for (const period of MONTHS) {
              const found = rows[set].filter((row) => row['period'] === period).map(figures);
              const wanted = figuresOf(desa, members, set, period).sort(byPlace);
              expect(found.sort((a, b) => byPlace(a as ServedRow, b as ServedRow))).toEqual(
                wanted.map(figures),
              );
            }
            for (const row of rows[set].filter(({ active }) => active === null)) {
              expect(row).toMatchObject({ rate: null, gap: null, eligible_reported: null });
              expect(row).toMatchObject({ rate_low: null, rate_high: null, gap_low: null, gap_high: null });
              expect(row['reason']).toMatch(/^(no-base|not-reported)$/);
            }
          }
        }),
      ),
      RUNS,
    ));
});

describe('rows in any order', () => {
  const order = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));

  test('of the facts and of what is imported give the same coverage, intervals too', () =>
    fc.assert(
      fc.asyncProperty(month, order, async (cells, ranks) => {
        const lines = membersOf([cells]).map(lineOf);
        const shuffled = <T>(values: readonly T[]) =>
          values
            .map((value) => ({ value, rank: ranks.next().value! }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ value }) => value);
        const tables: ServedRow[][] = [];
        for (const arrange of [<T>(values: readonly T[]) => [...values], shuffled]) {
          await withFixtureApp(async (app) => {
            await arrangeFacts(app, arrange);
            await app.enroll('januari.csv', arrange(lines));
            await app.build();
            tables.push([...(await served(app, 'potensi')), ...(await served(app, 'sakernas'))]);
          });
        }
        expect(tables[0]!.length).toBeGreaterThan(0);
        expect(tables[1]).toEqual(tables[0]);
      }),
      RUNS,
    ));
});

/** Puts the rows below the header of every fact file in an order, after making the facts of the desa differ. */
async function arrangeFacts(app: FixtureApp, arrange: (lines: readonly string[]) => string[]) {
  const folder = app.reference('.');
  for (const name of await readdir(folder)) {
    const [header, ...lines] = (await readFile(join(folder, name), 'utf8')).trim().split('\n');
    const differing = lines.map((line) => line.replace('coast,0.6', 'coast,0.8'));
    await writeFile(join(folder, name), `${[header, ...arrange(differing)].join('\n')}\n`);
  }
}
