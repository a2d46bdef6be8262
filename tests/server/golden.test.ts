import { describe, expect, test } from 'vitest';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { wholePeople } from '../independent/whole-people.ts';
import { DESA, edit, reported, withFixtureApp, type FixtureApp } from './fixture-app.ts';
import { servedCoverage, type ServedRow } from './served-coverage.ts';

const MONTH = '2026-01';
const [APUH, BERAN, CEPU, DUREN, EMPOK] = DESA as [string, string, string, string, string];
const [HULU, HILIR, KABUPATEN] = ['99.01.01', '99.01.02', '99.01'];
const ROWS = [...DESA, HULU, HILIR, KABUPATEN];

/** One column of the coverage table for six desa, two kecamatan and the kabupaten, per segment. */
async function table(app: FixtureApp, denominator: string, column: string) {
  const rows: ServedRow[] = [];
  for (const level of ['desa', 'kecamatan', 'kabupaten']) {
    const selection = `level=${level}&period=${MONTH}&segment=all&denominator=${denominator}`;
    rows.push(...(await servedCoverage(app, selection)));
  }
  const of = (segment: string) =>
    ROWS.map((code) => rows.find((row) => row['code'] === code && row['segment'] === segment)![column]);
  return { pu: of('pu'), bpu: of('bpu'), jakon: of('jakon'), total: of('total') };
}

async function residents(app: FixtureApp): Promise<unknown[]> {
  return withWarehouse(app.dataDir, async (warehouse) =>
    rowsOf(await warehouse.query('test', 'select population from desa order by code')).map(
      (row) => row['population'],
    ),
  );
}

/** Changes facts of the fixture, enrolls, builds. */
async function withGolden(
  { facts = [], lines = reported(MONTH, APUH, 0, 0, 0) }: { facts?: Edit[]; lines?: string[] },
  use: (app: FixtureApp) => Promise<void>,
): Promise<void> {
  await withFixtureApp(async (app) => {
    for (const [file, from, to] of facts) await edit(app.reference(file), from, to);
    await app.enroll('januari.csv', lines);
    await app.build();
    await use(app);
  });
}
type Edit = [file: string, from: string, to: string];

describe('six desa with the same priors, by hand', () => {
  // SP2010            Apuh 1,000  Beran 2,000  Cepu 1,000 (Hulu 4,000)  Duren 2,000  Empok 3,000  Fajar 1,000 (Hilir 6,000)
  // × SP2020 ÷ SP2010 Hulu 4,400 ÷ 4,000 = 1.1, Hilir 6,600 ÷ 6,000 = 1.1: 1,100 2,200 1,100 2,200 3,300 1,100, together 11,000
  // × 11,000 ÷ 11,000 no change, nothing to round.
  test('residents', () =>
    withGolden({}, async (app) => {
      expect(await residents(app)).toEqual([1100, 2200, 1100, 2200, 3300, 1100]);
    }));

  // Employed 1,100 × 0.8 × 0.75 × (1 − 0.02) = 646.8 and so on: in the proportion 1 2 1 2 3 1 of 10.
  // Weights PU 0.35, BPU 0.6, Jakon 0.05 in every desa. Rows and columns of such a seed are independent, so the raked table is
  // row × column ÷ total: the first pass meets both margins, share of the desa × base of the segment, whatever the weights.
  //   potensi: PU 500, BPU 1,400, Jakon 100 in tenths 50, 140, 10; sakernas: PU 1,000, BPU 2,000 in tenths 100, 200.
  test('eligible workers of both sets; Sakernas has no base for Jakon', () =>
    withGolden({}, async (app) => {
      expect(await table(app, 'potensi', 'eligible')).toEqual({
        //      Apuh Beran Cepu Duren Empok Fajar  Hulu Hilir kabupaten
        pu: [50, 100, 50, 100, 150, 50, 200, 300, 500],
        bpu: [140, 280, 140, 280, 420, 140, 560, 840, 1400],
        jakon: [10, 20, 10, 20, 30, 10, 40, 60, 100],
        total: [200, 400, 200, 400, 600, 200, 800, 1200, 2000],
      });
      expect(await table(app, 'sakernas', 'eligible')).toEqual({
        pu: [100, 200, 100, 200, 300, 100, 400, 600, 1000],
        bpu: [200, 400, 200, 400, 600, 200, 800, 1200, 2000],
        jakon: [null, null, null, null, null, null, null, null, null],
        total: [300, 600, 300, 600, 900, 300, 1200, 1800, 3000],
      });
    }));

  // Kabupaten 11,009 residents; 1,100.9 2,201.8 1,100.9 2,201.8 3,302.7 1,100.9. Floors sum to 11,004; the five left over go to
  // .9 (Apuh, Cepu, Fajar) and .8 (Beran, Duren), none to .7 (Empok).
  // PU 505, BPU 1,395 of those residents ÷ 11,009, e.g. 1,101 ÷ 11,009 × 505 = 50.5045:
  //   PU     50.5045 101.0090 50.5045 101.0090 151.4687 50.5045: floors 503; two left: Apuh, Cepu (Fajar ties, and stands last)
  //   BPU    139.5113 279.0227 139.5113 279.0227 418.4204 139.5113: floors 1,393; two left: Apuh, Cepu
  //   Jakon  10.0009 20.0018 10.0009 20.0018 29.9936 10.0009: floors 99; one left: Empok
  test('where it does not come out even, the largest remainders get the people left over, ties the earlier code', () =>
    withGolden(
      {
        facts: [
          ['kabupaten-population-2025.csv', '5500,5500,11000', '5500,5509,11009'],
          ['denominators.csv', 'pu,500', 'pu,505'],
          ['denominators.csv', 'bpu,1400', 'bpu,1395'],
        ],
      },
      async (app) => {
        expect(await residents(app)).toEqual([1101, 2202, 1101, 2202, 3302, 1101]);
        expect(await table(app, 'potensi', 'eligible')).toEqual({
          pu: [51, 101, 51, 101, 151, 50, 203, 302, 505],
          bpu: [140, 279, 140, 279, 418, 139, 559, 836, 1395],
          jakon: [10, 20, 10, 20, 30, 10, 40, 60, 100],
          total: [201, 400, 201, 400, 599, 199, 802, 1198, 2000],
        });
      },
    ));
});

