import type { PlannedDay, PlannedStop } from '#lib/domain/outreach/result.ts';
import type { SheetData, SheetDay, SheetStop } from '#lib/views/sheet-data.ts';
import type { Drive } from '../records/drives.ts';
import type { StoredPlan } from '../records/plans.ts';

/** What a plan names by code or id. */
export interface SheetNames {
  place: (code: string) => Pick<SheetStop, 'name' | 'kecamatan' | 'lat' | 'lon'>;
  partner: (id: string) => string | null;
}

/** The days of a plan as they stand: what was published later carries what became of it, and moved visits are on their new day. */
export function sheetDays(
  { asked, request, result }: Pick<StoredPlan, 'asked' | 'request' | 'result'>,
  drives: readonly Drive[],
  names: SheetNames,
): SheetDay[] {
  const days = (result?.days ?? []).map((day) => plannedDay(day, drives, asked, names));
  for (const drive of drives) {
    if (drive.movedFrom === null || drive.status === 'moved') continue;
    const stop = movedStop(drive, drives, names);
    const day = days.find(({ date, team }) => date === drive.date && team === drive.team);
    if (day) day.stops = [...day.stops, stop].sort((a, b) => a.begin - b.begin);
    else days.push({ date: drive.date, team: drive.team, officers: null, travel: null, stops: [stop] });
  }
  const officers = new Map(request?.teams.map((team) => [team.id, team.officers]));
  return days
    .map((day) => ({ ...day, officers: officers.get(day.team) ?? null }))
    .sort((a, b) => compare(a.date, b.date) || compare(a.team, b.team));
}

/** Visits cancelled and moved since a plan was published. @param steps of all its visits */
export function changedSince(drives: readonly Drive[], steps: number): SheetData['changed'] {
  const of = (status: Drive['status']) => drives.filter((drive) => drive.status === status).length;
  return { cancelled: of('cancelled'), moved: of('moved'), steps };
}

function plannedDay(
  { date, team, stops, ...travel }: PlannedDay,
  drives: readonly Drive[],
  asked: StoredPlan['asked'],
  names: SheetNames,
): SheetDay {
  const own = drives.filter((drive) => drive.date === date && drive.team === team && !drive.movedFrom);
  return {
    ...{ date, team, officers: null, travel },
    stops: stops.map((stop) => {
      const drive = own.find(({ code, kind }) => code === stop.desa && kind === stop.kind);
      const partnerId = drive ? drive.partnerId : (asked.desa[stop.desa]?.partnerId ?? null);
      return plannedStop(stop, drive, { drives, names, partnerId });
    }),
  };
}

function plannedStop(
  { desa, ...stop }: PlannedStop,
  drive: Drive | undefined,
  { drives, names, partnerId }: { drives: readonly Drive[]; names: SheetNames; partnerId: string | null },
): SheetStop {
  return {
    ...stop,
    ...names.place(desa),
    code: desa,
    partner: partnerId === null ? null : names.partner(partnerId),
    status: drive?.status ?? null,
    movedTo: drives.find(({ movedFrom }) => drive && movedFrom === drive.id)?.date ?? null,
    movedFrom: null,
  };
}

function movedStop(drive: Drive, drives: readonly Drive[], names: SheetNames): SheetStop {
  const { code, kind, begins, leaves, expected, partnerId, status } = drive;
  return {
    ...names.place(code),
    ...{ code, kind, begin: begins, leave: leaves, people: expected, status },
    ...{ arrive: null, travelMinutes: null, travelKm: null, movedTo: null },
    partner: partnerId === null ? null : names.partner(partnerId),
    movedFrom: drives.find(({ id }) => id === drive.movedFrom)?.date ?? null,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
