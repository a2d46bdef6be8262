import type { Period } from '#lib/domain/calendar/period.ts';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { chanceOf } from '#lib/domain/targets/outlook.ts';
import type { StillActive } from '#lib/domain/targets/still-active.ts';
import { sideBySide } from '#lib/domain/targets/with-added.ts';
import type { WhatIfDecember } from '#lib/views/what-if-data.ts';
import type { PageContext } from '../pages/app.ts';
import type { TargetAsked } from '../pages/target-page.ts';
import { targetOf } from '../records/targets.ts';
import { readOutlooks } from './read-outlooks.ts';

/** Who is protected where, and who of them stays. */
interface Added {
  year: number;
  at: Period;
  added: readonly (CoverageRow & { added: number })[];
  stay: StillActive;
}

/** December of the year with and without the people added: of the branch, for who may see it, and of each chosen kecamatan. */
export async function whatIfDecembers(
  context: PageContext,
  { records, demo }: TargetAsked,
  { year, at, added, stay }: Added,
): Promise<WhatIfDecember[]> {
  if (added.length === 0) return [];
  const months = { at, to: `${year}-12` };
  const targets = bpuTargets((await targetOf(records, { year, demo }))?.desa ?? []);
  const { scope } = context.facts;
  const all = added.reduce((sum, one) => sum + one.added, 0);
  const branch = context.areas === null ? [{ ...scope, level: 'kabupaten' as const, added: all }] : [];
  const kecamatan = added.map(({ code, name, added: people }) => ({
    ...{ code, name, added: people },
    level: 'kecamatan' as const,
  }));
  const outlooks = {
    kabupaten: await readOutlooks(context, { level: 'kabupaten', segment: 'bpu' }, months),
    kecamatan: await readOutlooks(context, { level: 'kecamatan', segment: 'bpu' }, months),
  };
  return [...branch, ...kecamatan].map((area) => {
    const target = targets.get(area.code) ?? null;
    const { outlook = null, reason = null } = outlooks[area.level].get(area.code) ?? {};
    const ask = { people: area.added, shares: stay, target };
    const sides = outlook && sideBySide(outlook, ask, (people) => chanceOf(outlook, people));
    return { ...area, target, sides, reason };
  });
}

/** BPU targets by code: a kecamatan's is the sum of its desa, the kabupaten's of all. */
function bpuTargets(desa: readonly { segment: string; code: string; people: number }[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { segment, code, people } of desa) {
    if (segment !== 'bpu') continue;
    for (const parts of [2, 3]) {
      const area = code.split('.').slice(0, parts).join('.');
      sums.set(area, (sums.get(area) ?? 0) + people);
    }
  }
  return sums;
}
