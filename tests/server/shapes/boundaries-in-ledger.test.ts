import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { undoImport } from '#lib/server/imports/publish-import.ts';
import { readLedger, payloadPath } from '#lib/server/ledger/ledger.ts';
import { prepareBoundaries } from '#lib/server/shapes/prepare-boundaries.ts';
import { loadShapes } from '#lib/server/shapes/serve-shapes.ts';
import { readReference } from '#lib/server/warehouse/reference.ts';
import { TESTER, DESA, NOW, withFixtureApp, type FixtureApp } from '../fixture-app.ts';
import { nextTime, publishText } from '../imports/working.ts';

/** Squares of `size` degrees for the given desa. */
function squares(codes: readonly string[], size: number): string {
  const features = codes.map((code, i) => {
    const [x, y] = [111 + i / 10, -6.8];
    const ring = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]; // prettier-ignore
    return {
      type: 'Feature',
      properties: { KODE: code },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

async function served(app: FixtureApp) {
  const { desa } = await readReference(app.appDir, '99.01');
  return loadShapes(app.dataDir, desa);
}

const publish = (app: FixtureApp, codes: readonly string[], size: number, source: string) =>
  publishText(app, `${source}.geojson`, squares(codes, size), { replace: true }, { source });

const undo = (app: FixtureApp, id: string) =>
  undoImport(id, { ...app, now: nextTime(), actor: TESTER, onProgress: () => undefined });

test('the map follows each publication and each undo, without a restart', () =>
  withFixtureApp(async (app) => {
    const cells = await served(app);
    expect(cells.info).toMatchObject({ kind: 'cells', approximate: 6 });
    const first = await publish(app, DESA, 0.05, 'satu');
    const one = await served(app);
    expect(one.info).toMatchObject({ kind: 'official', approximate: 0, source: 'satu' });
    const second = await publish(app, DESA.slice(1), 0.04, 'dua');
    expect((await served(app)).info).toMatchObject({ kind: 'official', approximate: 1, source: 'dua' });
    await undo(app, second.entry.id);
    expect((await served(app)).etag).toBe(one.etag);
    await undo(app, first.entry.id);
    expect((await served(app)).etag).toBe(cells.etag);
  }));

test('every publication and undo of boundaries is a build of its own, which is what the served map is kept by', () =>
  withFixtureApp(async (app) => {
    const { build: before } = await app.build();
    const { entry } = await publish(app, DESA, 0.05, 'satu');
    const { build: after } = await app.build();
    expect(after.id).not.toBe(before.id);
    await undo(app, entry.id);
    expect((await app.build()).build.id).toBe(before.id);
  }));

test('boundaries of an earlier version of Jangkau are used until some are imported', () =>
  withFixtureApp(async (app) => {
    const { desa } = await readReference(app.appDir, '99.01');
    const content = new TextEncoder().encode(squares(DESA.slice(2), 0.05));
    const { payload } = await prepareBoundaries('lama.geojson', content, desa, {
      ...{ importedAt: NOW, source: 'lama' },
    });
    await writeFile(join(app.dataDir, 'boundaries.json'), payload);
    expect((await served(app)).info).toMatchObject({ approximate: 2, source: 'lama' });
    const { entry } = await publish(app, DESA, 0.05, 'baru');
    expect((await served(app)).info).toMatchObject({ approximate: 0, source: 'baru' });
    await undo(app, entry.id);
    expect((await served(app)).info).toMatchObject({ approximate: 2, source: 'lama' });
  }));

test('damaged boundaries or a damaged ledger: cells are drawn, and the warning says which', () =>
  withFixtureApp(async (app) => {
    await publish(app, DESA, 0.05, 'satu');
    const [entry] = await readLedger(app.dataDir);
    const path = payloadPath(app.dataDir, entry!);
    await writeFile(path, 'x'.repeat(entry!.bytes));
    expect(await served(app)).toMatchObject({
      info: { kind: 'cells' },
      warning: expect.stringMatching(/boundary file is damaged/),
    });
    await writeFile(path, 'x');
    expect(await served(app)).toMatchObject({
      info: { kind: 'cells' },
      warning: expect.stringMatching(/import "satu\.geojson" again/),
    });
  }));
