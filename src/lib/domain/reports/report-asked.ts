import { z } from 'zod';
import { DENOMINATORS, SEGMENTS } from '../workers/segments.ts';

export const REPORT_TEMPLATES = ['ringkasan', 'kecamatan', 'desa'] as const;
export type ReportTemplate = (typeof REPORT_TEMPLATES)[number];

export const BLOCK_KINDS = [
  'figures',
  'map',
  'ranking',
  'trend',
  'desa',
  'target',
  'drives',
  'cost',
  'text',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export const MOST_TEXT = 2000;
export const MOST_BLOCKS = 20;
/** Desa in a ranking. */
export const RANKED = { low: 3, high: 50 } as const;
/** Months of a trend. */
export const TREND_MONTHS = { low: 2, high: 60 } as const;

const segment = z.enum(SEGMENTS).default('bpu');
/** Several lines are allowed in a text of one's own; other control characters are not. */
const paragraph = z.string().regex(/^[^\p{Cc}\n]*(\n[^\p{Cc}\n]*)*$/u, 'no control characters');

/** What can be asked of each kind of block. */
export const BLOCK_SCHEMAS = {
  figures: z.strictObject({ kind: z.literal('figures') }),
  map: z.strictObject({ kind: z.literal('map'), segment, measure: z.enum(['gap', 'rate']).default('gap') }),
  ranking: z.strictObject({
    kind: z.literal('ranking'),
    segment,
    /** Desa in the list. */
    count: z.number().int().min(RANKED.low).max(RANKED.high).default(10),
  }),
  trend: z.strictObject({
    kind: z.literal('trend'),
    /** Months up to the one of the report. */
    months: z.number().int().min(TREND_MONTHS.low).max(TREND_MONTHS.high).default(13),
  }),
  desa: z.strictObject({ kind: z.literal('desa'), segment }),
  target: z.strictObject({ kind: z.literal('target') }),
  drives: z.strictObject({ kind: z.literal('drives') }),
  cost: z.strictObject({ kind: z.literal('cost') }),
  text: z.strictObject({ kind: z.literal('text'), text: paragraph.max(MOST_TEXT) }),
};

const block = z.discriminatedUnion('kind', [
  BLOCK_SCHEMAS.figures,
  BLOCK_SCHEMAS.map,
  BLOCK_SCHEMAS.ranking,
  BLOCK_SCHEMAS.trend,
  BLOCK_SCHEMAS.desa,
  BLOCK_SCHEMAS.target,
  BLOCK_SCHEMAS.drives,
  BLOCK_SCHEMAS.cost,
  BLOCK_SCHEMAS.text,
]);
export type ReportBlock = z.infer<typeof block>;

/** A block as it is when it is added. */
export function newBlock(kind: BlockKind): ReportBlock {
  return block.parse(kind === 'text' ? { kind, text: '' } : { kind });
}

/** What somebody composes: which blocks, of which place, month and denominator. */
export const reportAskedSchema = z.strictObject({
  title: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^\p{Cc}]*$/u, 'no control characters'),
  template: z.enum(REPORT_TEMPLATES),
  /** Kabupaten (the whole branch), kecamatan or desa. */
  code: z.string().regex(/^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/),
  /** A month, or the newest one with figures. */
  period: z.union([z.literal('latest'), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)]),
  denominator: z.enum(DENOMINATORS),
  lang: z.enum(['id', 'en']),
  blocks: z.array(block).min(1).max(MOST_BLOCKS),
});
export type ReportAsked = z.infer<typeof reportAskedSchema>;
