import { expect, test } from 'vitest';
import type { Snapshot, SnapshotBlock } from '#lib/domain/reports/snapshot.ts';
import type { Lang } from '#lib/views/page-data.ts';
import { reportDocument } from '#lib/views/report/report-document.ts';
import { exampleSnapshot } from './example-snapshot.ts';
import { readable } from './readable.ts';

/** A report of a whole branch on one page, the same with all of it, and one of a desa whose counts are kept back. */
const REPORTS: Record<string, (lang: Lang) => Snapshot> = {
  short: exampleSnapshot,
  full: (lang) => ({ ...exampleSnapshot(lang), template: 'kecamatan' }),
  desa: (lang) => {
    const { rows, blocks, ...example } = exampleSnapshot(lang);
    const code = '33.17.10.2001';
    return {
      ...example,
      template: 'desa',
      place: { level: 'desa', code, name: 'Karangmulyo Contoh', kecamatan: 'Kragan', kabupaten: 'Rembang' },
      rows: rows.filter((row) => row.code === code || row.code === '33.17.10'),
      blocks: blocks.flatMap((block): SnapshotBlock[] => {
        if (block.kind === 'map' || block.kind === 'target') return [];
        if (block.kind !== 'ranking') return [block];
        return [{ ...block, desa: block.desa.filter((one) => one.code === code) }];
      }),
    };
  },
};

test.each(['id', 'en'] as const)('the whole text of reports, to be proofread: %s', async (lang) => {
  for (const [name, of] of Object.entries(REPORTS))
    await expect(readable(reportDocument(of(lang)))).toMatchFileSnapshot(`texts/${name}-${lang}.txt`);
});
