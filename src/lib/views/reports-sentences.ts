import type { Period } from '../domain/calendar/period.ts';
import { formatFor } from './format.ts';
import type { FrameData, Lang } from './page-data.ts';
import type { LinkLine, LinksPageData, ReportLine, ReportsPageData } from './reports-data.ts';
import { wordsFor } from './words/index.ts';

/** `3 laporan, 2 tautan terbuka. Yang berakhir paling dulu: Bappeda, 25 Feb 2027.`; what is archived is not counted. */
export function reportsSentence({ reports, openLinks, next }: ReportsPageData, lang: Lang): string {
  const said = wordsFor(lang).reportsPage.headline;
  const { count, date } = formatFor(lang);
  const shown = reports.filter(({ archivedAt }) => archivedAt === null).length;
  if (shown === 0 && openLinks === 0) return said.none;
  if (openLinks === 0 || next === null) return said.noLinks(count(shown));
  return `${said.links(count(shown), count(openLinks))} ${said.next(next.label, date(dayOf(next.expiresAt)))}`;
}

/** `4 tautan terbuka, 1 di antaranya dengan kata sandi.` */
export function linksSentence({ links }: LinksPageData, lang: Lang): string {
  const said = wordsFor(lang).reportsPage.links;
  const open = links.filter(({ status }) => status === 'open');
  if (links.length === 0) return said.none;
  if (open.length === 0) return said.headlineNone;
  const { count } = formatFor(lang);
  return said.headline(count(open.length), count(open.filter(({ hasPassword }) => hasPassword).length));
}

/** `Kecamatan Sale`, `Tahunan, Kecamatan Sale`, or `Seluruh Rembang`. */
export function placeText(
  code: string,
  { scope, kecamatan, allDesa }: Pick<FrameData, 'scope' | 'kecamatan' | 'allDesa'>,
  lang: Lang,
): string {
  const said = wordsFor(lang).reportsPage.place;
  if (code === scope.code) return said.branch(scope.name);
  const whole = kecamatan.find((one) => one.code === code);
  if (whole) return said.ofKecamatan(whole.name);
  const desa = allDesa.find((one) => one.code === code);
  return desa ? said.inKecamatan(desa.name, desa.kecamatan) : said.gone(code);
}

/** The month, or `Selalu terbaru (kini Oktober 2026)`. */
export function monthText(period: ReportLine['period'], latest: Period | null, lang: Lang): string {
  const { monthLong } = formatFor(lang);
  if (period !== 'latest') return monthLong(period);
  const said = wordsFor(lang).reportsPage;
  return latest === null ? said.latest : said.latestNow(monthLong(latest));
}

/** The last day in Jakarta on which something that ends at an ISO time is still there. */
export function dayOf(iso: string): string {
  return new Date(Date.parse(iso) - 1 + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** `Dibuka 12 kali, terakhir 25 Nov 2026`, or that it never was. */
export function opensText(link: Pick<LinkLine, 'days' | 'opens'>, lang: Lang): string {
  const said = wordsFor(lang).reportsPage.link;
  const { count, date } = formatFor(lang);
  if (link.opens === 0) return said.neverOpened;
  const last = link.days.findLast((one) => one.opens > 0);
  return said.opens(count(link.opens), last ? date(last.day) : said.longAgo);
}
