import type { split as id } from './id-split.ts';

/** English words that explain a split, or why there is none. */
export const split: typeof id = {
  weight: {
    'equal-rate': (weight) => `Workers ${weight}`,
    gap: (weight) => `Gap ${weight}`,
    workers: (weight) => `Workers ${weight}`,
    response: (weight) => `Expected registrations ${weight}`,
    'by-hand': (weight) => weight,
  },
  share: (weight, weights, share) => `${weight} of ${weights}: ${share} of the weight of all desa.`,
  equalRate: (eligible, share) => `${eligible} workers at the same coverage: ${share}.`,
  exact: (exact) => `Exactly ${exact}`,
  rounded: { up: (to) => `, rounded up to ${to}`, down: (to) => `, rounded down to ${to}` },
  sum: (active, extra, people) => `${active} active + ${extra} = ${people}.`,
  less: (active, fewer, people) => `${active} active − ${fewer} = ${people}.`,
  atMin: (low) => `Raised to its lower bound, ${low}.`,
  keeps: (active) => `Nothing is added: it keeps the ${active} active now.`,
  atMax: (high) => `Held at its upper bound, ${high}.`,
  kecamatanMin: 'Its kecamatan is raised to the lower bound of the kecamatan.',
  kecamatanMax: 'Its kecamatan is held at the upper bound of the kecamatan.',
  locked: (people) => `Locked at ${people}.`,
  byHand: (people) => `Typed: ${people}.`,
  kept: (people) => `Not typed, so it keeps the ${people} active now.`,
  unknown: {
    both: 'No number: its workers and active members are unknown. Lock a number if you know one.',
    eligible: 'No number: its workers are unknown. Lock a number if you know one.',
    active: 'No number: its active members were not reported. Lock a number if you know one.',
  },
  problem: {
    unknownCode: (codes) => `There are wishes for places that do not exist: ${codes}. Remove them.`,
    minAboveMax: (place, min, max) =>
      `${place}: at least ${min} is more than at most ${max}. Change one of them.`,
    maxBelowActive: (place, max, active) =>
      `${place}: at most ${max}, but there are ${active} active members. Raise the bound, or allow targets below active members.`,
    minAboveCap: (place, min, most) =>
      `${place}: at least ${min}, but it has ${most} workers. Lower the bound, or allow targets above workers.`,
    outside: (place, people, min, max) =>
      `${place}: the number ${people} lies outside its own bounds (${min} to ${max}). Change the number or the bounds.`,
    noMax: 'no bound',
    kecamatanMax: (place, max, people) =>
      `${place}: at most ${max}, but its desa take at least ${people}. Raise the bound of the kecamatan, or lower locks and bounds of its desa.`,
    kecamatanMin: (place, min, people) =>
      `${place}: at least ${min}, but its desa take at most ${people}. Lower the bound of the kecamatan, or raise locks and bounds of its desa.`,
    minimaAboveTotal: (people, total, over) =>
      `All locks and lower bounds sum to ${people}, ${over} above the target of ${total}. Raise the target or lower the bounds.`,
    keepsAboveTotal: (people, total, over) =>
      `Active members now, locks and lower bounds sum to ${people}, ${over} above the target of ${total}. Raise the target, or allow targets of desa below active members.`,
    maximaBelowTotal: (people, total, short) =>
      `All locks and upper bounds sum to ${people}, ${short} below the target of ${total}. Lower the target or raise the bounds.`,
    capBelowTotal: (people, total, short) =>
      `At most ${people} people fit into the desa (workers, locks and upper bounds), ${short} below the target of ${total}. Lower the target, or allow targets of desa above workers.`,
    byHandShort: (missing, total) => `The typed numbers are ${missing} short of the target of ${total}.`,
    byHandOver: (over, total) => `The typed numbers are ${over} over the target of ${total}.`,
    noWeight: (left, rule) =>
      `${left} people are left to split, but no desa can take them ${rule}. Choose another rule or lower the target.`,
    noWeightIn: (place, rule) =>
      `${place}: its lower bound cannot be reached ${rule}. Choose another rule or lower the bound.`,
    nothingKnown: 'No desa has known workers and active members. Choose another month or denominator above.',
  },
};
