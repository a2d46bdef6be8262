import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot, SnapshotTargetLine } from '#lib/domain/reports/snapshot.ts';
import { initDemo } from '#lib/server/prepare.ts';
import { closeRecords } from '#lib/server/records/store.ts';
import { reportFile } from '#lib/server/reports/files/report-file.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';
import { REPOSITORY } from '../../fixture-app.ts';
import { pdfPages } from '../pdf-text.ts';
import { demoReports, desaOf } from './demo-reports.ts';

const LINK = 'https://contoh.example/r/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
let dataDir: string;
let summary: Snapshot;

const frozen = (wanted: Parameters<typeof demoReports>[1]) =>
  demoReports({ appDir: REPOSITORY, dataDir }, wanted);
const pagesOf = async (snapshots: readonly Snapshot[]) =>
  pdfPages((await reportFile(REPOSITORY, snapshots, { format: 'pdf', link: LINK })).body);

describe('reports of the demo as PDF', () => {
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'jangkau-files-'));
    await initDemo({ appDir: REPOSITORY, dataDir, now: '2026-11-27T02:00:00.000Z', onProgress: () => {} });
    [summary] = (await frozen([{ template: 'ringkasan', code: '33.17' }])) as [Snapshot];
  });
  afterAll(async () => {
    await closeWarehouse(dataDir);
    await closeRecords(dataDir);
    await rm(dataDir, { recursive: true });
  });

  it('a summary is one page, in both languages, with targets of all kecamatan too', async () => {
    for (const lang of ['id', 'en'] as const) {
      expect(await pagesOf([{ ...summary, lang }])).toHaveLength(1);
      expect(await pagesOf([withTargets({ ...summary, lang })])).toHaveLength(1);
    }
  });

  it('what a page has no room for is said to be elsewhere', async () => {
    const [page] = await pagesOf([withTargets(summary)]);
    expect(page!.replaceAll(/\s+/g, ' ')).toContain('ada dalam laporan daring dan berkas Excel');
  });

  it('a kecamatan is two to four pages', async () => {
    const codes = summary.rows.flatMap(({ level, code }) => (level === 'kecamatan' ? [code] : []));
    const some = [...new Set(codes)].filter((_, i) => i % 3 === 0);
    expect(some).toHaveLength(5);
    const wanted = some.map((code) => ({ template: 'kecamatan' as const, code }));
    for (const snapshot of await frozen(wanted)) {
      const pages = await pagesOf([snapshot]);
      expect(pages.length, snapshot.place.name).toBeGreaterThanOrEqual(2);
      expect(pages.length, snapshot.place.name).toBeLessThanOrEqual(4);
    }
  });

  it('a desa is one page; many are one file', async () => {
    const codes = desaOf(summary)
      .filter((_, i) => i % 15 === 0)
      .slice(0, 20);
    const snapshots = await frozen(codes.map((code) => ({ template: 'desa', code })));
    const pages = await pagesOf(snapshots);
    expect(pages).toHaveLength(20);
    pages.forEach((page, i) => {
      expect(page).toContain(snapshots[i]!.place.name);
      expect(page).toContain(`Halaman ${i + 1} dari 20`);
    });
  });
});

/** With a target of BPU for the branch and each kecamatan, a fifth above what they have. */
function withTargets(snapshot: Snapshot): Snapshot {
  const lines = snapshot.rows.flatMap(({ level, code, name, segment, active }): SnapshotTargetLine[] => {
    if (level === 'desa' || segment !== 'bpu' || active?.kind !== 'count') return [];
    const target = Math.round(active.count * 1.2);
    const forecast = { people: target, low80: active.count, high80: target + 100, chance: 0.5 };
    return [{ level, code, name, segment, target, active, expected: target - 10, forecast }];
  });
  const blocks = snapshot.blocks.map((block) =>
    block.kind === 'target' ? { ...block, year: 2026, lines } : block,
  );
  return { ...snapshot, blocks };
}
