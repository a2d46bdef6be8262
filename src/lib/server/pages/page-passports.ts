import type { Selection } from '#lib/views/page-data.ts';
import { allowedOf } from '../coverage/export-coverage.ts';
import { ParameterError, parseCoverageQuery, type Allowed } from '../coverage/parameters.ts';
import { exportMembers } from '../members/export-members.ts';
import type { PageContext } from './app.ts';
import { loadDesaPage } from './desa-page.ts';
import { loadOverview } from './overview.ts';

/** What can be chosen of figures of the whole scope. */
const SCOPE = ['period', 'denominator'];

/** Figures that are no measure of the coverage table, by the page part that shows them. */
export const PAGE_FIGURES = [
  'members',
  'forecast',
  'contributions',
  'largest-gaps',
  'gap-rank',
  'protection',
] as const;
export type PageFigure = (typeof PAGE_FIGURES)[number];

/**
 * The very data that such a figure and its "Asal angka" are made from, with the build. Parameters: `period` and
 * `denominator`; `code` for one desa; `kecamatan` for an account that is limited to some; those of `endings.json` for members.
 * @throws ParameterError naming a wrong parameter
 */
export async function pagePassport(
  context: PageContext,
  figure: PageFigure,
  parameters: URLSearchParams,
  today: Date,
): Promise<Record<string, unknown>> {
  const { build } = context.warehouse;
  const about = { of: figure, build: { id: build.id, builtAt: build.builtAt } };
  if (figure === 'members') {
    const source = { appDir: context.config.appDir, warehouse: context.warehouse };
    return { ...about, ...(await exportMembers(source, parameters, today)) };
  }
  const allowed = await allowedOf(context.warehouse, today);
  if (figure === 'gap-rank' || figure === 'protection') {
    const { code, selection } = desaSelection(parameters, allowed);
    const page = await loadDesaPage(context, selection, code);
    if (!page) throw new ParameterError('code', code, [], 'a desa, such as 33.17.10.2030');
    const { certainty, drawsMade, protection } = page;
    return { ...about, selection, ...(figure === 'protection' ? { protection } : { certainty, drawsMade }) };
  }
  const { areas } = context;
  const selection = selectionFrom(parameters, allowed, areas === null ? SCOPE : [...SCOPE, 'kecamatan']);
  const { forecasts, trend, contributionAlerts, largestGaps, drawsMade } = await loadOverview(
    context,
    selection,
    today,
  );
  switch (figure) {
    case 'forecast':
      return { ...about, selection, forecasts, trend };
    case 'contributions':
      return { ...about, selection, contributionAlerts };
    case 'largest-gaps':
      return { ...about, selection, largestGaps, drawsMade };
  }
}

function desaSelection(
  parameters: URLSearchParams,
  allowed: Allowed,
): { code: string; selection: Selection } {
  const rest = new URLSearchParams(parameters);
  rest.delete('code');
  return { code: parameters.get('code') ?? '', selection: selectionFrom(rest, allowed) };
}

/** These figures are of BPU and of the whole scope; of a kecamatan for an account that is limited to some, as on its page. */
function selectionFrom(
  parameters: URLSearchParams,
  allowed: Allowed,
  names: readonly string[] = SCOPE,
): Selection {
  for (const name of parameters.keys())
    if (!names.includes(name))
      throw new ParameterError(name, parameters.get(name)!, [], `only ${names.join(' and ')} are parameters`);
  if (parameters.get('period') === 'all') throw new ParameterError('period', 'all', [], 'one month');
  const { periods, denominator, kecamatan = null } = parseCoverageQuery(parameters, allowed);
  return { period: periods[0]!, denominator, segment: 'bpu', kecamatan, measure: 'gap', lang: 'id' };
}
