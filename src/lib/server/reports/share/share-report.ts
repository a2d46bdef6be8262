import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import type { LinkTold } from '#lib/views/reports-data.ts';
import type { Actor } from '../../accounts/actor.ts';
import type { PageContext } from '../../pages/app.ts';
import { createLink, linksOf, pointLink, type LinkWishes } from '../../records/report-links.ts';
import { found, type StoredReport } from '../../records/reports.ts';
import type { Records } from '../../records/store.ts';
import { UserError } from '../../user-error.ts';
import { freezeReports } from '../freeze/freeze-reports.ts';
import { markup } from '../markup.ts';

/** Who shares, and when. */
export interface Sharer {
  records: Records;
  demo: boolean;
  actor: Actor;
  now: Date;
}

/**
 * A report as whoever shares it has seen it: of that version.
 * @throws UserError where it is not there, or has been changed since
 */
export async function reportSeen(
  { records, demo }: Pick<Sharer, 'records' | 'demo'>,
  { id, version }: Pick<StoredReport, 'id' | 'version'>,
): Promise<StoredReport> {
  const report = await found(records, { id, demo });
  if (report.version !== version) throw changedSince();
  return report;
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
 * Freezes a report as it is now, and points a link of it at that.
 * @returns for whom the link is
 * @throws UserError where it is not there or is revoked, or for a report that cannot be frozen
 */
export async function refreshLink(
  context: PageContext,
  sharer: Sharer,
  report: StoredReport,
  id: string,
): Promise<string> {
  const { records, demo, actor, now } = sharer;
  const link = await linkOf(sharer, { id, reportId: report.id });
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
  const frame = markup`<iframe src="${address}/sisip" title="${label}" width="100%" height="900" loading="lazy"></iframe>`;
  return { ...{ id, label, address, password }, snippet: origins.length > 0 ? frame.text : null };
}

async function frozen(
  context: PageContext,
  { records, demo, now }: Sharer,
  { asked }: StoredReport,
): Promise<Snapshot> {
  const [snapshot] = await freezeReports(context, [asked], { records, demo, now, leaves: true });
  return snapshot!;
}

function changedSince(): UserError {
  return new UserError(
    'Somebody else, or another tab, has changed this report meanwhile. Look at its preview again, then try again.',
    'Sementara itu laporan ini diubah orang lain atau tab lain. Lihat lagi pratinjaunya, lalu coba lagi.',
  );
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
