import type { settings as id } from './id-settings.ts';

/** English words of the settings page. */
export const settings: typeof id = {
  title: 'Settings',
  question: 'What has the branch decided about its figures?',
  link: 'Settings of figures',
  why: 'A change here builds all figures again: screens, downloads, API and the origin of figures use the same settings. Imported files do not change.',
  denominator: 'Denominator shown unless another is chosen',
  grace: 'Months in arrears before a membership has ended',
  graceWhy:
    'Shipped: 3 months. Applies to files that say the last month paid; a status that a file says is used as it is.',
  selfPaying: 'Payers that follow the contribution rules for self-payers',
  selfPayingWhy:
    'The relief of PP 50/2025 does not apply to participants paid by APBN/APBD. Whether APBDes and DBHCHT are among them is not clear; decide here. Payers left blank follow the rules for government.',
  threshold: 'Limit of small numbers in reports (people)',
  thresholdWhy:
    'Shipped: 5, at least 3. Members from 1 to one below this limit are not written in reports that are shared; other numbers are kept back where the small ones could be worked out. Applies to reports frozen afterwards; figures on these screens do not change.',
  sds: 'Assumed standard deviations',
  sdsWhy:
    'Assumptions of the model, not measured. Leave blank for the shipped one. Larger means wider intervals.',
  sdsCaption: 'Standard deviation per quantity: shipped and used',
  quantity: {
    population: 'Residents of a desa (relative error)',
    share_15_plus: 'Share aged 15 and over (between desa)',
    tpak: 'Labour force participation (between desa)',
    informal_share: 'Informal share (between desa, around their terrain)',
    jakon_share: 'Construction share (between desa, around their terrain)',
    terrain_prior: 'Informal share of a terrain (common to its desa)',
    occupation_share: 'Informal share from registered occupations (error per desa)',
    benchmark_sakernas: 'Informal share of Sakernas (sampling error, kabupaten)',
    benchmark_potensi: 'Border between PU and BPU in Potensi BPJS (kabupaten)',
    benchmark_cabang: "Border between PU and BPU in the branch's own (0: not stated, taken as exact)",
  },
  quantityHeader: 'Quantity',
  shipped: 'Shipped',
  used: 'Used by the branch',
  unit: { share: 'share points (0–1)', relative: 'relative (0–1)', people: 'people' },
  save: 'Save and build',
  reset: 'Return to shipped',
  saving: 'Building…',
  saved: (build) => `Saved. All figures are now from build ${build}.`,
};
