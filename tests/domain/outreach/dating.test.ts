import { describe, expect, it } from 'vitest';
import { compile } from '#lib/domain/outreach/compile.ts';
import { dated } from '#lib/domain/outreach/dating.ts';
import { outreachRequestSchema } from '#lib/domain/outreach/request.ts';
import { desa, people, smallRequest } from './small-request.ts';

const again = (gapDays: number) => ({ repeat: { registrations: people(4), gapDays } });

/** One team, Monday 7 to Friday 11 December 2026; A and B have second visits after three days, C has none. */
const instance = compile(
  outreachRequestSchema.parse(
    smallRequest({
      horizon: { from: '2026-12-07', to: '2026-12-11' },
      teams: [{ id: 'one', start: 'office', from: 480, to: 960, maxStops: 3 }],
      desa: [desa('A', 10, again(3)), desa('B', 20, again(3)), desa('C', 30)],
    }),
  ),
);
const [A, A2, B, B2, C] = [0, 1, 2, 3, 4];
const [EARLY, LATE] = [0, 1];
const days = (routes: { class: number; visits: number[] }[], earlier: Parameters<typeof dated>[2] = []) =>
  dated(instance, routes, earlier).map(({ shift, visits }) => [shift.day, visits]);

describe('the dates of routes', () => {
  it('second visits are possible from the third day on: two classes', () => {
    expect(instance.classes.map(({ shifts }) => shifts.map(({ day }) => day))).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
  });

  it('what brings most comes first', () => {
    expect(days([A, C, B].map((visit) => ({ class: EARLY, visits: [visit] })))).toEqual([
      [2, [A]],
      [0, [C]],
      [1, [B]],
    ]);
  });

  it('first visits that others wait for come before what brings more', () => {
    const routes = [
      { class: EARLY, visits: [C] },
      { class: EARLY, visits: [A] },
      { class: EARLY, visits: [B] },
      { class: LATE, visits: [B2] },
      { class: LATE, visits: [A2] },
    ];
    const found = new Map(days(routes).map(([day, visits]) => [String(visits), Number(day)]));
    expect(found.size).toBe(5);
    expect(found.get(String(A2))! - found.get(String(A))!).toBeGreaterThanOrEqual(3);
    expect(found.get(String(B2))! - found.get(String(B))!).toBeGreaterThanOrEqual(3);
    expect(found.get(String(C))).toBe(2);
  });

  it('a second visit for which no day is late enough is left out, and one without a first', () => {
    const late = [
      { class: LATE, visits: [A, C] },
      { class: LATE, visits: [A2, B] },
    ];
    expect(days(late)).toEqual([
      [3, [A, C]],
      [4, [B]],
    ]);
    expect(days([{ class: LATE, visits: [A2] }])).toEqual([]);
  });

  it('two routes that wait for each other lose one second visit', () => {
    const found = days([
      { class: LATE, visits: [A, B2] },
      { class: LATE, visits: [B, A2] },
    ]);
    expect(found).toEqual([
      [expect.anything(), [A]],
      [expect.anything(), [B]],
    ]);
  });

  it('a route goes where an earlier plan had most of its visits', () => {
    const shift = instance.classes[EARLY]!.shifts[2]!;
    const routes = [
      { class: EARLY, visits: [C, B] },
      { class: EARLY, visits: [A] },
    ];
    expect(days(routes, [{ class: EARLY, shift, visits: [B, C] }])).toEqual([
      [2, [C, B]],
      [0, [A]],
    ]);
  });
});
