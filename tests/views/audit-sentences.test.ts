import { describe, expect, test } from 'vitest';
import { AUDIT_ACTIONS, type AuditEntry } from '#lib/views/audit-data.ts';
import { auditDetails, auditSentence } from '#lib/views/audit-sentences.ts';
import { wordsFor } from '#lib/views/words/index.ts';

const entry = (change: Partial<AuditEntry>): AuditEntry => ({
  id: 1,
  at: '2026-11-20T03:00:00.000Z',
  actorId: 'sri',
  actorName: 'Sri',
  actorKind: 'account',
  origin: '203.0.113.7',
  action: 'account.sign-in',
  objectKind: 'account',
  objectId: 'sri',
  details: {},
  ...change,
});
const IMPORT = {
  action: 'import.publish' as const,
  details: {
    fileName: 'okt.csv',
    kind: 'enrollment',
    from: '2026-08',
    to: '2026-10',
    rows: 1882,
    people: 61_000,
  },
};
const TARGET = {
  action: 'target.save' as const,
  objectId: '2027',
  details: { version: 3, pu: null, bpu: 25_000, jakon: null, reason: 'rapat kerja' },
};

describe('a sentence of an entry', () => {
  test.each([
    [{}, 'Sri masuk', 'Sri signed in'],
    [{ actorName: '', actorKind: 'command-line' }, 'baris perintah masuk', 'command line signed in'],
    [
      IMPORT,
      'Sri memuat berkas “okt.csv” (Jumlah peserta, Agu 2026–Okt 2026): 1.882 baris, 61.000 orang',
      'Sri loaded the file “okt.csv” (Numbers of members, Aug 2026–Oct 2026): 1,882 rows, 61,000 people',
    ],
    [
      {
        ...IMPORT,
        details: {
          fileName: 'desa.geojson',
          kind: 'boundaries',
          from: null,
          to: null,
          rows: null,
          people: null,
        },
      },
      'Sri memuat berkas “desa.geojson” (Batas desa)',
      'Sri loaded the file “desa.geojson” (Desa boundaries)',
    ],
    [
      TARGET,
      'Sri menetapkan target 2027: BPU 25.000 (versi 3), ‘rapat kerja’',
      'Sri set the target 2027: BPU 25,000 (version 3), ‘rapat kerja’',
    ],
    [
      {
        ...TARGET,
        action: 'target.undo',
        details: { version: 4, pu: null, bpu: null, jakon: null, reason: '' },
      },
      'Sri mengurungkan target 2027: tanpa target (versi 4)',
      'Sri undid the target 2027: no target (version 4)',
    ],
    [
      {
        action: 'settings.change',
        details: { graceMonths: '3 → 4', 'sds.tpak': '– → 0.05', 'reports.threshold': '5 → 7' },
      },
      'Sri mengubah pengaturan angka: bulan tenggang: 3 → 4 · simpangan tpak: – → 0.05 · batas angka kecil dalam laporan: 5 → 7',
      'Sri changed settings of figures: months of grace: 3 → 4 · deviation tpak: – → 0.05 · limit of small numbers in reports: 5 → 7',
    ],
    [
      { action: 'token.create', details: { name: 'laporan', permissions: ['figures:read'] } },
      'Sri membuat token: nama: laporan · hak: membaca angka',
      'Sri made a token: name: laporan · rights: read figures',
    ],
    [
      { action: 'account.change', details: { name: null, role: 'pembaca', areas: [], on: true } },
      'Sri mengubah akun: peran: Pembaca · menyala: ya',
      'Sri changed an account: role: Reader · on: yes',
    ],
    [
      {
        action: 'report.save',
        details: { name: 'Untuk bupati', template: 'ringkasan', code: '33.17', period: 'latest' },
      },
      'Sri menyimpan laporan: nama: Untuk bupati · jenis laporan: Ringkasan untuk bupati · kode: 33.17 · bulan laporan: Selalu terbaru',
      'Sri saved a report: name: Untuk bupati · kind of report: Summary for the regent · code: 33.17 · month of the report: Always the latest',
    ],
    [
      { action: 'report.download', details: { format: 'pdf', period: '2026-10' } },
      'Sri mengunduh laporan: bentuk berkas: pdf · bulan laporan: Okt 2026',
      'Sri downloaded a report: kind of file: pdf · month of the report: Oct 2026',
    ],
    [
      { action: 'other', details: { baru: 1 } },
      'Sri melakukan tindakan lain: baru: 1',
      'Sri did something else: baru: 1',
    ],
  ] satisfies [Partial<AuditEntry>, string, string][])('%j', (change, id, en) => {
    expect(auditSentence(entry(change), 'id')).toBe(id);
    expect(auditSentence(entry(change), 'en')).toBe(en);
  });

  test('there are different words for every action in both languages', () => {
    for (const lang of ['id', 'en'] as const) {
      const said = AUDIT_ACTIONS.map((action) => wordsFor(lang).accounts.audit.action[action]);
      expect(new Set(said).size).toBe(AUDIT_ACTIONS.length);
    }
  });
});

test('details as they are kept leave out what is not known, never a 0 or a no', () => {
  expect(auditDetails({ rows: 0, people: null, on: false, name: '', areas: [], months: ['a', 'b'] })).toBe(
    'rows: 0 · on: false · months: a, b',
  );
});
