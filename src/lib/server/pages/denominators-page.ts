import { SEGMENTS_AND_TOTAL, type DenominatorId } from '#lib/domain/workers/segments.ts';
import type { ComparedSet, DenominatorsPageData } from '#lib/views/denominators-data.ts';
import type { DenominatorValue, Selection } from '#lib/views/page-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { denominatorValue } from '../coverage/denominator-values.ts';
import { importHistory } from '../imports/history.ts';
import type { MartRow } from '../warehouse/contracts.ts';
import { queryOf, type PageContext } from './app.ts';
import { bySegment } from './overview.ts';

/** The chosen denominator set beside another one, in the kabupaten and the chosen month. */
export async function loadDenominators(
  context: PageContext,
  selection: Selection,
  other: DenominatorId,
  newestMonth: string,
): Promise<DenominatorsPageData> {
  const history = await importHistory(context.config.dataDir);
  return {
    compared: [
      await comparedSet(context, selection, selection.denominator),
      await comparedSet(context, selection, other),
    ],
    variant: await variantOf(context),
    newestMonth,
    denominatorImports: history.filter(({ kind }) => kind === 'denominators'),
  };
}

async function comparedSet(
  { rows }: PageContext,
  selection: Selection,
  set: DenominatorId,
): Promise<ComparedSet> {
  const query = { ...queryOf(selection, 'kabupaten'), denominator: set, segments: SEGMENTS_AND_TOTAL };
  return { set, rows: bySegment(await rows(query)) };
}

async function variantOf({ query }: PageContext): Promise<DenominatorValue | null> {
  const sql = `select * from denominator_variants where segment = 'bpu'`;
  const [row] = rowsOf(await query('denominator variants', sql)) as MartRow<'denominator_variants'>[];
  return row ? denominatorValue(row) : null;
}
