import { REPORT_TEMPLATES, type ReportAsked } from '#lib/domain/reports/report-asked.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { defaultBlocks, defaultTitle } from '#lib/views/report/templates.ts';
import type { PageContext } from '../../pages/app.ts';
import { readReportAsked } from './read-report-asked.ts';

/**
 * What a new report begins with: the blocks and title of its template, the newest month, the denominator and language of the page.
 * @throws UserError for a place that the template is not about
 */
export function newReport(
  context: Pick<PageContext, 'facts'>,
  { template: named, code: asked }: { template: string; code: string },
  { denominator, lang }: Pick<Selection, 'denominator' | 'lang'>,
): ReportAsked {
  const { scope, kecamatan, desa } = context.facts;
  const template = REPORT_TEMPLATES.find((known) => known === named);
  const code = template === 'ringkasan' ? scope.code : asked;
  const name = [scope, ...kecamatan, ...desa].find((one) => one.code === code)?.name ?? '';
  return readReportAsked(context, {
    ...{ template, code, period: 'latest', denominator, lang },
    title: template && defaultTitle(template, name, lang),
    blocks: template && defaultBlocks(template),
  });
}
