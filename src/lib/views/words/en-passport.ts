import type { passport as id } from './id-passport.ts';

/** English words of the passport of a figure. */
export const passport: typeof id = {
  link: 'Where this figure comes from',
  title: (measure, segment, place) => `Origin: ${measure} ${segment}, ${place}`,
  unknown: 'unknown',
  formula: 'How it is worked out',
  rate: (active, base, rate) => `Coverage = active members ÷ workers = ${active} ÷ ${base} = ${rate}`,
  gap: (active, base, gap) => `Gap = workers − active members = ${base} − ${active} = ${gap}`,
  active: (parts, active) => `Active members = ${parts} = ${active}`,
  activeNone: (why) => `Active members: ${why}.`,
  eligible: (place, eligible, interval) => `Workers of ${place} = ${eligible} (95% interval: ${interval})`,
  eligibleWhole: (value, set, asOf) =>
    `Workers of the kabupaten = ${value}: value of the denominator ${set} as of ${asOf}`,
  employed: (population, share, tpak, tpt, employed) =>
    `Working residents = ${population} × ${share} aged 15+ × participation ${tpak} × (1 − unemployment ${tpt}) = ${employed}`,
  raked: (value, set) =>
    `All desa are then raked so that they sum exactly to ${value}, the denominator ${set}.`,
  prior: (terrain, informal, jakon) =>
    `Prior shares by terrain (${terrain}): informal ${informal}, construction ${jakon}.`,
  priorOccupations: (people, informal, jakon) =>
    `Prior shares from the registered occupations of ${people} people: informal ${informal}, construction ${jakon}.`,
  fit: (segment, factor) =>
    `The fit multiplies the ${segment} workers of this desa (working residents × prior share) by ${factor}.`,
  sources: (desa, ages, occupations) =>
    `Sum of ${desa} desa: ${ages} rest on their own age groups, ${occupations} on registered occupations; the others on the figures of the kabupaten and their terrain.`,
  ownAges: (share) => `Aged 15 and over in this desa: ${share}, from imported age groups.`,
  partial: (desa, of) =>
    `Only ${desa} of ${of} desa reported; the base is the workers of the desa and segments that did.`,
  intervalWhy: (draws, seed) =>
    `95% interval from ${draws} draws of the assumptions below (seed ${seed}); every draw sums exactly to its denominator.`,
  narrow: (interval) =>
    `80% interval of this figure: ${interval}; narrower, but two times in ten the true figure is outside.`,
  denominator: 'Denominator',
  denominatorLine: (label, segment, value, asOf) => `${label}, ${segment}: ${value}, as of ${asOf}`,
  source: 'Source',
  inputs: 'Inputs',
  population: {
    census: 'Residents: censuses of 2010 and 2020, scaled to the kabupaten count of 2025',
    import: (month) => `Residents: imported, ${month}`,
  },
  labour: (share, tpak, tpt) =>
    `Labour of the kabupaten: aged 15+ ${share}, participation ${tpak} (2022), unemployment ${tpt} (2023); BPS`,
  imports: 'Membership files of the month',
  importsNone: 'There is no membership file for this month.',
  file: (rows, when, author) => `${rows} records, loaded ${when} by ${author}`,
  hash: 'SHA-256',
  loaded: (month, when) => `Members of ${month}, last loaded ${when}`,
  map: 'Map',
  simulated: 'simulated',
  rows: 'Records used and left out',
  used: (segment, payer, rows, active) => `${segment}, ${payer}: ${rows} records, ${active}`,
  leftOut: (segment, desa, names) =>
    `${segment}: ${desa} desa did not report (${names}); not counted as zero`,
  leftOutNone: 'Every desa reported this segment.',
  assumptions: 'Assumptions',
  assumption: (quantity, sd, unit) => `${quantity}: standard deviation ${sd} ${unit}`,
  own: 'set by the branch',
  grace: (months) => `Months in arrears before a membership has ended: ${months}`,
  build: 'Build',
  buildLine: (id, when) => `${id}, built ${when}`,
  columns: [
    'active, eligible, gap: people; eligible is an estimate of the model, not a count.',
    'gap = eligible_reported − active; rate = active ÷ eligible_reported; above 1 is not cut.',
    'eligible_reported: workers of the desa and segments that reported; equals eligible where all did.',
    '…_low and …_high: 95% interval; …_low80 and …_high80: 80% interval.',
    'Empty cells: unknown (the reason is in the column reason), not zero.',
  ],
  footnotes: 'Notes',
  footnotesTitle: 'Notes on the coverage table',
  json: 'The same as JSON',
};
