import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '#lib/domain/calendar/period.ts';
import {
  statusFromCounts,
  statusFromMonths,
  statusSum,
  statusUnknown,
  type StatusRow,
} from '#lib/domain/coverage/status-table.ts';
import { statusCounts } from '#lib/domain/coverage/status.ts';

const month = fc.integer({ min: 0, max: 30 }).map((months) => addMonths('2024-06', months));
const groups = fc.array(
  fc.record({
    payer: fc.constantFrom('mandiri' as const, 'apbd' as const),
    firstMonth: fc.option(month),
    paidThrough: month,
    people: fc.nat(500),
  }),
  { maxLength: 10 },
);

const known = (people: number) => ({ people, reason: null });
const why = (reason: string) => ({ people: null, reason });
const COUNTS = { active: 90, arrears: 10, entered: 7, endedThisMonth: 4 };
const ALL = { givesArrears: true, givesNew: true, givesEnded: true };

describe('statuses from last months paid', () => {
  it('add up to the registered, segment by segment and in all, at every grace', () => {
    fc.assert(
      fc.property(groups, groups, month, fc.nat(6), fc.boolean(), (one, two, at, grace, listsEnded) => {
        const context = { listsEnded, membersBefore: null };
        const rows = [one, two].map((all) => statusFromMonths(statusCounts(all, at, grace), context));
        for (const { active, arrears, ended, registered } of [...rows, statusSum(rows)]) {
          const sum = active.people! + arrears.people! + (ended.people ?? 0);
          expect(registered).toEqual(known(sum));
          expect(ended.reason).toBe(listsEnded ? null : 'not-listed');
        }
      }),
      { seed: 3317 },
    );
  });

  it('balance: members = members before + new + reactivated − ended', () => {
    fc.assert(
      fc.property(groups, month, fc.nat(6), fc.nat(3000), (all, at, grace, membersBefore) => {
        const counts = statusCounts(all, at, grace);
        const row = statusFromMonths(counts, { listsEnded: true, membersBefore });
        const entered = counts.active + counts.arrears - membersBefore + counts.endedThisMonth;
        expect(row.entered).toEqual(entered < 0 ? why('inconsistent') : known(entered));
        if (row.new.people === null) expect(row.new).toEqual(why('no-first-month'));
        else if (row.reactivated.people === null) expect(entered).toBeLessThan(row.new.people);
        else expect(row.new.people + row.reactivated.people).toBe(entered);
      }),
      { seed: 3317 },
    );
  });
});

describe('statuses from counts', () => {
  it('are what the source says; new and reactivated are one count', () => {
    expect(statusFromCounts({ ...COUNTS, ...ALL })).toEqual({
      ...{ active: known(90), arrears: known(10), registered: known(100), ended: why('not-listed') },
      ...{ entered: known(7), endedThisMonth: known(4) },
      ...{ new: why('not-told-apart'), reactivated: why('not-told-apart') },
    });
  });

  it('are unknown, not 0, where the source never says them', () => {
    const none = { givesArrears: false, givesNew: false, givesEnded: false };
    const said = statusFromCounts({ ...COUNTS, ...none, arrears: 0, entered: 0, endedThisMonth: 0 });
    const { active, ...rest } = said;
    expect(active).toEqual(known(90));
    expect(Object.values(rest).map(({ people }) => people)).toEqual(Array(7).fill(null));
    expect(said.registered).toEqual(why('not-given'));
  });

  it('summed are unknown where one segment is; a sum of nothing is not reported', () => {
    const rows: StatusRow[] = [
      statusFromCounts({ ...COUNTS, ...ALL }),
      statusFromCounts({ ...COUNTS, ...ALL, givesArrears: false }),
    ];
    expect(statusSum(rows)).toMatchObject({ active: known(180), arrears: why('not-given') });
    expect(statusSum([])).toEqual(statusUnknown());
  });
});
