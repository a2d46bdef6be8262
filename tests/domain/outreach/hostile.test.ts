import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { readRequest, RequestError } from '#lib/domain/outreach/request-problems.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { runEngine } from './oracle/run-engine.ts';
import { desa, people, smallRequest } from './small-request.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const team = { id: 'one', start: 'office', from: 480, to: 960, maxStops: 3 };
const days = ['2026-12-07', '2026-12-08', '2026-12-09'];
const weekend = { from: '2026-12-05', to: '2026-12-06' };
const oneTeam = (more: object) => smallRequest({ teams: [{ ...team, ...more }] });

/** The small request with one of its legs, from A to B, replaced. */
function leg(minutes: unknown) {
  const { travel, ...rest } = smallRequest();
  const table = structuredClone(travel) as { minutes: unknown[][] };
  table.minutes[1]![2] = minutes;
  return { ...rest, travel: table };
}

describe('a hostile request is refused in words', () => {
  test.each<[string, unknown, string]>([
    ['no object', 'plan', 'request: Invalid input: expected object, received string.'],
    ['another format', { ...smallRequest(), format: 2 }, 'format: Invalid input: expected 1.'],
    ['an unknown key', { ...smallRequest(), surprise: 1 }, 'request: Unrecognized key: "surprise".'],
    [
      'an unknown key of a desa',
      smallRequest({ desa: [{ ...desa('A', 5), ...{ population: 3 } }] }),
      'desa.0: Unrecognized key: "population".',
    ],
    ['NaN minutes', leg(NaN), 'travel.minutes.1.2: Invalid input: expected number, received NaN.'],
    ['minutes below 0', leg(-1), 'travel.minutes.1.2: Too small: expected number to be >=0.'],
    [
      'endless minutes',
      leg(Infinity),
      'travel.minutes.1.2: Invalid input: expected number, received Infinity.',
    ],
    ['minutes as text', leg('30'), 'travel.minutes.1.2: Invalid input: expected number, received string.'],
    ['minutes left out', leg(null), 'travel.minutes.1.2: Invalid input: expected number, received null.'],
    [
      'registrations that are no number',
      smallRequest({ desa: [desa('A', NaN)] }),
      'desa.0.registrations.mid: Invalid input: expected number, received NaN.',
    ],
    ['the same code twice', smallRequest({ desa: [desa('A', 5), desa('A', 6)] }), 'desa: A stands twice.'],
    ['no teams', smallRequest({ teams: [] }), 'teams: Too small: expected array to have >=1 items.'],
    [
      'an end before the beginning',
      smallRequest({ horizon: { from: '2026-12-09', to: '2026-12-07' } }),
      'horizon: 2026-12-09 is after 2026-12-07.',
    ],
    [
      'thousands of years',
      smallRequest({ horizon: { from: '2026-01-01', to: '9999-12-31' } }),
      'horizon: longer than 7 years.',
    ],
    [
      'two years',
      smallRequest({ horizon: { from: '2026-01-01', to: '2027-12-31' } }),
      'horizon: 522 working days, more than 366.',
    ],
    [
      '3,000 desa',
      smallRequest({ desa: Array.from({ length: 3000 }, (_, i) => desa(`${i}`, 1, { place: 'A' })) }),
      'desa: Too big: expected array to have <=2000 items.',
    ],
    [
      'text with control characters',
      smallRequest({ desa: [desa('A', 5, { code: 'A\u0000\u001b[31m' })] }),
      'desa.0.code: a name has no control characters.',
    ],
    [
      'a cost beyond all money',
      oneTeam({ costPerDayIdr: 1e300 }),
      'teams.0.costPerDayIdr: Too big: expected number to be <=1000000000000.',
    ],
    [
      'a weight beyond all numbers',
      smallRequest({ objective: { registration: Infinity } }),
      'objective.registration: Invalid input: expected number, received Infinity.',
    ],
    ['places left out', { ...smallRequest(), places: [] }, 'team one: there is no place office.'],
  ])('%s', (_, json, sentence) => {
    let problems: readonly string[] = [];
    try {
      readRequest(json);
    } catch (cause) {
      expect(cause).toBeInstanceOf(RequestError);
      problems = (cause as RequestError).problems;
    }
    expect(problems).toContain(sentence);
    expect(problems).toEqual([...new Set(problems)]);
  });
});

