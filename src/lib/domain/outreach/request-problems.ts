import { workingDays } from './calendar.ts';
import { outreachRequestSchema, type OutreachRequest } from './request.ts';

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
    ...(workingDays(request).length > 366 ? ['horizon: more than 366 working days.'] : []),
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
    ...teams.flatMap(({ id, start, end = start }) =>
      [start, end]
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
    ...points.filter((point) => !known.has(point)).map((point) => `travel: there is no place ${point}.`),
    ...(travel.kind === 'matrix' ? wrongSize(travel, places.length) : []),
  ];
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
