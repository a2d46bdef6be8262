import { LEAST_COMPARED } from '#lib/domain/drives/effect.ts';
import type { EffectPageData } from '#lib/views/effect-data.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { readEffect } from '../drives/read-effect.ts';
import type { VisitsOf } from '../drives/read-outcomes.ts';
import type { PageContext } from './app.ts';

/** What drives have changed, with every desa and those it is compared with. */
export async function loadEffectPage(
  context: PageContext,
  { denominator }: Selection,
  of: VisitsOf,
): Promise<EffectPageData> {
  const { effect, visited } = await readEffect(context, of, denominator);
  const { compared, leftOut, ...rest } = effect;
  const { periods, desa } = context.facts;
  const known = new Map(desa.map((one) => [one.code, one]));
  const place = (code: string) => ({ code, name: known.get(code)!.name });
  const within = (code: string) => ({ ...place(code), kecamatan: known.get(code)!.kecamatan });
  const eligible = compared.map((one) => one.desa.eligible);
  return {
    effect: rest,
    rows: compared.map(({ visit, desa: { code, change }, expected, controls }) => ({
      ...{ ...within(code), visit: periods[visit]!, change, expected },
      controls: controls.map((one) => place(one.code)),
    })),
    leftOut: leftOut.map(({ code, why }) => ({ ...within(code), why })),
    visited,
    meanEligible: eligible.length === 0 ? null : eligible.reduce((a, b) => a + b, 0) / eligible.length,
    lastPeriod: periods.at(-1) ?? null,
    leastCompared: LEAST_COMPARED,
  };
}
