import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import type { Problem } from '#lib/views/page-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { currentBuild } from '../warehouse/builds.ts';
import { queryText } from '../warehouse/queries.ts';
import type { PageContext } from './app.ts';
import { servedShapes } from './served-shapes.ts';

/** A problem that concerns no place, month or number. */
const NOTHING = {
  code: null,
  name: null,
  kecamatan: null,
  period: null,
  segment: null,
  count: null,
  rate: null,
  detail: null,
};

/** More silent desa than this in a month are one problem of the month, not one each. */
const LISTED_PER_MONTH = 20;

/**
 * What a reader of a month should know about its data. Coverage over 100% is listed where it is beyond the interval;
 * Jakon is left out of it: its base is its own count of May 2023, so half the desa are above it by construction.
 */
export async function problemsOf(
  context: PageContext,
  period: Period,
  denominator: DenominatorId,
): Promise<Problem[]> {
  const { rows, facts } = context;
  const own = [...(await rolledBack(context)), ...(await damagedShapes(context))];
  if (facts.periods.length === 0) return own;
  const desa = await rows({ level: 'desa', periods: [period], segments: ['pu', 'bpu'], denominator });
  const over = desa.filter((row) => row.rateLow !== null && row.rateLow > 1);
  return [
    ...own,
    ...(await missingMonths(context)),
    ...over
      .sort((a, b) => b.rate! - a.rate!)
      .map((row): Problem => ({
        ...NOTHING,
        ...placeOf(row),
        kind: 'over-100',
        count: row.active,
        rate: row.rate,
      })),
  ];
}

function placeOf({ code, name, kecamatan, period, segment }: CoverageRow) {
  return { code, name, kecamatan, period, segment };
}

async function rolledBack({ config, warehouse }: PageContext): Promise<Problem[]> {
  const { build } = warehouse;
  const current = await currentBuild(config.dataDir);
  if (!current?.pinned || current.name !== build.name) return [];
  return [{ ...NOTHING, kind: 'rolled-back', detail: build.builtAt }];
}

async function damagedShapes(context: PageContext): Promise<Problem[]> {
  const { warning } = await servedShapes(context);
  return warning === null ? [] : [{ ...NOTHING, kind: 'import-rejected', detail: warning }];
}

/** A desa and month in which segments are not reported (`count` of them), or a month in which many desa are (`count`). */
async function missingMonths({ query, config }: PageContext): Promise<Problem[]> {
  const table = await query('missing', queryText(config.appDir, 'missing'), { listed: LISTED_PER_MONTH });
  const text = (cell: unknown) => (cell === null ? null : String(cell));
  return rowsOf(table).map((row) => ({
    ...NOTHING,
    kind: 'not-reported',
    code: text(row['code']),
    name: text(row['name']),
    kecamatan: text(row['kecamatan']),
    period: String(row['period']),
    count: Number(row['missing']),
  }));
}
