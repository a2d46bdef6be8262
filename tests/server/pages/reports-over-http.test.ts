import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReportAsked } from '#lib/domain/reports/report-asked.ts';
import type { ReportSaved } from '#lib/views/reports-data.ts';
import { withServer } from '../run-cli.ts';
import { visitor } from '../signed-in.ts';

const ASKED: ReportAsked = {
  ...{ title: 'Perlindungan pekerja Sale', template: 'kecamatan', code: '33.17.04' },
  ...{ period: 'latest', denominator: 'potensi', lang: 'id' },
  blocks: [{ kind: 'figures' }, { kind: 'text', text: 'Terima kasih.' }],
};

test('a report over HTTP: made, saved, refused, previewed in a frame of its own, taken along', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'jangkau-reports-'));
  try {
    await withServer({ dataDir }, async (url) => {
      const ask = await visitor(dataDir, { role: 'perencana' });
      const json = (method: string, path: string, body: unknown) =>
        ask(`${url}${path}`, {
          method,
          headers: { 'content-type': 'application/json', origin: url },
          body: JSON.stringify(body),
        });

      const made = await json('POST', '/api/v1/reports', { asked: ASKED });
      expect(made.status).toBe(201);
      const { id } = (await made.json()) as { id: string };
      const path = `/api/v1/reports/${id}`;
      const changed = { ...ASKED, title: 'Judul <b>lain</b>' };
      const saved = await json('PUT', path, { base: 1, asked: changed });
      expect((await saved.json()) as ReportSaved).toMatchObject({ version: 2 });

      const messageOf = async (answer: Response) => [
        answer.status,
        ((await answer.json()) as { message: string }).message,
      ];
      expect(await messageOf(await json('PUT', path, { base: 1, asked: ASKED }))).toEqual([
        409,
        expect.stringContaining('diubah orang lain atau tab lain'),
      ]);
      // The same once more: its answer was lost.
      const again = await json('PUT', path, { base: 1, asked: changed });
      expect((await again.json()) as ReportSaved).toMatchObject({ version: 2 });
      const personal = { ...ASKED, title: `Hubungi ${['0812', '3456', '7890'].join('-')}` };
      expect(await messageOf(await json('PUT', path, { base: 2, asked: personal }))).toEqual([
        400,
        expect.stringContaining('NIK'),
      ]);
      expect(
        await messageOf(await json('PUT', path, { base: 2, asked: { ...ASKED, code: '33.17' } })),
      ).toEqual([400, 'Isian “Wilayah” tidak bisa dipakai. Pilih atau isi lagi.']);
      expect(await messageOf(await json('PUT', path, 7))).toEqual([
        400,
        expect.stringContaining('tidak terbaca'),
      ]);
      expect((await json('PUT', '/api/v1/reports/lain', { base: 1, asked: ASKED })).status).toBe(404);

      const preview = await ask(`${url}/laporan/${id}/pratinjau`);
      expect(preview.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'.*; frame-ancestors 'self'$/,
      );
      expect(preview.headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(preview.headers.get('cache-control')).toBe('private, no-store');
      const html = await preview.text();
      expect(html).toContain('Judul &lt;b&gt;lain&lt;/b&gt;');
      expect(html).not.toContain('<b>lain');
      const desk = await ask(`${url}/laporan/${id}`);
      expect(desk.headers.get('x-frame-options')).toBe('DENY');
      expect(desk.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");

      for (const [format, begins] of [
        ['pdf', '%PDF-'],
        ['xlsx', 'PK'],
        ['zip', 'PK'],
        ['html', '<!doctype html>'],
      ] as const) {
        const file = await ask(`${url}${path}/file.${format}`);
        expect(file.headers.get('content-disposition'), format).toMatch(
          new RegExp(`^attachment; filename="[a-z0-9.-]+\\.${format}"$`),
        );
        const bytes = Buffer.from(await file.arrayBuffer());
        expect(bytes.subarray(0, begins.length).toString('latin1').toLowerCase()).toBe(begins.toLowerCase());
      }
      expect((await ask(`${url}${path}/file.docx`)).status).toBe(404);
      expect((await ask(`${url}${path}/file.zip?version=2`)).status).toBe(200);
      expect(await messageOf(await ask(`${url}${path}/file.zip?version=1`))).toEqual([
        400,
        expect.stringContaining('Lihat lagi pratinjaunya'),
      ]);
      const share = async (version: string) => {
        const body = new URLSearchParams({ label: 'Bappeda', until: '90', version });
        const answer = await ask(`${url}/laporan/${id}?/bagikan`, {
          method: 'POST',
          headers: { accept: 'application/json', origin: url },
          body,
        });
        return answer.text();
      };
      expect(await share('1')).toContain('Lihat lagi pratinjaunya');
      expect(await share('')).toContain('Lihat lagi pratinjaunya');
      expect(await share('2')).toContain('/r/');
      expect((await ask(`${url}/api/v1/reports/briefs.pdf?bulan=1999-01`)).status).toBe(400);

      const reader = await visitor(dataDir, { role: 'pembaca' });
      const limited = await visitor(dataDir, { role: 'kepala', areas: ['33.17.04'] });
      for (const other of [reader, limited])
        for (const page of ['/laporan', '/laporan/tautan', `/laporan/${id}`, `/laporan/${id}/pratinjau`])
          expect((await other(`${url}${page}`)).status, page).toBe(403);
    });
  } finally {
    await rm(dataDir, { recursive: true });
  }
});
