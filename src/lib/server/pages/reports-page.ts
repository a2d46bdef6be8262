import { jakartaDate } from '#lib/domain/calendar/today.ts';
import type {
  LinkLine,
  LinksPageData,
  ReportLine,
  ReportPageData,
  ReportsPageData,
  SharedLink,
} from '#lib/views/reports-data.ts';
import { linksOf, type ReportLink } from '../records/report-links.ts';
import { reportOf, reportsOf, type StoredReport } from '../records/reports.ts';
import type { Records } from '../records/store.ts';
import type { PageContext } from './app.ts';

/** Where reports of whoever asks are, and when it is. */
export interface ReportsPlace {
  records: Records;
  demo: boolean;
  now: Date;
}

/** All reports, the last changed first, and what is open of them. */
export async function loadReports({ records, demo, now }: ReportsPlace): Promise<ReportsPageData> {
  const open = (await linksOf(records, { demo }, now)).filter((link) => statusOf(link, now) === 'open');
  const next = open.toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())[0];
  const reports = await reportsOf(records, { demo });
  return {
    reports: reports.map((report) => reportLine(report, open)),
    openLinks: open.length,
    next: next ? { label: next.label, expiresAt: next.expiresAt.toISOString() } : null,
  };
}

/** A report with its links; null where there is none of that id. */
export async function loadReport(
  { facts }: Pick<PageContext, 'facts'>,
  { records, demo, now }: ReportsPlace,
  id: string,
): Promise<ReportPageData | null> {
  const report = await reportOf(records, { id, demo });
  if (report === null) return null;
  const links = await linksOf(records, { demo, reportId: id }, now);
  return {
    report: {
      ...{ id, version: report.version, asked: report.asked },
      updatedAt: report.updatedAt.toISOString(),
      archivedAt: iso(report.archivedAt),
    },
    links: links.map((link) => sharedLink(link, now)),
    latest: facts.periods.at(-1) ?? null,
    today: jakartaDate(now),
  };
}

/** All links of all reports, the newest first. */
export async function loadLinks({ records, demo, now }: ReportsPlace): Promise<LinksPageData> {
  const links = await linksOf(records, { demo }, now);
  return { links: links.map((link) => ({ ...linkLine(link, now), title: link.reportTitle })) };
}

function reportLine(
  { id, asked, authorName, updatedAt, archivedAt }: StoredReport,
  open: readonly ReportLink[],
): ReportLine {
  const { title, template, code, period } = asked;
  return {
    ...{ id, title, template, code, period, authorName },
    updatedAt: updatedAt.toISOString(),
    archivedAt: iso(archivedAt),
    openLinks: open.filter(({ reportId }) => reportId === id).length,
  };
}

function sharedLink(link: ReportLink, now: Date): SharedLink {
  const { period, at } = link.frozen;
  return { ...linkLine(link, now), frozen: { period, at: at.toISOString() } };
}

function linkLine(link: ReportLink, now: Date): LinkLine {
  const { id, reportId, label, authorName, hasPassword, follows, origins, opens } = link;
  return {
    ...{ id, reportId, label, authorName, hasPassword, follows },
    status: statusOf(link, now),
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt.toISOString(),
    revokedAt: iso(link.revokedAt),
    rotatedAt: iso(link.rotatedAt),
    origins: [...origins],
    days: opens.byDay,
    opens: opens.total,
  };
}

function statusOf({ revokedAt, expiresAt }: ReportLink, now: Date): LinkLine['status'] {
  return revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'open';
}

function iso(moment: Date | null): string | null {
  return moment && moment.toISOString();
}
