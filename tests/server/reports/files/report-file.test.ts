import { describe, expect, it } from 'vitest';
import { reportFileName } from '#lib/server/reports/files/file-name.ts';
import { REPORT_FORMATS, reportFile } from '#lib/server/reports/files/report-file.ts';
import { REPOSITORY } from '../../fixture-app.ts';
import { exampleSnapshot } from '../../../views/report/example-snapshot.ts';

const snapshot = exampleSnapshot();
const place = { level: 'desa', code: '33.17.10.2001', name: "Sendang'waru" } as const;
const desa = {
  ...snapshot,
  template: 'desa' as const,
  place: { ...place, kecamatan: 'Kragan', kabupaten: 'Kabupaten Rembang' },
};
const elsewhere = { ...desa, place: { ...desa.place, code: '33.17.04.2001', kecamatan: 'Sale' } };

describe('name of a file', () => {
  it.each([
    [[snapshot], 'simulasi-laporan-ringkasan-rembang-2026-10.pdf'],
    [[{ ...snapshot, simulated: false }], 'laporan-ringkasan-rembang-2026-10.pdf'],
    [[exampleSnapshot('en')], 'simulation-report-summary-rembang-2026-10.pdf'],
    [[desa], 'simulasi-laporan-desa-sendang-waru-kragan-2026-10.pdf'],
    [[desa, desa], 'simulasi-laporan-desa-kecamatan-kragan-2026-10.pdf'],
    [[desa, elsewhere], 'simulasi-laporan-desa-rembang-2026-10.pdf'],
  ])('says what, where and when', (snapshots, name) => {
    expect(reportFileName(snapshots, 'pdf')).toBe(name);
  });
});

describe('reports as a file', () => {
  it.each(REPORT_FORMATS)('%s begins as its kind does', async (format) => {
    const { body, fileName, mediaType } = await reportFile(REPOSITORY, [snapshot], { format, link: null });
    const begins = { pdf: '%PDF', xlsx: 'PK\u0003\u0004', zip: 'PK\u0003\u0004', html: '<!doctype html>' }[
      format
    ];
    expect(Buffer.from(body).subarray(0, begins.length).toString()).toBe(begins);
    expect(fileName.endsWith(`.${format}`)).toBe(true);
    expect(mediaType).toMatch(/^(application|text)\//);
  });

  it('several are a PDF or nothing', async () => {
    const asked = { format: 'xlsx', link: null } as const;
    await expect(reportFile(REPOSITORY, [snapshot, snapshot], asked)).rejects.toThrow('2 reports as xlsx');
    await expect(reportFile(REPOSITORY, [], { ...asked, format: 'pdf' })).rejects.toThrow('0 reports as pdf');
  });
});
