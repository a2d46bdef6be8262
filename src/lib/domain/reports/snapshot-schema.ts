import { z } from 'zod';
import { LEVELS, REASONS } from '../coverage/coverage.ts';
import { DRIVE_STATUSES } from '../drives/kinds.ts';
import type { PublishedCount } from '../privacy/suppression/count-table.ts';
import { DENOMINATORS, SEGMENTS, SEGMENTS_AND_TOTAL } from '../workers/segments.ts';
import { BLOCK_SCHEMAS, REPORT_TEMPLATES, reportAskedSchema } from './report-asked.ts';
import type { Snapshot } from './snapshot.ts';

// What may leave the house, field by field: anything else is refused, when it is frozen and when it is read again.

const whole = z.number().int();
const people = whole.min(0);
const share = z.number().min(0).max(1);
const line = z
  .string()
  .max(1000)
  .regex(/^[^\p{Cc}]*$/u, 'no control characters');
const name = line.max(120);
const code = z.string().regex(/^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/);
const desaCode = z.string().regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/);
const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const date = z.iso.date();
const segment = z.enum(SEGMENTS);
const segmentOrTotal = z.enum(SEGMENTS_AND_TOTAL);
const level = z.enum(LEVELS);
const threshold = whole.min(3);

export const publishedCountSchema: z.ZodType<PublishedCount> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), count: people }),
  z.strictObject({ kind: z.literal('small'), below: threshold }),
  z
    .strictObject({ kind: z.literal('hidden'), low: people, high: people })
    .refine(({ low, high }) => low < high, { error: 'nothing is hidden' }),
]);
const count = publishedCountSchema.nullable();

const row = z.strictObject({
  level,
  code,
  name,
  kecamatanCode: code.nullable(),
  kecamatan: name.nullable(),
  period,
  segment: segmentOrTotal,
  denominator: z.enum(DENOMINATORS),
  denominatorAsOf: period.nullable(),
  simulated: z.boolean(),
  eligible: people.nullable(),
  eligibleLow: people.nullable(),
  eligibleHigh: people.nullable(),
  eligibleReported: people.nullable(),
  desaReported: people,
  desaExpected: people,
  active: count,
  rate: z.number().min(0).nullable(),
  rateLow: z.number().min(0).nullable(),
  rateHigh: z.number().min(0).nullable(),
  gap: whole.nullable(),
  gapLow: whole.nullable(),
  gapHigh: whole.nullable(),
  reason: z.enum(REASONS).nullable(),
});

const shape = z.strictObject({
  code: desaCode,
  approximate: z.boolean(),
  rings: z.array(z.array(whole.min(0))),
});

const rank = whole.min(1);
const certainty = z.strictObject({
  rank,
  rankLow: rank,
  rankHigh: rank,
  of: rank,
  top10: share,
  top20: share,
  top50: share,
  group: rank,
  groupSize: rank,
});

const trendPoint = z.strictObject({
  period,
  active: z.strictObject({ pu: count, bpu: count, jakon: count }),
  incomplete: z.array(segment),
});

const targetLine = z.strictObject({
  level,
  code,
  name,
  segment: segmentOrTotal,
  target: people,
  active: count,
  expected: whole.nullable(),
  forecast: z.strictObject({ people: whole, low80: whole, high80: whole, chance: share }).nullable(),
});

const place = { code: desaCode, name, kecamatan: name };
const visits = z.strictObject({ ...place, dates: z.array(date), registered: count });
const planned = z.strictObject({ ...place, date, status: z.enum(DRIVE_STATUSES) });

const cost = z.strictObject({
  payer: name,
  sectors: z.array(name),
  monthlyIdr: z.array(z.strictObject({ from: period, to: period, idr: people })),
  totalIdr: people,
  lowIdr: people.nullable(),
  highIdr: people.nullable(),
});

const block = z.discriminatedUnion('kind', [
  BLOCK_SCHEMAS.figures,
  BLOCK_SCHEMAS.desa,
  BLOCK_SCHEMAS.text,
  BLOCK_SCHEMAS.map.extend({ shapes: z.array(shape), approximate: people, credit: line.nullable() }),
  BLOCK_SCHEMAS.ranking.extend({ desa: z.array(z.strictObject({ code: desaCode, certainty })) }),
  BLOCK_SCHEMAS.trend.extend({ points: z.array(trendPoint) }),
  BLOCK_SCHEMAS.target.extend({ year: whole.nullable(), lines: z.array(targetLine) }),
  BLOCK_SCHEMAS.drives.extend({
    from: date,
    to: date,
    done: z.array(visits),
    total: z.strictObject({ visits: people, registered: count }),
    planned: z.array(planned),
  }),
  BLOCK_SCHEMAS.cost.extend({ from: period, months: people, gap: whole.nullable(), costs: z.array(cost) }),
]);

/** A snapshot and nothing beside it. */
export const snapshotSchema: z.ZodType<Snapshot> = z.strictObject({
  format: z.literal(1),
  title: reportAskedSchema.shape.title,
  template: z.enum(REPORT_TEMPLATES),
  lang: z.enum(['id', 'en']),
  place: z.strictObject({ level, code, name, kecamatan: name.nullable(), kabupaten: name }),
  period,
  denominator: z.strictObject({
    id: z.enum(DENOMINATORS),
    values: z.array(
      z.strictObject({
        segment: segmentOrTotal,
        label: line,
        value: people,
        asOf: period,
        definition: line,
        source: line,
      }),
    ),
  }),
  threshold,
  simulated: z.boolean(),
  frozenAt: z.iso.datetime(),
  build: z.string().regex(/^[\w-]{1,80}$/),
  rows: z.array(row),
  blocks: z.array(block),
  sources: z.array(z.strictObject({ heading: line, lines: z.array(line) })),
});
