import type { ranks as id } from './id-ranks.ts';

/** English words of how sure an order of desa is. */
export const ranks: typeof id = {
  group: 'Group',
  groupOf: (group, size) => `${group} (${size} desa)`,
  groupAlone: (group) => `${group} (alone)`,
  alikeTop: (alike, of) =>
    `The order of ${alike} of the first ${of} desa cannot be told: each shares its group with other desa.`,
  alikeTopNone: (of) => `The first ${of} desa can be told apart one by one.`,
  alike: (others, chance) =>
    `Cannot be told apart from ${others} other desa: the chance that the order is really the other way round is at least ${chance}. The order alone is no reason to put one of them first.`,
  alikeNone: (chance) =>
    `Can be told apart from every other desa: the chance of the order being the other way round is below ${chance} for each.`,
  inGroup: (group, size) =>
    `Group ${group} from the largest, ${size} desa: cannot be told apart from the first desa of the group.`,
  inGroupAlone: (group) => `Group ${group} from the largest, this desa only.`,
  heading: 'Ranks, chances and groups',
  draws: (draws, seed) =>
    `From ${draws} draws of the assumptions of the workers model (seed ${seed}); every draw sums exactly to its denominator.`,
  chance:
    'In every draw the gap (workers − active members) of all desa is worked out and ordered again. Chance of the 10 largest = share of draws in which the desa is among them; likewise 20 and 50.',
  range: 'The range of ranks holds 95% of the draws, rounded outwards.',
  alikeMeans: (chance, level) =>
    `Two desa cannot be told apart when the one smaller by estimate is as large or larger in at least ${chance} of the draws: the ${level} interval of their difference holds zero.`,
  groupMeans:
    'Groups are made from the top: a desa joins the current group while it cannot be told apart from the first one in it; the first that can be begins the next group.',
  outside: 'Errors of the membership counts are not in the draws.',
  reference:
    'References: Goldstein & Spiegelhalter (1996), J. R. Statist. Soc. A 159(3); Klein, Wright & Wieczorek (2020), J. R. Statist. Soc. C 69(3).',
};
