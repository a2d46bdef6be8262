import { isPeriod } from '../domain/calendar/period.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { Lang } from './page-data.ts';

/** What stands where a value is unknown; its reason belongs beside it. */
export const UNKNOWN = '–';

const LOCALES: Record<Lang, string> = { id: 'id-ID', en: 'en-GB' };
const TIME_ZONE = 'Asia/Jakarta';

/** Text from numbers, months and instants in one language. Every function turns `null` into `–`, never into 0. */
export interface Format {
  /** People or other whole things: `1.234`. */
  count(value: number | null): string;
  /** `1.234,5` with the given number of decimals. */
  decimal(value: number | null, digits: number): string;
  /** A rate 0–1 as `7,4%`; above 1 it stays above 100%. */
  percent(rate: number | null, digits?: number): string;
  /** A difference of rates (0–1) in percentage points with its sign, without unit: `+1,2`. */
  points(difference: number | null): string;
  /** `Okt 2026`; `–` when the text is not a month. */
  month(period: Period | null): string;
  /** `Oktober 2026` */
  monthLong(period: Period | null): string;
  /** An ISO date as `7 Des 2026`. */
  date(iso: string | null): string;
  /** The same without its year: `7 Des`. */
  dayMonth(iso: string | null): string;
  /** An ISO instant as `23 Nov 2026 pukul 08.10 WIB`. */
  dateTime(iso: string | null): string;
  /** Two bounds of a count: `500–1.060`; in words where a bound is negative. */
  interval(low: number | null, high: number | null): string;
  /** Two bounds of a rate: `6,1–8,9%`. */
  percentInterval(low: number | null, high: number | null): string;
}

/** The formatter of a language. */
export function formatFor(lang: Lang): Format {
  return FORMATS[lang];
}

/** The nearest multiple of `step`, e.g. 154.236 by 1000 → 154.000. Never −0. */
export function roundTo(value: number, step: number): number {
  return Math.round(value / step) * step + 0;
}

// Not toFixed: that rounds the binary value, Intl the shortest decimal one (128.45).
const ONE_DECIMAL = new Intl.NumberFormat('en', { maximumFractionDigits: 1, useGrouping: false });

/** A rate 0–1 as the percentage `percent` shows, as a number: 0.0744 → 7.4. */
export function shownPercent(rate: number): number {
  return Number(ONE_DECIMAL.format(rate * 100));
}

/** `–` with the reason why, or the text itself when there is a value. */
export function textOrReason(text: string, reason: string | null): string {
  return text === UNKNOWN && reason !== null ? `${UNKNOWN} (${reason})` : text;
}

function makeFormat(lang: Lang): Format {
  const locale = LOCALES[lang];
  const known = <T>(show: (value: T) => string) => {
    return (value: T | null) => (value === null ? UNKNOWN : show(value));
  };
  const number = (options: Intl.NumberFormatOptions) => {
    const intl = new Intl.NumberFormat(locale, options);
    return (value: number) => withMinus(intl.format(value + 0));
  };
  const instant = (options: Intl.DateTimeFormatOptions) => {
    const intl = new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...options });
    return (time: number) => (Number.isNaN(time) ? UNKNOWN : intl.format(time));
  };
  const whole = number({ maximumFractionDigits: 0, signDisplay: 'negative' });
  const decimal = (value: number, digits: number) => fixed(locale, digits)(value);
  const points = number({ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const month = instant({ month: 'short', year: 'numeric' });
  const monthLong = instant({ month: 'long', year: 'numeric' });
  const date = instant({ day: 'numeric', month: 'short', year: 'numeric' });
  const dayMonth = instant({ day: 'numeric', month: 'short' });
  const clock = instant({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const at = lang === 'id' ? 'pukul' : 'at';
  const range = (low: string, high: string, negative: boolean) =>
    negative ? `${low} ${lang === 'id' ? 's.d.' : 'to'} ${high}` : `${low}–${high}`;
  return {
    count: known(whole),
    decimal: (value, digits) => (value === null ? UNKNOWN : decimal(value, digits)),
    percent: (rate, digits = 1) => (rate === null ? UNKNOWN : `${decimal(rate * 100, digits)}%`),
    points: known((difference: number) => points(difference * 100)),
    month: known((period: Period) => month(midMonth(period))),
    monthLong: known((period: Period) => monthLong(midMonth(period))),
    date: known((iso: string) => date(Date.parse(`${iso}T12:00:00Z`))),
    dayMonth: known((iso: string) => dayMonth(Date.parse(`${iso}T12:00:00Z`))),
    dateTime: known((iso: string) => {
      const time = Date.parse(iso);
      return Number.isNaN(time) ? UNKNOWN : `${date(time)} ${at} ${clock(time)} WIB`;
    }),
    interval: (low, high) =>
      low === null || high === null ? UNKNOWN : range(whole(low), whole(high), low < 0 || high < 0),
    percentInterval: (low, high) => {
      if (low === null || high === null) return UNKNOWN;
      return `${range(decimal(low * 100, 1), decimal(high * 100, 1), low < 0)}%`;
    },
  };
}

const fixedFormats = new Map<string, (value: number) => string>();

function fixed(locale: string, digits: number): (value: number) => string {
  const key = `${locale} ${digits}`;
  const made = fixedFormats.get(key);
  if (made) return made;
  const intl = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  });
  const show = (value: number) => withMinus(intl.format(value));
  fixedFormats.set(key, show);
  return show;
}

const withMinus = (text: string) => text.replace(/^-/, '−');

const midMonth = (period: Period) => (isPeriod(period) ? Date.parse(`${period}-15T12:00:00Z`) : Number.NaN);

const FORMATS: Record<Lang, Format> = { id: makeFormat('id'), en: makeFormat('en') };
