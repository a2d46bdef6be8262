import { expect, test } from 'vitest';
import { BLOCK_KINDS, newBlock } from '#lib/domain/reports/report-asked.ts';

test('a new block is of its kind, with what is usually asked of it', () => {
  expect(BLOCK_KINDS.map(newBlock)).toEqual([
    { kind: 'figures' },
    { kind: 'map', segment: 'bpu', measure: 'gap' },
    { kind: 'ranking', segment: 'bpu', count: 10 },
    { kind: 'trend', months: 13 },
    { kind: 'desa', segment: 'bpu' },
    { kind: 'target' },
    { kind: 'drives' },
    { kind: 'cost' },
    { kind: 'text', text: '' },
  ]);
});