describe('two terrains with different priors, by hand and by an independent fit', () => {
  // Hulu (upland) half informal, Hilir (coast) four fifths: formal to informal 1 : 1 and 1 : 4.
  const facts: Edit[] = [
    ['terrain-priors.csv', 'coast,0.6', 'coast,0.8'],
    ['terrain-priors.csv', 'upland,0.6', 'upland,0.5'],
  ];

  // Sakernas: Hulu 4,400 ÷ 11,000 × 3,000 = 1,200 at work, Hilir 1,800; PU 1,000, BPU 2,000. The fit keeps the odds ratio
  // (1 ÷ 1) ÷ (1 ÷ 4) = 4. With x PU in Hulu: x (800 + x) = 4 (1,200 − x)(1,000 − x), so x² − 3,200 x + 1,600,000 = 0,
  // x = 1,600 − 400 √6 = 620.2041. Within a kecamatan by residents: quarters 1 2 1, sixths 2 3 1.
  //   PU  155.0510 310.1021 155.0510 | 126.5986 189.8979  63.2993: floors 998; left for Empok .8979 and Duren .5986
  //   BPU 144.9490 289.8979 144.9490 | 473.4014 710.1021 236.7007: floors 1,996; left for Apuh, Cepu .9490, Beran .8979, Fajar .7007
  test('two segments: the odds ratio leaves one table, the root of a quadratic', () =>
    withGolden({ facts }, async (app) => {
      const pu = [155, 310, 155, 127, 190, 63];
      const bpu = [145, 290, 145, 473, 710, 237];
      expect(await table(app, 'sakernas', 'eligible')).toMatchObject({
        pu: [...pu, 620, 380, 1000],
        bpu: [...bpu, 580, 1420, 2000],
        total: [300, 600, 300, 600, 900, 300, 1200, 1800, 3000],
      });
    }));

  // Potensi has three segments: no root to write down. Weights 0.45 0.5 0.05 and 0.15 0.8 0.05; rows 800 and 1,200.
  //   Hulu  337.1858 421.9743 40.8399   odds ratios 337.1858 × 978.0257 ÷ (162.8142 × 421.9743) = 4.8 = 0.45 × 0.8 ÷ (0.15 × 0.5)
  //   Hilir 162.8142 978.0257 59.1601       and     337.1858 ×  59.1601 ÷ (162.8142 ×  40.8399) = 3 = 0.45 × 0.05 ÷ (0.15 × 0.05)
  // in quarters and sixths:
  //   PU     84.2964 168.5929  84.2964 |  54.2714  81.4071  27.1357: floors 498; left for Beran and Empok
  //   BPU   105.4936 210.9871 105.4936 | 326.0086 489.0128 163.0043: floors 1,398; left for Beran, and Apuh, which ties with Cepu
  //   Jakon  10.2100  20.4199  10.2100 |  19.7200  29.5801   9.8600: floors 97; left for Fajar, Duren, Empok
  test('three segments: a table that must be iterated', () =>
    withGolden({ facts }, async (app) => {
      const found = await table(app, 'potensi', 'eligible');
      expect(found).toEqual({
        pu: [84, 169, 84, 54, 82, 27, 337, 163, 500],
        bpu: [106, 211, 105, 326, 489, 163, 422, 978, 1400],
        jakon: [10, 20, 10, 20, 30, 10, 40, 60, 100],
        total: [200, 400, 199, 400, 601, 200, 799, 1201, 2000],
      });
      const [hulu, hilir] = iterated([0.45, 0.5, 0.05], [0.15, 0.8, 0.05], [800, 1200], [500, 1400, 100]);
      const share = [1 / 4, 2 / 4, 1 / 4, 2 / 6, 3 / 6, 1 / 6];
      for (const [j, segment] of (['pu', 'bpu', 'jakon'] as const).entries()) {
        const exact = share.map((part, i) => part * (i < 3 ? hulu : hilir)![j]!);
        expect(wholePeople(exact, [500, 1400, 100][j]!)).toEqual(found[segment].slice(0, 6));
      }
    }));

  /** Rows and columns in turn, a thousand times. */
  function iterated(first: number[], second: number[], rows: number[], columns: number[]) {
    let cells = [first, second];
    for (let round = 0; round < 1000; round++) {
      cells = cells.map((row, i) => row.map((cell) => (cell * rows[i]!) / (row[0]! + row[1]! + row[2]!)));
      cells = cells.map((row) =>
        row.map((cell, j) => (cell * columns[j]!) / (cells[0]![j]! + cells[1]![j]!)),
      );
    }
    return cells;
  }
});

