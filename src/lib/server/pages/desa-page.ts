import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import type { Payer } from '#lib/domain/coverage/enrollment.ts';
import { SEGMENTS_AND_TOTAL, type Segment } from '#lib/domain/workers/segments.ts';
import { neighbours } from '#lib/domain/wilayah/cells.ts';
import { parseDesaCode } from '#lib/domain/wilayah/codes.ts';
import type { DesaPageData, Selection } from '#lib/views/page-data.ts';
import { rowsOf, type ColumnTable } from '#lib/wire/columns.ts';
import type { MartRow } from '../warehouse/contracts.ts';
import { queryText } from '../warehouse/queries.ts';
import { DRAWS, SEED } from '../warehouse/worker-estimates.ts';
import { queryOf, type PageContext } from './app.ts';
import { desaCertainty } from './certainty.ts';
import { protectionPlan } from './contributions.ts';
import { endingsIn } from './members-page.ts';
import { bySegment, lastYearOf } from './overview.ts';

/** How far ahead batches of a desa are named. */
const FAR_MONTHS = 24;

/** All desa of the selection, for the list. */
export async function loadDesaList(
  context: PageContext,
  selection: Selection,
): Promise<{ rows: CoverageRow[] }> {
  return { rows: await context.rows({ ...queryOf(selection, 'desa'), kecamatan: selection.kecamatan }) };
}

/** The code of the desa that a code written otherwise means (`3317102030`, a BPS code), or null. */
export function canonicalCode({ facts }: PageContext, text: string): string | null {
  const parsed = parseDesaCode(text);
  const known = facts.desa.find(({ code, bps_code }) =>
    parsed?.kind === 'bps' ? bps_code === parsed.code : code === parsed?.code,
  );
  return known?.code ?? null;
}

/** One desa, or null when the scope has none of that code. */
export async function loadDesaPage(
  context: PageContext,
  selection: Selection,
  code: string,
): Promise<DesaPageData | null> {
  const { facts, rows, query, config } = context;
  const place = facts.desa.find((desa) => desa.code === code);
  if (!place) return null;
  const all = await rows({ ...queryOf(selection, 'desa'), segments: ['bpu'] });
  const members = await query('payers', queryText(config.appDir, 'payers'), { code });
  const current = bySegment(
    await rows({ ...queryOf(selection, 'desa'), segments: SEGMENTS_AND_TOTAL, code }),
  );
  return {
    desa: desaFacts(place),
    current,
    lastYear: await lastYearOf(context, selection, { level: 'desa', code }),
    trend: trendByPayer(facts.periods, members),
    payers: payersIn(members, selection.period),
    endings: (await endingsIn(context, { period: selection.period, months: FAR_MONTHS, code })).batches,
    certainty: desaCertainty(context, selection.denominator, all, code),
    drawsMade: { draws: DRAWS, seed: SEED },
    neighbours: neighbourRows(context, all, code),
    protection: await protectionPlan(context, current.bpu),
  };
}

function desaFacts(row: MartRow<'desa'>): DesaPageData['desa'] {
  return {
    code: row.code,
    bpsCode: row.bps_code,
    name: row.name,
    type: row.type === 'kelurahan' ? 'kelurahan' : 'desa',
    kecamatanCode: row.kecamatan_code,
    kecamatan: row.kecamatan,
    lat: row.lat,
    lon: row.lon,
    areaKm2: row.area_km2,
    coastKm: row.coast_km,
    terrain: row.terrain,
    population: row.population,
    populationPeriod: row.population_period,
    populationSp2010: row.population_sp2010,
  };
}

function trendByPayer(periods: readonly string[], members: ColumnTable): DesaPageData['trend'] {
  const rows = rowsOf(members);
  return periods.map((period) => {
    const of = (segment: Segment) =>
      rows.filter((row) => row['period'] === period && row['segment'] === segment);
    const sum = (segment: Segment) =>
      of(segment).length === 0 ? null : of(segment).reduce((total, row) => total + Number(row['active']), 0);
    const bpu = of('bpu').map((row): [Payer, number] => [row['payer'] as Payer, Number(row['active'])]);
    return {
      period,
      bpu: bpu.length === 0 ? null : Object.fromEntries(bpu),
      pu: sum('pu'),
      jakon: sum('jakon'),
    };
  });
}

function payersIn(members: ColumnTable, period: string): DesaPageData['payers'] {
  return rowsOf(members)
    .filter((row) => row['period'] === period)
    .map((row) => ({
      segment: row['segment'] as Segment,
      payer: row['payer'] as Payer,
      active: Number(row['active']),
      arrears: Number(row['arrears']),
      new: Number(row['new']),
      ended: Number(row['ended']),
    }));
}

function neighbourRows({ facts }: PageContext, all: readonly CoverageRow[], code: string): CoverageRow[] {
  const sites = facts.desa.map(({ code: site, lat, lon, area_km2 }) => ({
    code: site,
    lat,
    lon,
    areaKm2: area_km2,
  }));
  const near = neighbours(sites).get(code) ?? [];
  return near.flatMap((neighbour) => all.find((row) => row.code === neighbour) ?? []);
}
