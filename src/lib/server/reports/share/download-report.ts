import type { ReportAsked } from '#lib/domain/reports/report-asked.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { defaultBlocks, defaultTitle } from '#lib/views/report/templates.ts';
import type { PageContext } from '../../pages/app.ts';
import { appendAudit } from '../../records/audit.ts';
import type { StoredReport } from '../../records/reports.ts';
import { UserError } from '../../user-error.ts';
import { reportFile, type ReportFormat } from '../files/report-file.ts';
import { freezeReports } from '../freeze/freeze-reports.ts';
import { renderReportPage } from '../page/render-page.ts';
import type { Sharer } from './share-report.ts';

type ReportFile = Awaited<ReturnType<typeof reportFile>>;

/** The page as a partner would get it. Nothing of it is remembered. @throws UserError for a report that cannot be frozen */
export async function previewReport(
  context: PageContext,
  { records, demo, now }: Omit<Sharer, 'actor'>,
  { asked }: StoredReport,
): Promise<{ html: string; policy: string }> {
  const [snapshot] = await freezeReports(context, [asked], { records, demo, now, leaves: false });
  return renderReportPage(snapshot!, { mode: 'preview', files: null });
}

/** A report as a file, for whoever is signed in. It is noted before it is handed out. @throws UserError as `previewReport` */
export async function downloadReport(
  context: PageContext,
  sharer: Sharer,
  report: StoredReport,
  format: ReportFormat,
  signal?: AbortSignal,
): Promise<ReportFile> {
  const { records, demo, actor, now } = sharer;
  const snapshots = await freezeReports(context, [report.asked], { records, demo, now, leaves: true });
  const file = await reportFile(context.config.appDir, snapshots, { format, link: null }, signal);
  const { title, code } = report.asked;
  const details = { name: title, format, code, period: snapshots[0]!.period };
  await appendAudit(
    records,
    actor,
    { action: 'report.download', objectKind: 'report', objectId: report.id, details },
    now,
  );
  return file;
}

/**
 * One page for each desa of a kecamatan, or of the branch, as one PDF; month, denominator and language as chosen.
 * @throws UserError as `previewReport`, and for a kecamatan without desa
 */
export async function downloadBriefs(
  context: PageContext,
  sharer: Sharer,
  { kecamatan, period, denominator, lang }: Selection,
  signal?: AbortSignal,
): Promise<ReportFile> {
  const { records, demo, actor, now } = sharer;
  const desa = context.facts.desa.filter((one) => kecamatan === null || one.kecamatan_code === kecamatan);
  if (desa.length === 0)
    throw new UserError('There is no desa to write about.', 'Tidak ada desa yang bisa dibuatkan brief.');
  const asked = desa.map(({ code, name }): ReportAsked => {
    const title = defaultTitle('desa', name, lang);
    const blocks = defaultBlocks('desa');
    return { ...{ title, template: 'desa', code, period, denominator, lang }, blocks };
  });
  const snapshots = await freezeReports(context, asked, { records, demo, now, leaves: true });
  const file = await reportFile(context.config.appDir, snapshots, { format: 'pdf', link: null }, signal);
  const code = kecamatan ?? context.facts.scope.code;
  const details = { format: 'pdf', desa: desa.length, code, period };
  await appendAudit(
    records,
    actor,
    { action: 'report.download', objectKind: 'briefs', objectId: null, details },
    now,
  );
  return file;
}
