import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import type { Period } from '#lib/domain/coverage/period.ts';
import type { Problem } from '#lib/views/page-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import type { PageContext } from './app.ts';

/** A problem that concerns no place, month or number. */
export const NOTHING = {
  code: null,
  name: null,
  kecamatan: null,
  period: null,
  segment: null,
  count: null,
  rate: null,
  detail: null,
};

/**
 * What a reader of a month should know about its data: desa without counts, coverage over 100%. Jakon is left out of
 * the latter: its base is its own count of May 2023, so half the desa are above it by construction.
 */
export async function problemsOf(
  context: PageContext,
  period: Period,
  denominator: DenominatorId,
): Promise<Problem[]> {
  const { rows, facts } = context;
  if (facts.periods.length === 0) return [];
  const desa = await rows({ level: 'desa', periods: [period], segments: ['pu', 'bpu'], denominator });
  const over = desa.filter((row) => row.reason === 'over-100').sort((a, b) => b.rate! - a.rate!);
  return [
    ...(await missingMonths(context)),
    ...over.map((row) => ({
      ...NOTHING,
      ...placeOf(row),
      kind: 'over-100' as const,
      count: row.active,
      rate: row.rate,
    })),
  ];
}

function placeOf({ code, name, kecamatan, period, segment }: CoverageRow) {
  return { code, name, kecamatan, period, segment };
}

/** One problem per desa and month in which a segment is not reported; `count` is the segments missing. */
async function missingMonths({ warehouse }: PageContext): Promise<Problem[]> {
  const table = await warehouse.query(
    'missing_months',
    `select desa.code, desa.name, desa.kecamatan, periods.period, (3 - count(members.segment))::integer as missing
     from periods
     cross join desa
     left join members_monthly as members
       on members.level = 'desa' and members.code = desa.code and members.period = periods.period
       and members.segment <> 'total'
     group by all
     having count(members.segment) < 3
     order by periods.period desc, desa.code
     limit 200`,
  );
  return rowsOf(table).map((row) => ({
    ...NOTHING,
    kind: 'not-reported',
    code: String(row['code']),
    name: String(row['name']),
    kecamatan: String(row['kecamatan']),
    period: String(row['period']),
    count: Number(row['missing']),
  }));
}
