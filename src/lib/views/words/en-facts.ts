import type { facts as id } from './id-facts.ts';

/** English words for facts; same keys as the Indonesian ones. */
export const facts: typeof id = {
  meaning: {
    potensi: {
      total: 'The count by BPJS Ketenagakerjaan itself of workers who can become members',
      pu: 'Derived: PU members divided by 0.93; range 57–61 thousand',
      bpu: 'Derived: total minus PU and Jakon',
      jakon: 'Derived: equals Jakon members of May 2023, because no potential is published',
    },
    sakernas: {
      total: 'Employed residents aged 15 and over, by main job',
      pu: 'Derived: employed × formal share 37.97% (2015)',
      bpu: 'Derived: employed × informal share 62.03% (2015)',
      jakon: null,
    },
    cabang: { total: null, pu: null, bpu: null, jakon: null },
  },
  derived: 'derived from other figures',
  derivedTotal: 'Derived: sum of its segments',
  check: {
    occupations_known: 'Imported occupations are in the list; others are left out of the shares of a desa',
    occupations_incomplete: 'Imported occupations cover every desa; a month that does not is not used',
    occupations_listed:
      'Every occupation has a status and a reason; one way to write belongs to one occupation',
    desa_complete:
      'Every desa has an official name, a kecamatan, a centre inside Indonesia, an area and a census count.',
    desa_official: 'The reference facts name every desa of the official list, and no other.',
    desa_unique: 'No desa code or BPS code appears twice.',
    holidays_dated: 'Every holiday has a date that exists, once, with a name, a kind, a status and a source.',
    expected_totals: 'The reference facts reproduce the published totals (desa, kecamatan, 2010 census).',
    kecamatan_sums: 'Desa add up to their kecamatan (number of desa, 2010 census).',
    desa_sums: 'Active members of the desa sum exactly to their kecamatan and kabupaten, the total included.',
    denominators_known: 'Imported denominators belong to a set that is used: potensi, sakernas or cabang.',
    denominators_present: 'Each denominator has its total and segments, and the segments add up.',
    eligible_intervals:
      'Every estimate of workers lies inside its 80% interval, that inside the 95% one, and none is negative.',
    eligible_sums: 'Workers of the desa sum exactly to kecamatan, kabupaten and denominator.',
    enrollment_unique: 'No month, desa, segment, payer and status is counted twice.',
    travel_assumptions: 'Speeds, detours and fixed minutes of travel are all there once, and possible.',
    labour_shares: 'The labour rates of the estimate are shares between 0 and 1.',
    members_ledger: 'Every reported active member is in the tables, none twice, none lost.',
    members_sums:
      'Active members of the desa in the files sum exactly to kecamatan and kabupaten, every month and segment.',
    members_total: 'The total is the sum of the segments, in every area and month.',
    not_reported: 'Every desa reports every segment in every month, from the first month to the last.',
    over_100:
      'Active members do not exceed the upper end of the interval of workers (Potensi BPJS, latest month).',
    population_incomplete:
      'Imported residents are used once they cover every desa, with every sex and age group of their month.',
    population_sums:
      'Residents of the desa sum exactly to the kabupaten count, or to the imported count where one is used.',
  },
};
