import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  holidaysBetween,
  nextMonth,
  yearsWithoutCutiBersama,
  type Holiday,
} from '#lib/domain/calendar/holidays.ts';
import { periodsBetween } from '#lib/domain/calendar/period.ts';
import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { workingDays } from '#lib/domain/outreach/calendar.ts';
import { SHIPPED } from './shipped-holidays.ts';

const holiday = (date: string, more: Partial<Holiday> = {}): Holiday => ({
  ...{ date, name: 'Natal', kind: 'libur-nasional', status: 'decided', source: 'uji' },
  ...more,
});

/** The last day of the month before; of January, of the year before. */
function dayBefore(date: string): string {
  const moment = new Date(`${date}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - 1);
  return moment.toISOString().slice(0, 10);
}

const monthOf = (period: string) => nextMonth(dayBefore(`${period}-01`));

/** By the weekday that the Indonesian calendar names: the other code counts days since 1970. */
const isWeekend = (date: string) =>
  ['Sabtu', 'Minggu'].includes(
    new Intl.DateTimeFormat('id-ID', { weekday: 'long', timeZone: 'UTC' }).format(
      new Date(`${date}T00:00:00Z`),
    ),
  );

describe('the shipped holidays', () => {
  it.each([
    [2026, 'libur-nasional', 'decided', 17],
    [2026, 'cuti-bersama', 'decided', 8],
    [2027, 'libur-nasional', 'decided', 18],
    [2027, 'cuti-bersama', 'decided', 8],
    [2028, 'libur-nasional', 'predicted', 17],
    [2028, 'cuti-bersama', 'decided', 0],
  ])('%i, %s, %s: %i days', (year, kind, status, days) => {
    const found = holidaysBetween(`${year}-01-01`, `${year}-12-31`, SHIPPED);
    const ofKind = found.filter((one) => one.kind === kind);
    expect(ofKind.filter((one) => one.status === status)).toHaveLength(days);
    expect(ofKind).toHaveLength(days);
  });

  it('every date stands once and has a source', () => {
    expect(new Set(SHIPPED.map(({ date }) => date)).size).toBe(68);
    expect(SHIPPED.filter(({ name, source }) => name === '' || source === '')).toEqual([]);
  });

  it.each([2026, 2027, 2028])('%i: days that go by Easter are where Easter puts them', (year) => {
    const easter = easterOf(year);
    const days = SHIPPED.filter(
      ({ date, kind, name }) =>
        date.startsWith(`${year}`) &&
        kind === 'libur-nasional' &&
        name.includes('Yesus') &&
        !name.startsWith('Kelahiran'),
    );
    expect(days.map(({ date }) => date)).toEqual([later(easter, -2), easter, later(easter, 39)]);
  });

  it('Islamic days are within a day of the calendar of Umm al-Qura', () => {
    const hijri = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
      ...{ month: 'numeric', day: 'numeric', timeZone: 'UTC' },
    });
    const wanted = new Map([
      ['Isra Mikraj', '7/27'],
      ['Idulfitri', '10/1'],
      ['Iduladha', '12/10'],
      ['Tahun Baru Islam', '1/1'],
      ['Maulid', '3/12'],
    ]);
    const national = SHIPPED.filter(({ kind }) => kind === 'libur-nasional');
    let found = 0;
    for (const [name, day] of wanted)
      // The second day of Idulfitri follows the first.
      for (const { date } of national.filter(
        (one, i) => one.name.startsWith(name) && national[i - 1]?.name !== one.name,
      )) {
        const near = [-1, 0, 1].map((days) => hijri.format(new Date(`${later(date, days)}T00:00:00Z`)));
        expect(
          near.map((one) => one.replace(/ .*$/, '')),
          `${name} ${date}`,
        ).toContain(day);
        found++;
      }
    expect(found).toBe(16);
  });
});

function later(date: string, days: number): string {
  const moment = new Date(`${date}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** Gauss's rule for the Gregorian calendar, with its two exceptions. */
function easterOf(year: number): string {
  const [a, b, c] = [year % 19, year % 4, year % 7];
  const k = Math.floor(year / 100);
  const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30;
  const n = (4 + k - Math.floor(k / 4)) % 7;
  const d = (19 * a + m) % 30;
  const e = (2 * b + 4 * c + 6 * d + n) % 7;
  const days = 22 + d + e - ((d === 29 && e === 6) || (d === 28 && e === 6 && a > 10) ? 7 : 0);
  return later(`${year}-03-01`, days - 1);
}

/** Monday to Friday without holidays, counted apart from this code (Python's calendar over the same file). */
const WORKING_DAYS: Record<number, number[]> = {
  2026: [20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21],
  2027: [19, 19, 15, 22, 16, 21, 22, 21, 22, 21, 22, 22],
  2028: [20, 20, 23, 19, 18, 21, 21, 21, 21, 22, 22, 19],
};

describe('months from 2026 to 2028', () => {
  it.each(periodsBetween('2026-01', '2028-12'))('%s', (period) => {
    const { from, to } = monthOf(period);
    expect([from.slice(0, 7), from.slice(8), to.slice(0, 7)]).toEqual([period, '01', period]);
    expect(later(to, 1).slice(8)).toBe('01');
    const holidays = holidaysBetween(from, to, SHIPPED).map(({ date }) => date);
    const horizon = { from, to, weekdays: [1, 2, 3, 4, 5], holidays };
    const days = workingDays({ horizon });
    const all = Array.from({ length: Number(to.slice(8)) }, (_, i) => later(from, i));
    expect(days).toEqual(all.filter((date) => !isWeekend(date) && !SHIPPED.some((one) => one.date === date)));
    const [year, month] = period.split('-').map(Number) as [number, number];
    expect(days).toHaveLength(WORKING_DAYS[year]![month - 1]!);
  });

  it('February of a leap year ends on the 29th, a Tuesday of work in 2028', () => {
    expect(nextMonth('2028-01-31')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(nextMonth('2027-01-31')).toEqual({ from: '2027-02-01', to: '2027-02-28' });
    expect(nextMonth('2028-02-29')).toEqual({ from: '2028-03-01', to: '2028-03-31' });
    const horizon = { ...nextMonth('2028-01-31'), weekdays: [2], holidays: ['2028-02-28'] };
    expect(workingDays({ horizon }).at(-1)).toBe('2028-02-29');
  });

  it('after December comes January', () => {
    expect(nextMonth('2026-12-31')).toEqual({ from: '2027-01-01', to: '2027-01-31' });
  });
});

describe('the month that is planned around midnight in Jakarta, on a server in UTC', () => {
  it.each([
    ['2026-11-30T16:59:00Z', 16, '2026-11-30', '2026-12-01', '2026-12-31'],
    ['2026-11-30T17:01:00Z', 17, '2026-12-01', '2027-01-01', '2027-01-31'],
    ['2028-01-31T16:59:00Z', 16, '2028-01-31', '2028-02-01', '2028-02-29'],
    ['2028-01-31T17:01:00Z', 17, '2028-02-01', '2028-03-01', '2028-03-31'],
  ])('at %s', (instant, hours, today, from, to) => {
    const script = ['--import', 'tsx', 'tests/domain/calendar/next-month.ts', instant];
    const said = execFileSync(process.execPath, script, {
      env: { ...process.env, TZ: 'UTC' },
      encoding: 'utf8',
    });
    expect(JSON.parse(said)).toEqual({ hours, today, from, to });
    expect(jakartaDate(new Date(instant))).toBe(today);
  });
});

describe('holidays between dates', () => {
  const table = [
    holiday('2026-12-25'),
    holiday('2026-12-24', { kind: 'cuti-bersama' }),
    holiday('2027-01-01'),
  ];

  it('both ends are within, oldest first', () => {
    expect(holidaysBetween('2026-12-24', '2026-12-25', table).map(({ date }) => date)).toEqual([
      '2026-12-24',
      '2026-12-25',
    ]);
    expect(holidaysBetween('2026-12-26', '2026-12-31', table)).toEqual([]);
  });

  it('years without decided cuti bersama are named, predicted ones do not count', () => {
    expect(yearsWithoutCutiBersama('2026-12-01', '2028-01-31', SHIPPED)).toEqual([2028]);
    const predicted = [...table, holiday('2027-12-24', { kind: 'cuti-bersama', status: 'predicted' })];
    expect(yearsWithoutCutiBersama('2026-12-01', '2027-01-31', predicted)).toEqual([2027]);
    expect(yearsWithoutCutiBersama('2026-12-01', '2026-12-31', table)).toEqual([]);
  });
});
