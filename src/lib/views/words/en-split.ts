import type { split as id } from './id-split.ts';

/** English words of a target that is split over desa. */
export const split: typeof id = {
  rule: {
    'equal-rate': 'Equal coverage',
    gap: 'By gap',
    workers: 'By workers',
    response: 'By response',
    'by-hand': 'By hand',
  },
  ruleWhy: {
    'equal-rate': 'Every desa reaches the same percentage of its workers.',
    gap: 'What is added is proportional to the workers not yet covered.',
    workers: 'What is added is proportional to the number of workers.',
    response: 'What is added is proportional to the people expected to register: gap × response in a year.',
    'by-hand': 'Every desa has the number typed; one without stays at its active members.',
  },
  place: { desa: (name) => `Desa ${name}`, kecamatan: (name) => `Kecamatan ${name}` },
  why: {
    gap: (gap, all) => `Gap of ${gap} of ${all} people`,
    workers: (workers, all) => `${workers} of ${all} workers`,
    active: (active, all) => `${active} of ${all} active members`,
    response: (gap, rate, expected, all) =>
      `Gap of ${gap} people × response ${rate} = ${expected} of ${all} people expected to register`,
    meanRate: (rate) => `${rate} (mean of the known)`,
    noRate: 'The response is not known of any desa yet, so by gap. ',
    equalRate: (where, bound, rate, workers) =>
      `Equal coverage${where}${bound}: ${rate} of ${workers} workers`,
    among: (desa) => ` in the ${desa} desa neither locked nor at a bound`,
    inKecamatan: ' in this kecamatan',
    added: (share, all, bound) => `: ${share} of the ${all} added${bound}`,
    givenUp: (share, all, bound) => `: ${share} of the ${all} given up${bound}`,
    bound: { min: ' (minimum of the kecamatan)', max: ' (maximum of the kecamatan)' },
    up: (people) => `, rounded up to ${people}`,
    down: (people) => `, rounded down to ${people}`,
    even: (people) => `, that is ${people}`,
    sum: (active, extra, people) => `; ${active} active + ${extra} = ${people}.`,
    difference: (active, less, people) => `; ${active} active − ${less} = ${people}.`,
    noActive: '; its active members are not known.',
    byRule: (exact) => `By the rule ${exact}, `,
    min: (bound) => `raised to the minimum of ${bound}`,
    max: (bound) => `cut to the maximum of ${bound}`,
    workersOnly: (people) => `cut to ${people} because there are only ${people} workers`,
    kept: (active) => `stays at ${active}, as many as are active.`,
    over100: (active, workers) =>
      `${active} active members, more than ${workers} workers: nothing is added and nothing cut.`,
    nothing: {
      gap: (active) => `No gap: stays at the ${active} active.`,
      workers: (active) => `No workers: stays at the ${active} active.`,
      response: (active) => `Nobody is expected to register: stays at the ${active} active.`,
    },
    zero: 'all given up',
    locked: (people) => `locked at ${people}`,
    hand: (people) => `typed ${people}`,
    notTyped: (active) => `Not typed, so it stays at the ${active} active.`,
    belowActive: ' Fewer than are active.',
    aboveWorkers: (workers) => ` More than the ${workers} workers of this desa.`,
    unknown: (what) => `No number: its ${what} not known. Lock a number if this desa is to take part.`,
    unknownOf: {
      eligible: 'workers are',
      active: 'active members are',
      both: 'workers and active members are',
    },
  },
  part: {
    total: 'target',
    locks: 'locks',
    desaBounds: 'desa bounds',
    kecamatanBounds: 'kecamatan bounds',
    byHand: 'typed numbers',
  },
  atLeast: (min) => `at least ${min}`,
  atMost: (max) => `at most ${max}`,
  more: (count) => ` and ${count} more`,
  problem: {
    notWhole: (where, value, most) =>
      `${where}: ${value} is not a number of people. Write a whole number from 0 to ${most}.`,
    unknownCode: (codes, part) =>
      `There is no place ${codes} in the data, but it stands in the ${part}. Take it out there.`,
    minAboveMax: (place, min, max) =>
      `${place}: the minimum ${min} is above the maximum ${max}. Lower the minimum or raise the maximum.`,
    maxBelowActive: (place, max, active) =>
      `${place}: the maximum ${max} is below the ${active} already active. Raise the maximum, or lock its number if it really is to shrink.`,
    minAboveCap: (place, min, most) =>
      `${place}: the minimum is ${min}, but at most ${most} people can be members. Lower the minimum, or allow targets above the number of workers.`,
    lockOutside: (place, people, bounds) =>
      `${place}: locked at ${people}, outside its own bounds (${bounds}). Change the lock or the bounds.`,
    handOutside: (place, people, bounds) =>
      `${place}: typed ${people}, outside its own bounds (${bounds}). Change the number or the bounds.`,
    keptOutside: (place, people, bounds) =>
      `${place}: not typed, so it stays at ${people}, outside its own bounds (${bounds}). Type its number or change the bounds.`,
    boundsOfUnknown: (place) =>
      `${place}: its workers or active members are not known, so its bounds cannot be used. Lock a number or remove the bounds.`,
    lockAboveKecamatan: (place, people, kecamatan, max) =>
      `${place} is locked at ${people}, above the maximum of ${kecamatan} (${max}). Lower the lock or raise the kecamatan's maximum.`,
    locksAboveKecamatan: (kecamatan, locks, people, max) =>
      `${kecamatan}: ${locks} locked desa sum to ${people}, above the maximum of ${max}. Lower the locks or raise the kecamatan's maximum.`,
    kecamatanMax: (kecamatan, people, max) =>
      `${kecamatan}: its desa sum to ${people} at least, above the maximum of ${max}. Raise the kecamatan's maximum, or lower locks and minimums of its desa.`,
    kecamatanMin: (kecamatan, people, min) =>
      `${kecamatan}: its desa sum to ${people} at most, below the minimum of ${min}. Lower the kecamatan's minimum, or raise locks and maximums of its desa.`,
    locksAboveTotal: (locks, people, over, total) =>
      `${locks} locked desa sum to ${people}, ${over} more than the target of ${total}. Release or lower locks, or raise the target.`,
    handMissing: (people, missing, total) =>
      `The numbers of the desa sum to ${people}, ${missing} short of the target of ${total}. Add ${missing} people.`,
    handOver: (people, over, total) =>
      `The numbers of the desa sum to ${people}, ${over} above the target of ${total}. Take away ${over} people.`,
    handKept: (desa, people) => ` ${desa} desa without a number stay at the ${people} active.`,
    belowActive: (total, active, over) =>
      `The target of ${total} is ${over} below the ${active} already active. Raise the target, or allow targets below what is active.`,
    minimaActive: (people, over, total) =>
      `What is active, minimums and locks sum to ${people}, ${over} more than the target of ${total}. Lower minimums or locks, or raise the target.`,
    minima: (people, over, total) =>
      `Minimums and locks sum to ${people}, ${over} more than the target of ${total}. Lower minimums or locks, or raise the target.`,
    maximaCap: (people, missing, total) =>
      `All desa sum to ${people} at most, ${missing} short of the target of ${total}. Lower the target, raise maximums or locks, or allow targets above the number of workers.`,
    maxima: (people, missing, total) =>
      `All desa sum to ${people} at most, ${missing} short of the target of ${total}. Lower the target, or raise maximums or locks.`,
    noWeight: (left, what) =>
      `${left} people are left to give, but no desa with ${what} can take them. Choose another rule, release locks, or lower the target.`,
    noWeightKecamatan: (kecamatan, left, what) =>
      `${kecamatan}: ${left} people short of its minimum, but no desa with ${what} can take them. Lower the kecamatan's minimum, release locks, or choose another rule.`,
    weight: { gap: 'a gap', workers: 'workers', response: 'people expected to register' },
    nothingKnown:
      'Workers and active members are not known of any desa, so the target cannot be split. Load a membership file first, or lock numbers of desa.',
  },
};
