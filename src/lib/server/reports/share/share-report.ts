import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import type { LinkTold } from '#lib/views/reports-data.ts';
import type { Actor } from '../../accounts/actor.ts';
import type { PageContext } from '../../pages/app.ts';
import { createLink, linksOf, pointLink, type LinkWishes } from '../../records/report-links.ts';
import { reportOf, type StoredReport } from '../../records/reports.ts';
import type { Records } from '../../records/store.ts';
import { UserError } from '../../user-error.ts';
import { freezeReports } from '../freeze/freeze-reports.ts';

/** Who shares, and when. */
export interface Sharer {
  records: Records;
  demo: boolean;
  actor: Actor;
  now: Date;
}

/**
 * Freezes a report and makes a link that opens it. The secret is told this once.
 * @throws UserError for wishes that cannot be met, or a report that cannot be frozen
 */
export async function shareReport(
  context: PageContext,
  sharer: Sharer,
  report: StoredReport,
  wishes: LinkWishes,
): Promise<{ id: string; secret: string }> {
  if (wishes.follows && report.asked.period !== 'latest') throw doesNotFollow();
  if (wishes.password !== null && wishes.origins.length > 0) throw eitherOr();
  const { records, demo, actor, now } = sharer;
  const snapshot = await frozen(context, sharer, report);
  return createLink(records, { ...wishes, reportId: report.id, demo, snapshot }, actor, now);
}

/**
 * Freezes the report of a link as it is now, and points the link at that.
 * @returns for whom the link is
 * @throws UserError where it is not there or is revoked, or for a report that cannot be frozen
 */
export async function refreshLink(
  context: PageContext,
  sharer: Sharer,
  { id, reportId }: { id: string; reportId: string },
): Promise<string> {
  const { records, demo, actor, now } = sharer;
  const link = await linkOf(sharer, { id, reportId });
  const report = await reportOf(records, { id: reportId, demo });
  if (report === null) throw noSuchLink();
  const snapshot = await frozen(context, sharer, report);
  await pointLink(records, { id, demo, snapshot }, actor, now);
  return link.label;
}

/** A link of a report. @throws UserError where there is none of that id */
export async function linkOf(
  { records, demo, now }: Sharer,
  { id, reportId }: { id: string; reportId?: string },
) {
  const links = await linksOf(records, { demo, ...(reportId !== undefined && { reportId }) }, now);
  const link = links.find((one) => one.id === id);
  if (link === undefined) throw noSuchLink();
  return link;
}

/** What is told once of a link with a new secret, at an address of this server. */
export function linkTold(
  { id, label, password, origins }: Pick<LinkWishes, 'label' | 'password' | 'origins'> & { id: string },
  secret: string,
  server: string,
): LinkTold {
  const address = `${server}/r/${secret}`;
  const frame = `<iframe src="${address}/sisip" title="${quoted(label)}" width="100%" height="900" loading="lazy"></iframe>`;
  return { ...{ id, label, address, password }, snippet: origins.length > 0 ? frame : null };
}

/** A text in quotes in HTML. */
function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

async function frozen(
  context: PageContext,
  { records, demo, now }: Sharer,
  { asked }: StoredReport,
): Promise<Snapshot> {
  const [snapshot] = await freezeReports(context, [asked], { records, demo, now, leaves: true });
  return snapshot!;
}

function doesNotFollow(): UserError {
  return new UserError(
    'Only a report whose month is “Always the latest” can follow new months. Choose that month first.',
    'Hanya laporan yang bulannya “Selalu terbaru” bisa mengikuti bulan baru. Pilih dulu bulan itu.',
  );
}

/** In a frame of another site nobody can be asked for a password safely. */
function eitherOr(): UserError {
  return new UserError(
    'A link with a password cannot be shown on another site. Leave the password or the sites empty.',
    'Tautan dengan kata sandi tidak bisa ditampilkan di situs lain. Kosongkan kata sandinya atau situsnya.',
  );
}

function noSuchLink(): UserError {
  return new UserError('That link is not there.', 'Tautan itu tidak ada.');
}
