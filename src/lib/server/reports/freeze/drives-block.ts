import type { Period } from '#lib/domain/calendar/period.ts';
import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { dateOf, dayNumber } from '#lib/domain/outreach/calendar.ts';
import { addMonths } from '#lib/domain/calendar/period.ts';
import type { SnapshotDrives, SnapshotPlace, SnapshotVisits } from '#lib/domain/reports/snapshot.ts';
import { drivesOf } from '../../records/drives.ts';
import { cellId } from './count-tables.ts';
import type { Freezing } from './freezing.ts';
import { liesIn } from './place.ts';

/** Visits of a place in a month, and those still to be made after it: where and when, with what is said of the people registered. */
export async function frozenDrives(
  freezing: Freezing,
  place: SnapshotPlace,
  period: Period,
): Promise<SnapshotDrives> {
  const { visits, said } = await freezing.visits(period);
  const own = visits.filter(({ code }) => liesIn(code, place));
  const nextMonth = `${addMonths(period, 1)}-01`;
  const registered = (code: string) => said.get(cellId({ segment: 'total', code })) ?? null;
  const done = new Map<string, SnapshotVisits & { dates: string[] }>();
  for (const { code, date } of own) {
    const one = done.get(code) ?? { ...named(freezing, code), dates: [], registered: registered(code) };
    if (!one.dates.includes(date)) one.dates.push(date);
    done.set(code, one);
  }
  return {
    from: `${period}-01`,
    to: dateOf(dayNumber(nextMonth) - 1),
    done: [...done.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    total: { visits: own.length, registered: registered(place.code) },
    planned: await plannedFrom(
      freezing,
      place,
      [nextMonth, jakartaDate(freezing.options.now)].sort().at(-1)!,
    ),
  };
}

/** Visits that are still to be made, as on the page of targets. */
async function plannedFrom(
  freezing: Freezing,
  place: SnapshotPlace,
  from: string,
): Promise<SnapshotDrives['planned']> {
  const { records, demo } = freezing.options;
  const known = new Set(freezing.context.facts.desa.map(({ code }) => code));
  const all = await freezing.once(`drives ${from}`, () => drivesOf(records, { demo, from }));
  return all
    .filter(({ code, status }) => known.has(code) && (status === 'draft' || status === 'agreed'))
    .filter(({ code }) => liesIn(code, place))
    .map(({ date, code, status }) => ({ date, ...named(freezing, code), status }));
}

function named({ context: { facts } }: Freezing, code: string) {
  const { name, kecamatan } = facts.desa.find((one) => one.code === code)!;
  return { code, name, kecamatan };
}
