import type { OccupationStatus } from '#lib/domain/workers/occupations.ts';
import type { OccupationRow, OccupationsPageData } from '#lib/views/occupations-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { figuresFrom } from '../change-settings.ts';
import type { FigureSettings } from '../figure-settings.ts';
import type { MartRow } from '../warehouse/contracts.ts';
import type { PageContext } from './app.ts';

/** What each occupation says about work, how many residents have it, and how many desa rest on occupations. */
export async function loadOccupations({ warehouse, query }: PageContext): Promise<OccupationsPageData> {
  const table = await query('occupation_status', 'select * from occupation_status order by occupation');
  const rows = (rowsOf(table) as MartRow<'occupation_status'>[]).map(
    ({ occupation, status, shipped_status: shipped, reason, people }): OccupationRow => ({
      occupation,
      status: status as OccupationStatus,
      shipped: shipped as OccupationStatus,
      reason,
      people,
    }),
  );
  const period = (rowsOf(table) as { period: string | null }[]).find((row) => row.period !== null)?.period;
  const { desa } = warehouse.model;
  const unknown = warehouse.build.checks.find(({ name }) => name === 'occupations_known');
  return {
    occupations: rows,
    occupationPeriod: period ?? null,
    desaByOccupation: desa.filter(({ shareSource }) => shareSource === 'occupations').length,
    desaAll: desa.length,
    unknown: unknown?.examples ?? [],
  };
}

/** The statuses a form asks for: those that differ from the shipped ones. @throws UserError naming what is not allowed */
export function occupationsOfForm(
  form: FormData,
  figures: FigureSettings,
  rows: readonly OccupationRow[],
): FigureSettings {
  if (form.get('reset') !== null) return figuresFrom({ ...figures, occupations: {} });
  const chosen = rows.flatMap(({ occupation, shipped }) => {
    const status = form.get(`status.${occupation}`);
    return status === null || status === shipped ? [] : [[occupation, String(status)] as const];
  });
  return figuresFrom({ ...figures, occupations: Object.fromEntries(chosen) });
}
