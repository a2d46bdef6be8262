import { dayNumber, workingDays } from './calendar.ts';
import { outreachRequestSchema, type OutreachRequest } from './request.ts';

const MOST_YEARS = 7;
/** Working days of a horizon. */
const MOST_DAYS = 366;

/** A request that cannot be planned at all: what is wrong with it, in words. */
export class RequestError extends Error {
  override name = 'RequestError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(' '));
    this.problems = problems;
  }
}

/** Checks unknown JSON and fills in defaults. @throws RequestError naming every place that is wrong */
export function readRequest(json: unknown): OutreachRequest {
  const parsed = outreachRequestSchema.safeParse(json);
  if (!parsed.success) {
    const shown = parsed.error.issues.slice(0, 20);
    throw new RequestError(shown.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}.`));
  }
  const problems = contradictions(parsed.data);
  if (problems.length > 0) throw new RequestError(problems);
  return parsed.data;
}

/** What a form alone cannot see: names that point nowhere, that stand twice, tables of another size. */
function contradictions(request: OutreachRequest): string[] {
  const { places, teams, desa, travel, floors, horizon } = request;
  const known = new Set(places.map(({ id }) => id));
  const kecamatan = new Set(desa.map((one) => one.kecamatan));
  const points = travel.kind === 'estimate' ? travel.measured.flatMap(({ from, to }) => [from, to]) : [];
  return [
    ...(horizon.from > horizon.to ? [`horizon: ${horizon.from} is after ${horizon.to}.`] : []),
    ...tooLong(request),
    ...twice(
      'places',
      places.map(({ id }) => id),
    ),
    ...twice(
      'teams',
      teams.map(({ id }) => id),
    ),
    ...twice(
      'desa',
      desa.map(({ code }) => code),
    ),
    ...twice(
      'floors',
      floors.map((floor) => floor.kecamatan),
    ),
    ...twice(
      'targets',
      request.targets.map(({ month }) => month),
    ),
    ...teams.flatMap(({ id, start, end = start }) =>
      [...new Set([start, end])]
        .filter((place) => !known.has(place))
        .map((place) => `team ${id}: there is no place ${place}.`),
    ),
    ...desa.flatMap(({ code, place }) =>
      known.has(place) ? [] : [`desa ${code}: there is no place ${place}.`],
    ),
    ...desa.flatMap(({ code, pinned, forbidden }) =>
      pinned && forbidden ? [`desa ${code}: is both pinned and forbidden.`] : [],
    ),
    ...floors.flatMap((floor) =>
      kecamatan.has(floor.kecamatan) ? [] : [`floors: no desa is in kecamatan ${floor.kecamatan}.`],
    ),
    ...[...new Set(points)]
      .filter((point) => !known.has(point))
      .map((point) => `travel: there is no place ${point}.`),
    ...(travel.kind === 'matrix' ? wrongSize(travel, places.length) : []),
  ];
}

function tooLong({ horizon }: OutreachRequest): string[] {
  if (dayNumber(horizon.to) - dayNumber(horizon.from) > MOST_YEARS * 366)
    return [`horizon: longer than ${MOST_YEARS} years.`];
  const days = workingDays({ horizon }).length;
  return days > MOST_DAYS ? [`horizon: ${days} working days, more than ${MOST_DAYS}.`] : [];
}

function twice(what: string, names: readonly string[]): string[] {
  return [...new Set(names)].flatMap((name) =>
    names.indexOf(name) === names.lastIndexOf(name) ? [] : [`${what}: ${name} stands twice.`],
  );
}

function wrongSize(
  {
    minutes,
    km,
  }: { minutes: readonly (readonly number[])[]; km?: readonly (readonly number[])[] | undefined },
  size: number,
): string[] {
  return Object.entries({ minutes, km }).flatMap(([name, table]) => {
    const fits = table === undefined || (table.length === size && table.every((row) => row.length === size));
    return fits ? [] : [`travel.${name}: must have ${size} rows of ${size}, one for each place.`];
  });
}