describe('a hostile request has a correct plan', () => {
  /** Name, request, what the plan is worth and the wishes it misses. */
  test.each<[string, unknown, Partial<OutreachPlan>, string[]]>([
    ['no desa', smallRequest({ desa: [] }), { days: [], value: 0 }, []],
    ['one desa', smallRequest({ desa: [desa('A', 5)] }), { value: 5 }, []],
    [
      'all forbidden',
      smallRequest({ desa: ['A', 'B'].map((code) => desa(code, 5, { forbidden: true })) }),
      { days: [] },
      [],
    ],
    ['a day too short for any visit', oneTeam({ to: 500 }), { days: [], value: 0 }, []],
    ['a team that is always off', oneTeam({ daysOff: days }), { days: [], value: 0 }, []],
    ['no working day', smallRequest({ horizon: weekend }), { days: [], value: 0 }, []],
    [
      'no weekday',
      smallRequest({ horizon: { from: days[0]!, to: days[2]!, weekdays: [] } }),
      { days: [] },
      [],
    ],
    [
      'wishes and no working day',
      smallRequest({
        horizon: weekend,
        desa: [desa('A', 5, { pinned: true })],
        floors: [{ kecamatan: 'K1', visits: 1, share: 0.5 }],
        targets: [{ month: '2026-12', registrations: 3 }],
        budget: { idr: 0, minutes: 0 },
      }),
      { days: [], value: 0 },
      ['pinned A', 'floor-visits K1', 'floor-share K1', 'target 2026-12'],
    ],
    [
      'a floor of more than there is',
      smallRequest({ floors: [{ kecamatan: 'K1', visits: 99, share: 1 }] }),
      { value: 35 },
      ['floor-visits K1'],
    ],
    [
      'a target for another year',
      smallRequest({ targets: [{ month: '2031-05', registrations: 10 }] }),
      { value: 35 },
      ['target 2031-05'],
    ],
    [
      'pinned, and agreed for a day of rest',
      smallRequest({ desa: [desa('A', 5, { pinned: true, onlyDays: ['2026-12-12'] }), desa('B', 5)] }),
      { value: 5 },
      ['pinned A'],
    ],
    [
      'pinned, and no day left',
      smallRequest({ desa: [desa('A', 5, { pinned: true, notDays: days }), desa('B', 5)] }),
      { value: 5 },
      ['pinned A'],
    ],
    ['no money', smallRequest({ budget: { idr: 0 } }), { days: [], value: 0 }, []],
    ['no minutes', smallRequest({ budget: { minutes: 0 } }), { days: [], value: 0 }, []],
    [
      'no money where nothing costs any',
      { ...oneTeam({}), budget: { idr: 0, costPerKmIdr: 0 } },
      { value: 35, costIdr: 0 },
      [],
    ],
    [
      'a market that nobody registers at',
      smallRequest({
        horizon: { from: days[0]!, to: days[0]! },
        desa: [desa('A', 5, { market: { weekday: 1, multiplier: 0 } }), desa('B', 7)],
      }),
      { value: 7, registrations: people(7) },
      [],
    ],
    ['nobody to register', smallRequest({ desa: ['A', 'B'].map((code) => desa(code, 0)) }), { value: 0 }, []],
    [
      'nobody to register, and all wanted',
      smallRequest({
        desa: ['A', 'B'].map((code) => desa(code, 0)),
        floors: [{ kecamatan: 'K1', visits: 1, share: 1 }],
        targets: [{ month: '2026-12', registrations: 5 }],
      }),
      { value: 0 },
      ['target 2026-12'],
    ],
    [
      'a window after the working hours',
      smallRequest({ desa: [desa('A', 5, { window: { from: 1000, to: 1100 } }), desa('B', 7)] }),
      { value: 7 },
      [],
    ],
    [
      'a window of one minute, at the last',
      smallRequest({
        teams: [{ ...team, end: 'A' }],
        desa: [desa('A', 5, { window: { from: 960, to: 960 }, visitMinutes: 0 })],
      }),
      { value: 5 },
      [],
    ],
    ['nothing counts', smallRequest({ objective: { registration: 0 } }), { value: 0 }, []],
    [
      'nothing counts but a target, met on a market day only',
      smallRequest({
        objective: { registration: 0 },
        desa: [desa('A', 10, { market: { weekday: 2, multiplier: 3 } })],
        targets: [{ month: '2026-12', registrations: 25 }],
      }),
      { value: 0, registrations: people(30) },
      [],
    ],
    [
      'kilometres that cost more than all is worth, to a pinned desa',
      smallRequest({ objective: { km: 10 }, desa: [desa('A', 5, { pinned: true }), desa('B', 5)] }),
      { value: 5 - 10 * 20 },
      [],
    ],
    [
      'ways longer than any day',
      smallRequest({
        travel: { kind: 'matrix', minutes: Array.from({ length: 4 }, () => [1e5, 1e5, 1e5, 1e5]) },
      }),
      { days: [] },
      [],
    ],
    [
      'places at the ends of the earth',
      smallRequest({
        places: ['office', 'A', 'B', 'C'].map((id, i) => ({ id, lat: 90 - 60 * i, lon: 60 * i })),
        travel: { kind: 'estimate' },
      }),
      { days: [] },
      [],
    ],
    [
      'names that are words of the language',
      smallRequest({
        desa: [
          desa('A', 5, {
            code: '__proto__',
            kecamatan: 'constructor',
            repeat: { registrations: people(2), gapDays: 1 },
          }),
        ],
        floors: [{ kecamatan: 'constructor', visits: 1 }],
      }),
      { value: 7 },
      [],
    ],
    [
      'a second visit after the end',
      smallRequest({ desa: [desa('A', 5, { repeat: { registrations: people(9), gapDays: 30 } })] }),
      { value: 5 },
      [],
    ],
  ])('%s', (_, json, expected, missed) => {
    const request = readRequest(json);
    const plan = runEngine(highs, request, { steps: 60 });
    expect(checkPlan(request, plan).problems).toEqual([]);
    expect(plan).toMatchObject(expected);
    expect(plan.missed.map(({ wish }) => wish)).toEqual(missed);
    expect(plan.bound).toBeGreaterThanOrEqual(plan.value);
    expect(plan.bound).toBeLessThan(plan.value + 1e-4);
  });

  test('the way round, or the way back, much shorter than the direct one', () => {
    const ways = [
      [0, 400, 10, 400],
      [10, 0, 400, 400],
      [400, 400, 0, 10],
      [400, 10, 400, 0],
    ];
    const request = readRequest(smallRequest({ travel: { kind: 'matrix', minutes: ways } }));
    const plan = runEngine(highs, request);
    expect(plan.days.map(({ stops }) => stops.map((stop) => stop.desa))).toEqual([['B', 'C', 'A']]);
    expect(plan.value).toBe(35);
  });

  test.each(['once', 'repeat'])('2,000 desa and 60 team-days within 1.5 GB (%s)', (seconds) => {
    const script = fileURLToPath(new URL('large-plan.ts', import.meta.url));
    const said = execFileSync(process.execPath, ['--import', 'tsx', script, '4', seconds], {
      encoding: 'utf8',
    });
    const { problems, value, bound, maxRssMb } = JSON.parse(said) as Record<string, number>;
    expect(problems).toEqual([]);
    expect(bound).toBeGreaterThanOrEqual(value!);
    expect(maxRssMb).toBeLessThan(1536);
  });
});
