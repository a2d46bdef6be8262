import type { Period } from '#lib/domain/calendar/period.ts';
import { segmentStart, type StartFigures } from '#lib/domain/targets/start-figures.ts';
import { SEGMENTS, type DenominatorId, type Segment } from '#lib/domain/workers/segments.ts';
import type { TargetDesa } from '#lib/views/target-data.ts';
import { splitDesa } from '#lib/views/target-draft.ts';
import type { PageContext } from '../pages/app.ts';
import { readResponses } from './read-responses.ts';

/** What a target of all segments is split by, as the served build knows it: every desa's figures, and their sums. */
export async function readStart(
  context: PageContext,
  { period, denominator }: { period: Period; denominator: DenominatorId },
): Promise<{ start: StartFigures; desa: TargetDesa[] }> {
  const { rows, facts } = context;
  const responses = await readResponses(context, { period, denominator });
  const coverage = await rows({ level: 'desa', periods: [period], segments: SEGMENTS, denominator });
  const found = new Map(coverage.map((row) => [`${row.code} ${row.segment}`, row]));
  const desa = facts.desa.map(({ code, name, kecamatan_code: kecamatan }) => {
    const of = (segment: Segment) => {
      const row = found.get(`${code} ${segment}`);
      return {
        eligible: row?.eligible ?? null,
        active: row?.active ?? null,
        responseRate: segment === 'bpu' ? (responses.get(kecamatan) ?? null) : null,
      };
    };
    return { code, name, kecamatan, figures: { pu: of('pu'), bpu: of('bpu'), jakon: of('jakon') } };
  });
  const values = facts.denominators[denominator] ?? [];
  const baseOf = (segment: Segment | 'total') => {
    const value = values.find((one) => one.segment === segment);
    return value ? { value: value.value, asOf: value.asOf } : null;
  };
  const of = (segment: Segment) => segmentStart(splitDesa(desa, segment), baseOf(segment));
  return {
    start: {
      period,
      denominator,
      segments: { pu: of('pu'), bpu: of('bpu'), jakon: of('jakon') },
      total: baseOf('total'),
    },
    desa,
  };
}
