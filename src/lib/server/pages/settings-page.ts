import type { SettingsPageData } from '#lib/views/page-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { figuresFrom, reportsFrom } from '../change-settings.ts';
import { readSettings } from '../data-folder.ts';
import { BPU_PAYERS, type FigureSettings } from '../figure-settings.ts';
import { DEFAULT_REPORTS, type ReportSettings } from '../report-settings.ts';
import type { MartRow } from '../warehouse/contracts.ts';
import type { PageContext } from './app.ts';

/** What the served build was made with, and what it could be; what reports keep back. */
export async function loadSettings({ config, warehouse, query }: PageContext): Promise<SettingsPageData> {
  const table = await query('uncertainty', 'select * from uncertainty order by quantity');
  const assumptions = rowsOf(table) as MartRow<'uncertainty'>[];
  const { figures } = warehouse.build;
  return {
    figures,
    reports: (await readSettings(config.dataDir))?.reports ?? DEFAULT_REPORTS,
    payers: BPU_PAYERS,
    assumptions: assumptions.map(({ quantity, sd, shipped_sd: shipped, unit }) => ({
      quantity: quantity as SettingsPageData['assumptions'][number]['quantity'],
      sd,
      shipped,
      unit,
    })),
  };
}

/**
 * The settings a form asks for; statuses of occupations have a page of their own and stay.
 * @throws UserError naming what is not allowed
 */
export function figuresOfForm(form: FormData, { occupations }: FigureSettings): FigureSettings {
  if (form.get('reset') !== null) return figuresFrom({ occupations });
  const sds = [...form].flatMap(([name, value]) =>
    name.startsWith('sds.') && String(value).trim() !== '' ? [[name.slice(4), numberOf(value)] as const] : [],
  );
  return figuresFrom({
    denominator: form.get('denominator'),
    graceMonths: numberOf(form.get('graceMonths') ?? ''),
    selfPaying: form.getAll('selfPaying'),
    sds: Object.fromEntries(sds),
    occupations,
  });
}

/** What a form asks for of reports; undefined where it says nothing of them. @throws UserError naming what is not allowed */
export function reportsOfForm(form: FormData): ReportSettings | undefined {
  if (form.get('reset') !== null) return DEFAULT_REPORTS;
  const threshold = form.get('reports.threshold');
  return threshold === null ? undefined : reportsFrom({ threshold: numberOf(threshold) });
}

/** Both `0.05` and `0,05`. */
function numberOf(value: FormDataEntryValue): number {
  const text = String(value).trim().replace(',', '.');
  return text === '' ? NaN : Number(text);
}
