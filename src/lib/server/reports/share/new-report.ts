import { REPORT_TEMPLATES, type ReportAsked } from '#lib/domain/reports/report-asked.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { defaultBlocks, defaultTitle } from '#lib/views/report/templates.ts';
import type { PageContext } from '../../pages/app.ts';
import { placeOf } from '../freeze/place.ts';
import { notUsable, readReportAsked } from './read-report-asked.ts';

/**
 * What a new report begins with: the blocks and title of its template, the newest month, the denominator and language of the page.
 * @throws UserError for a place that the template is not about
 */
export function newReport(
  context: PageContext,
  { template: named, code: asked }: { template: string; code: string },
  { denominator, lang }: Pick<Selection, 'denominator' | 'lang'>,
): ReportAsked {
  const template = REPORT_TEMPLATES.find((known) => known === named);
  if (template === undefined) throw notUsable(['template']);
  const code = template === 'ringkasan' ? context.facts.scope.code : asked;
  return readReportAsked(context, {
    ...{ template, code, period: 'latest', denominator, lang },
    title: defaultTitle(template, placeOf(context, code).name, lang),
    blocks: defaultBlocks(template),
  });
}
