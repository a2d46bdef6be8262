import type { Words } from './id.ts';

/** English words of what waits for whoever reads the overview. */
export const agenda: Words['agenda'] = {
  title: { kepala: 'To be decided', perencana: 'To be done', admin: 'To be mended' },
  none: 'Nothing is waiting.',
  noTarget: (year) => `The target of ${year} is not set.`,
  set: 'Set the target',
  course: 'See the target',
  unlikely: (year, count, names) =>
    `${count} kecamatan will hardly reach their BPU target of ${year} (chance below 20%), above all ${names}.`,
  unlikelyLink: 'See kecamatan',
  importDue: (due, last) => `Members of ${due} are not loaded; the last month is ${last}.`,
  importFirst: (due) => `Members of ${due} are not loaded.`,
  importLink: 'Load a file',
  ending: (people, first) =>
    `${people} sponsored members end within 90 days, the first at the end of ${first}.`,
  endingLink: 'See the batches',
  rise: (month, before, after, people) =>
    `From ${month} those who pay themselves pay ${after} a month instead of ${before}; up to ${people} members.`,
  riseUnknown: (month, before, after) =>
    `From ${month} those who pay themselves pay ${after} a month instead of ${before}.`,
  riseLink: 'See the forecast',
  mend: (kinds) => `${kinds} kinds of data problems should be mended before figures are used.`,
  mendLink: 'Data quality',
  go: (names) => `Most workers without protection are in ${names}.`,
  goLink: 'See on the map',
  nextDrive: (date, visits, names) => `Next visits ${date}: ${visits} desa (${names}).`,
  andMore: (count) => `and ${count} more`,
  unrecorded: (visits, since) =>
    `${visits} visits that are over have no result recorded, the oldest of ${since}.`,
  visitsLink: 'Open Visits',
};
