import type { SegmentOrTotal } from '../../domain/workers/segments.ts';

/** One colour for a segment everywhere; told apart by lightness too. */
export const SEGMENT_COLOURS: Record<SegmentOrTotal, string> = {
  pu: '#2563eb',
  bpu: '#b45309',
  jakon: '#7c3aed',
  total: '#334155',
};