describe('coverage of six desa, by hand', () => {
  const lines = [
    ...reported(MONTH, APUH, 60, 14, 1), // 60 of 50 PU: more members than workers
    ...reported(MONTH, BERAN, 50, 0, 2), // nobody of 280 BPU: a zero, not a gap in the data
    `${MONTH},${CEPU},pu,pemberi-kerja,aktif,25`, // Cepu says nothing of BPU and Jakon
    ...reported(MONTH, DUREN, 80, 28, 4),
    `${MONTH},${DUREN},bpu,apbdes,aktif,14`, // a second payer: 42 BPU in all
    `${MONTH},${DUREN},bpu,apbdes,menunggak,9`, // in arrears: not active
    ...reported(MONTH, EMPOK, 120, 63, 3),
  ]; // Fajar does not report

  // Base of those that reported, potensi:
  //   PU Hulu 200 of 200, Hilir 300 − 50 = 250, kabupaten 450; BPU Hulu 560 − 140 = 420, Hilir 840 − 140 = 700, 1,120;
  //   Jakon Hulu 30, Hilir 50, 80; total Cepu 50, Hulu 200 + 420 + 30 = 650, Hilir 250 + 700 + 50 = 1,000, 1,650.
  test('potensi: members, and the workers of the same desa and segments', () =>
    withGolden({ lines }, async (app) => {
      expect(await table(app, 'potensi', 'active')).toEqual({
        pu: [60, 50, 25, 80, 120, null, 135, 200, 335],
        bpu: [14, 0, null, 42, 63, null, 14, 105, 119],
        jakon: [1, 2, null, 4, 3, null, 3, 7, 10],
        total: [75, 52, 25, 126, 186, null, 152, 312, 464],
      });
      expect(await table(app, 'potensi', 'eligible_reported')).toEqual({
        pu: [50, 100, 50, 100, 150, null, 200, 250, 450],
        bpu: [140, 280, null, 280, 420, null, 420, 700, 1120],
        jakon: [10, 20, null, 20, 30, null, 30, 50, 80],
        total: [200, 400, 50, 400, 600, null, 650, 1000, 1650],
      });
    }));

  test('potensi: rate, gap and reason; above 100% is kept, unknown is not 0', () =>
    withGolden({ lines }, async (app) => {
      expect(await table(app, 'potensi', 'rate')).toEqual({
        pu: [1.2, 0.5, 0.5, 0.8, 0.8, null, 135 / 200, 200 / 250, 335 / 450],
        bpu: [0.1, 0, null, 0.15, 0.15, null, 14 / 420, 105 / 700, 119 / 1120],
        jakon: [0.1, 0.1, null, 0.2, 0.1, null, 3 / 30, 7 / 50, 10 / 80],
        total: [75 / 200, 52 / 400, 25 / 50, 126 / 400, 186 / 600, null, 152 / 650, 312 / 1000, 464 / 1650],
      });
      expect(await table(app, 'potensi', 'gap')).toEqual({
        pu: [-10, 50, 25, 20, 30, null, 65, 50, 115],
        bpu: [126, 280, null, 238, 357, null, 406, 595, 1001],
        jakon: [9, 18, null, 16, 27, null, 27, 43, 70],
        total: [125, 348, 25, 274, 414, null, 498, 688, 1186],
      });
      const [silent, part] = ['not-reported', 'incomplete'];
      expect(await table(app, 'potensi', 'reason')).toEqual({
        pu: ['over-100', null, null, null, null, silent, null, part, part],
        bpu: [null, null, silent, null, null, silent, part, part, part],
        jakon: [null, null, silent, null, null, silent, part, part, part],
        total: [null, null, part, null, null, silent, part, part, part],
      });
    }));

  // Sakernas has no base for Jakon: its members count in the total, as in 77,675 ÷ 370,269, where their desa has a base at all.
  //   total Cepu 100 (PU), Hulu 300 + 600 + 100 = 1,000, Hilir 600 + 900 = 1,500, kabupaten 2,500.
  test('sakernas: no base for Jakon is a reason and no number; its members are in the total', () =>
    withGolden({ lines }, async (app) => {
      const nothing = Array(9).fill(null);
      expect(await table(app, 'sakernas', 'reason')).toMatchObject({ jakon: Array(9).fill('no-base') });
      expect(await table(app, 'sakernas', 'rate')).toEqual({
        pu: [0.6, 0.25, 0.25, 0.4, 0.4, null, 135 / 400, 200 / 500, 335 / 900],
        bpu: [14 / 200, 0, null, 42 / 400, 63 / 600, null, 14 / 600, 105 / 1000, 119 / 1600],
        jakon: nothing,
        total: [
          ...[75 / 300, 52 / 600, 25 / 100, 126 / 600, 186 / 900, null],
          ...[152 / 1000, 312 / 1500, 464 / 2500],
        ],
      });
      expect(await table(app, 'sakernas', 'gap')).toEqual({
        pu: [40, 150, 75, 120, 180, null, 265, 300, 565],
        bpu: [186, 400, null, 358, 537, null, 586, 895, 1481],
        jakon: nothing,
        total: [225, 548, 75, 474, 714, null, 848, 1188, 2036],
      });
    }));

  test('no interval where only some reported, one around the estimate elsewhere', () =>
    withGolden({ lines }, async (app) => {
      const [low, high, rate] = [
        await table(app, 'potensi', 'rate_low'),
        await table(app, 'potensi', 'rate_high'),
        await table(app, 'potensi', 'rate'),
      ];
      expect(low.bpu.map((value) => value === null)).toEqual(
        [false, false, true, false, false, true, true, true, true], // prettier-ignore
      );
      expect(high.bpu.map((value) => value === null)).toEqual(low.bpu.map((value) => value === null));
      for (const i of [0, 3, 4]) {
        expect(low.bpu[i]).toBeLessThan(rate.bpu[i] as number);
        expect(high.bpu[i]).toBeGreaterThan(rate.bpu[i] as number);
      }
    }));

  test('members of a desa that said only its Jakon, which has no base, are compared with nobody', () =>
    withGolden({ lines: [`${MONTH},${APUH},jakon,pemberi-kerja,aktif,6`] }, async (app) => {
      expect((await table(app, 'sakernas', 'active')).total).toEqual(
        [6, null, null, null, null, null, 6, null, 6], // prettier-ignore
      );
      for (const column of [
        'eligible_reported',
        'rate',
        'rate_low',
        'rate_high',
        'gap',
        'gap_low',
        'gap_high',
      ])
        expect((await table(app, 'sakernas', column)).total).toEqual(Array(9).fill(null));
      const reasons = (await table(app, 'sakernas', 'reason')).total;
      expect([reasons[0], reasons[1], reasons[8]]).toEqual(['incomplete', 'not-reported', 'incomplete']);
      expect((await table(app, 'potensi', 'rate')).total[0]).toBe(6 / 10);
    }));
});
