import { afterAll, beforeAll, expect, test } from 'vitest';
import { sheetsUrl } from '#lib/views/sheet-links.ts';
import { pdfPages } from '../reports/pdf-text.ts';
import { withServer } from '../run-cli.ts';
import { visitor } from '../signed-in.ts';
import { closeDemoPlan, openDemoPlan, type DemoPlan } from './demo-plan.ts';

let demo: DemoPlan;
beforeAll(async () => {
  demo = await openDemoPlan();
}, 180_000);
afterAll(() => closeDemoPlan(demo));

const TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const;

test('the built server gives the sheets of a plan, and says what is wrong otherwise', async () => {
  const { asked, request, result } = demo.plan;
  const { id } = await demo.keep('Desember', asked, { request, result, demo: false });
  const bare = await demo.keep('Belum dihitung', asked, { request, result: null, demo: false });
  await withServer({ dataDir: demo.dataDir }, async (url) => {
    const planner = await visitor(demo.dataDir, { role: 'kepala' });
    const get = (path: string, as = planner) => as(url + path);

    for (const format of ['pdf', 'xlsx', 'ics', 'txt'] as const) {
      const answer = await get(sheetsUrl(id, format));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, TYPES[format]]);
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="rencana-desember-2026.${format}"`,
      );
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    const { date, team, stops } = result!.days[0]!;
    const query = { tanggal: date, tim: team, lang: 'en' } as const;
    const several = await Promise.all([1, 2, 3].map(() => get(sheetsUrl(id, 'pdf', query))));
    for (const answer of several) {
      const pages = await pdfPages(new Uint8Array(await answer.arrayBuffer()));
      expect(pages.length).toBe(1 + stops.length);
      expect(pages[0]).toContain('Route sheet');
    }

    const wrong = async (path: string, as = planner) => {
      const answer = await get(path, as);
      return [answer.status, ((await answer.json()) as { error: { message: string } }).error.message];
    };
    const noSuchPlan = [404, 'Rencana ini tidak ada; buka daftar rencana lalu pilih salah satunya.'];
    expect(await wrong(sheetsUrl('tidak-ada', 'pdf'))).toEqual(noSuchPlan);
    expect(await wrong(sheetsUrl(demo.plan.id, 'pdf'))).toEqual(noSuchPlan);
    expect(await wrong(sheetsUrl(bare.id, 'pdf'))).toEqual([409, expect.stringContaining('belum dihitung')]);
    expect(await wrong(sheetsUrl(bare.id, 'ics', { lang: 'en' }))).toEqual([
      409,
      expect.stringContaining('has not been made yet'),
    ]);
    expect(await wrong(`/api/v1/plans/${id}/sheets.docx`)).toEqual([
      404,
      'Bentuk berkas itu tidak ada; yang ada: pdf, xlsx, ics, txt.',
    ]);
    expect(await wrong(sheetsUrl(id, 'txt', { tanggal: '2027-01-01' }))).toEqual([
      404,
      expect.stringContaining('Tidak ada hari tim untuk 2027-01-01'),
    ]);
    expect(await wrong(`${sheetsUrl(id, 'pdf')}?isi=peta`)).toEqual([
      400,
      expect.stringContaining('jalan, desa'),
    ]);
    expect(await wrong(`${sheetsUrl(id, 'pdf')}?penyebut=lain`)).toEqual([
      400,
      expect.stringContaining('potensi'),
    ]);
    const reader = await visitor(demo.dataDir, { role: 'pembaca' });
    const limited = await visitor(demo.dataDir, { role: 'kepala', areas: ['33.17.10'] });
    expect((await get(sheetsUrl(id, 'pdf'), reader)).status).toBe(403);
    expect((await get(sheetsUrl(id, 'pdf'), limited)).status).toBe(403);
    expect((await get(sheetsUrl(id, 'pdf'), fetch)).status).toBe(401);
  });
}, 180_000);
