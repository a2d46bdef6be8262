import type { Period } from '#lib/domain/calendar/period.ts';
import { dateOf, dayNumber, weekdayOf } from '#lib/domain/outreach/calendar.ts';
import type { Selection } from '#lib/views/page-data.ts';
import type { WhatIfPageData } from '#lib/views/what-if-data.ts';
import { coversCode } from '../accounts/actor.ts';
import type { PageContext } from './app.ts';

/** Days from the first Monday of a plan to the Friday of its fourth week. */
const FOUR_WEEKS = 25;

/** What a plan of visits to chosen kecamatan is made from: desa with their BPU gap, where to begin, and four weeks. */
export async function planFacts(
  { rows, facts, areas }: PageContext,
  { denominator }: Selection,
  { at, kecamatan, from }: { at: Period; kecamatan: readonly string[]; from: Period },
): Promise<WhatIfPageData['plan']> {
  const found = await rows({ level: 'desa', periods: [at], segments: ['bpu'], denominator });
  const gaps = new Map(found.map(({ code, gap }) => [code, gap]));
  const seen = facts.desa.filter(({ code }) => coversCode({ areas }, code));
  const desa = seen.map(({ code, name, kecamatan_code: of, lat, lon }) => {
    const gap = kecamatan.includes(of) ? (gaps.get(code) ?? null) : null;
    return { code, name, kecamatan: of, lat, lon, unprotected: gap === null ? null : Math.max(0, gap) };
  });
  const monday = firstMonday(from);
  return { desa, base: baseOf(seen), from: dateOf(monday), to: dateOf(monday + FOUR_WEEKS) };
}

/** The most populous kelurahan, else desa: the office's own place is not known here. */
function baseOf(desa: PageContext['facts']['desa']): string {
  const urban = desa.filter(({ type }) => type === 'kelurahan');
  const [first] = (urban.length > 0 ? urban : [...desa]).sort((a, b) => b.population - a.population);
  return first?.code ?? '';
}

function firstMonday(month: Period): number {
  const first = dayNumber(`${month}-01`);
  return first + ((8 - weekdayOf(`${month}-01`)) % 7);
}
