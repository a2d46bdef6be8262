import type { occupations as id } from './id-occupations.ts';

/** English words of the page of occupations. */
export const occupations: typeof id = {
  link: 'Occupations',
  title: 'Dukcapil occupations',
  question: 'Which occupations are PU, BPU or Jakon?',
  why: 'Where residents by occupation (Dukcapil) are imported for every desa, the shares of informal and construction workers of a desa come from them and not from its terrain. The statuses below say how and may be changed; all figures are then worked out again. A desa with fewer than 30 people of a classified occupation keeps the shares of its terrain.',
  notImported:
    'No residents by occupation are imported for every desa; every desa takes the shares of its terrain.',
  used: (desa, all, month) => `${desa} of ${all} desa rest on registered occupations, ${month}.`,
  unknown: 'Occupations of the file that are not in the list',
  unknownWhy:
    'They are left out of the shares of a desa. Correct their names in the file and import it again.',
  shipped: (name) => `shipped: ${name}`,
  status: {
    pu: 'PU',
    bpu: 'BPU',
    jakon: 'Jakon',
    outside: 'At work, outside BPJS Ketenagakerjaan',
    'not-working': 'Not at work',
    mixed: 'Mixed, not used',
  },
};
