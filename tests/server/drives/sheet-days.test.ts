import { describe, expect, it } from 'vitest';
import type { DriveStatus } from '#lib/domain/drives/kinds.ts';
import type { OutreachPlan, PlannedStop } from '#lib/domain/outreach/result.ts';
import { changedSince, sheetDays, type SheetNames } from '#lib/server/drives/sheet-days.ts';
import type { Drive } from '#lib/server/records/drives.ts';
import type { StoredPlan } from '#lib/server/records/plans.ts';

const PEOPLE = { low: 1, mid: 2, high: 4 };
const stop = (desa: string, begin: number): PlannedStop => ({
  ...{ desa, kind: 'first', arrive: begin, begin, leave: begin + 90, people: PEOPLE },
  ...{ travelMinutes: 20, travelKm: 9 },
});
const day = (date: string, team: string, stops: PlannedStop[]) => ({
  ...{ date, team, stops, from: 480, back: 900, travelMinutes: 60, visitMinutes: 180, km: 27, costIdr: 0 },
});
const PLAN = {
  asked: { desa: { B: { partnerId: 'p2' } } },
  request: { teams: [{ id: 'one', officers: 3 }] },
  result: {
    days: [
      day('2026-12-08', 'one', [stop('C', 500)]),
      day('2026-12-07', 'two', [stop('D', 500)]),
      day('2026-12-07', 'one', [stop('A', 500), stop('B', 620)]),
    ],
  } as Partial<OutreachPlan>,
} as unknown as Pick<StoredPlan, 'asked' | 'request' | 'result'>;

const drive = (
  id: string,
  date: string,
  code: string,
  status: DriveStatus,
  more: Partial<Drive> = {},
): Drive => ({
  ...{ id, planId: 'p', date, team: 'one', position: 0, code, kind: 'first', begins: 500, leaves: 590 },
  ...{ expected: PEOPLE, partnerId: null, status, movedFrom: null, ...more },
});
const NAMES: SheetNames = {
  place: (code) => ({ name: `Desa ${code}`, kecamatan: 'Contoh', lat: 0, lon: 0 }),
  partner: (id) => (id.startsWith('p') ? `Mitra ${id}` : null),
};

describe('days of route sheets', () => {
  it('before publishing: by date and team, with officers, partners wished for and the way', () => {
    const days = sheetDays(PLAN, [], NAMES);
    expect(days.map(({ date, team, officers }) => [date, team, officers])).toEqual([
      ['2026-12-07', 'one', 3],
      ['2026-12-07', 'two', null],
      ['2026-12-08', 'one', 3],
    ]);
    expect(days[0]!.travel).toEqual({
      ...{ from: 480, back: 900, travelMinutes: 60, visitMinutes: 180, km: 27, costIdr: 0 },
    });
    const told = days[0]!.stops.map(({ name, partner, status }) => [name, partner, status]);
    expect(told).toEqual([
      ['Desa A', null, null],
      ['Desa B', 'Mitra p2', null],
    ]);
  });

  it('after publishing: what was moved stands on both days, without a way on the new one', () => {
    const drives = [
      drive('a', '2026-12-07', 'A', 'moved'),
      drive('b', '2026-12-07', 'B', 'cancelled', { partnerId: 'p9' }),
      drive('c', '2026-12-08', 'C', 'agreed', { begins: 700 }),
      drive('a2', '2026-12-08', 'A', 'agreed', { movedFrom: 'a', begins: 400, leaves: 490 }),
    ];
    const days = sheetDays(PLAN, drives, NAMES);
    const told = days.map(({ stops }) =>
      stops.map(({ code, status, movedTo, movedFrom }) => [code, status, movedTo, movedFrom]),
    );
    expect(told).toEqual([
      [
        ['A', 'moved', '2026-12-08', null],
        ['B', 'cancelled', null, null],
      ],
      [['D', null, null, null]],
      [
        ['A', 'agreed', null, '2026-12-07'],
        ['C', 'agreed', null, null],
      ],
    ]);
    expect(days[0]!.stops[1]!.partner).toBe('Mitra p9');
    expect(days[2]!.stops[0]).toMatchObject({
      arrive: null,
      travelMinutes: null,
      travelKm: null,
      begin: 400,
    });
    expect(changedSince(drives, 7)).toEqual({ moved: 1, cancelled: 1, steps: 7 });
  });

  it('a visit moved twice stands on its last day only, which may be a day without other visits', () => {
    const drives = [
      drive('c', '2026-12-08', 'C', 'moved'),
      drive('c2', '2026-12-09', 'C', 'moved', { movedFrom: 'c' }),
      drive('c3', '2026-12-10', 'C', 'draft', { movedFrom: 'c2' }),
    ];
    const days = sheetDays(PLAN, drives, NAMES);
    expect(days.map(({ date }) => date)).toEqual(['2026-12-07', '2026-12-07', '2026-12-08', '2026-12-10']);
    expect(days[3]).toMatchObject({
      travel: null,
      officers: 3,
      stops: [{ code: 'C', movedFrom: '2026-12-09' }],
    });
  });
});
