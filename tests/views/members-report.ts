import type { Batch, Endings, MembersReport } from '#lib/views/members-data.ts';

const APBD: Batch = { payer: 'apbd', lastMonth: '2026-11', people: 1800, desa: 53 };
const DBHCHT: Batch = { payer: 'dbhcht', lastMonth: '2026-12', people: 2700, desa: 55 };
const APBDES: Batch = { payer: 'apbdes', lastMonth: '2027-02', people: 4500, desa: 294 };

export const ENDINGS: Endings = {
  months: 12,
  batches: [APBD, DBHCHT, APBDES],
  within: [
    { months: 3, people: 4500, batches: 2 },
    { months: 6, people: 9000, batches: 3 },
    { months: 12, people: 9000, batches: 3 },
  ],
  reason: null,
  sponsored: 9010,
  withoutLastMonth: 10,
  others: [],
};

const none = (reason: 'not-listed' | 'not-told-apart') => ({ people: null, reason });
const known = (people: number) => ({ people, reason: null });

/** October in a kabupaten: one segment reported, one desa silent, batches of three sponsors. */
export const REPORT: MembersReport = {
  query: { period: '2026-10', segment: 'bpu', kecamatan: null, months: 12 },
  place: 'Kabupaten Contoh',
  simulated: false,
  basis: 'counts',
  status: [
    {
      ...{ segment: 'bpu', desaReported: 5, active: known(100), arrears: known(20), registered: known(120) },
      ...{ ended: none('not-listed'), entered: known(3), endedThisMonth: known(2) },
      ...{ new: none('not-told-apart'), reactivated: none('not-told-apart') },
    },
  ],
  desaExpected: 6,
  endings: ENDINGS,
  retention: {
    basis: 'reports',
    at: '2026-10',
    rows: [3, 6, 12].map((horizonMonths) => ({
      ...{ payer: 'total', horizonMonths, withoutFirstMonth: 8, reason: null },
      ...(horizonMonths === 12
        ? { rate: null, active: null, arrears: null, began: null, reason: 'no-cohort' }
        : { rate: 0.394, active: 6401, arrears: 0, began: 16246 }),
    })),
  },
  stay: { rows: [], desa: 0, desaAll: 0 },
  cohorts: { rows: [], withoutFirstMonth: 8, beforeReports: 7 },
  records: { allCounts: 1500, counts: 953, dated: 825 },
  imports: [],
  importsUpTo: 46,
  graceMonths: 3,
  build: { id: 'abc', builtAt: '2026-11-01T00:00:00.000Z' },
};
