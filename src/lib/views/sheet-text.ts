import type { Range } from '../domain/outreach/request.ts';
import { clockOf } from './clock.ts';
import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import type { SheetData, SheetDay, SheetStop } from './sheet-data.ts';
import { wordsFor } from './words/index.ts';

const LOCALES: Record<Lang, string> = { id: 'id-ID', en: 'en-GB' };

/** Minutes after midnight as `08.05` (Indonesian) or `08:05`, to the nearest minute. */
export function clock(minutes: number, lang: Lang): string {
  const text = clockOf(minutes);
  return lang === 'id' ? text.replace(':', '.') : text;
}

/** An ISO date as `Senin, 7 Desember 2026`. */
export function dayLong(iso: string, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALES[lang], {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  }).format(Date.parse(`${iso}T12:00:00Z`));
}

/** `12 (5–30)`: people, middle and from low to high. */
export function rangeText({ low, mid, high }: Range, lang: Lang): string {
  const { count } = formatFor(lang);
  return wordsFor(lang).sheets.range(count(mid), count(low), count(high));
}

/** `Balong, Kec. Kragan` */
export function placeText({ name, kecamatan }: Pick<SheetStop, 'name' | 'kecamatan'>, lang: Lang): string {
  return kecamatan === '' ? name : wordsFor(lang).sheets.place(name, kecamatan);
}

/** Whether a stop is still to be made on its day. */
export function isLive({ status }: Pick<SheetStop, 'status'>): boolean {
  return status !== 'cancelled' && status !== 'moved';
}

/** What becomes of a stop beside a plain visit: its kind, its partner, whether it was moved or cancelled. */
export function stopNotes({ kind, partner, status, movedTo, movedFrom }: SheetStop, lang: Lang): string[] {
  const { sheets: said, visits } = wordsFor(lang);
  const { date } = formatFor(lang);
  return [
    ...(kind === 'first' ? [] : [visits.kind[kind]]),
    ...(partner === null ? [] : [said.with(partner)]),
    ...(status === 'cancelled' ? [said.cancelled] : []),
    ...(status === 'moved' ? [movedTo === null ? said.moved : said.movedTo(date(movedTo))] : []),
    ...(movedFrom === null ? [] : [said.movedFrom(date(movedFrom))]),
  ];
}

/** People expected on a day from the stops still to be made: new registrations, and those who come back. */
export function dayPeople({ stops }: Pick<SheetDay, 'stops'>): { registrations: Range; recovered: Range } {
  const sum = (followUp: boolean) =>
    stops
      .filter((stop) => isLive(stop) && (stop.kind === 'follow-up') === followUp)
      .reduce(
        (all, { people }) => ({
          low: all.low + people.low,
          mid: all.mid + people.mid,
          high: all.high + people.high,
        }),
        { low: 0, mid: 0, high: 0 },
      );
  return { registrations: sum(false), recovered: sum(true) };
}

/** The sums of the whole plan in one line. */
export function wholePlanText({ totals }: Pick<SheetData, 'totals'>, lang: Lang): string {
  const said = wordsFor(lang).sheets;
  const { count, decimal } = formatFor(lang);
  const { teamDays, visits, desa, registrations, recovered, km, costIdr, minutes } = totals;
  return [
    said.wholePlanOf(
      ...([count(teamDays), count(visits), count(desa)] as const),
      ...([rangeText(registrations, lang), decimal(km, 1), count(minutes)] as const),
    ),
    ...(recovered.high > 0 ? [said.wholePlanRecovered(rangeText(recovered, lang))] : []),
    ...(costIdr > 0 ? [said.wholePlanCost(said.idr(count(costIdr)))] : []),
  ].join(', ');
}

/** Month of the members, denominator with its date, when the data and the sheet were made. */
export function sourceText({ figures, madeAt }: Pick<SheetData, 'figures' | 'madeAt'>, lang: Lang): string {
  const said = wordsFor(lang).sheets;
  const format = formatFor(lang);
  return said.source(
    format.month(figures.period),
    denominatorText(figures, lang),
    format.dateTime(figures.builtAt),
    format.dateTime(madeAt),
  );
}

/** `Potensi BPJS per Des 2023` */
export function denominatorText(
  { denominator, denominatorAsOf }: Pick<SheetData['figures'], 'denominator' | 'denominatorAsOf'>,
  lang: Lang,
): string {
  const words = wordsFor(lang);
  const name = words.denominator[denominator];
  if (denominatorAsOf === null) return name;
  return words.sheets.denominatorAsOf(name, formatFor(lang).month(denominatorAsOf));
}
