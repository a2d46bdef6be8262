import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  identityOf,
  mayBePersonal,
  personalHeader,
  personalValue,
  planDrop,
} from '#lib/domain/privacy/personal-data.ts';
import { REMBANG } from '../wilayah/rembang.ts';

// Numbers of nobody, put together here so that they stand in no file.
const nik = (n: number) => `9917${String(n).padStart(12, '0')}`;
const phone = (n: number) => `08${String(991_000_000 + n)}`;

test.each<[string, string | null]>([
  ['NIK', 'nik'],
  ['No. KTP', 'nik'],
  ['Nama Peserta', 'person-name'],
  ['Nama Desa', null],
  ['No HP', 'phone'],
  ['Tgl Lahir', 'birth'],
  ['Nominal Iuran', 'wage'],
  ['Sumber Iuran', null],
  ['Bayar s/d', null],
  ['KPJ', 'member-number'],
  ['Jumlah KK', null],
  ['Teknik', null],
  ['Kelompok Umur', null],
  ['Jumlah Peserta', null],
  ['NoKTP', 'nik'],
  ['N I K', 'nik'],
  ['NAMATK', 'person-name'],
  ['Nama sesuai KTP', 'person-name'],
  ['Nama Ibu Kandung', 'mother'],
  ['Ibu Rumah Tangga', null],
  ['Tempat, Tgl Lahir', 'birth'],
  ['Bukan Penerima Upah', null],
  ['Alamat Desa', null],
  ['Alamat RT/RW', 'address'],
])('the header %j: %j', (header, why) => {
  expect(personalHeader(header)).toBe(why);
});

describe('content', () => {
  test('numbers of people are known in any spelling; codes of desa and counts are not', () => {
    expect([nik(1), `'${nik(2)}`, `${nik(3)}.0`, Number(nik(4))].map(personalValue)).toEqual(
      Array(4).fill('nik'),
    );
    expect([phone(1), `+62${phone(2).slice(1)}`].map(personalValue)).toEqual(['phone', 'phone']);
    expect(['33.17.10.2030', '3317102030', '1.234.567', '150000', 'Logede', null].map(personalValue)).toEqual(
      Array(6).fill(null),
    );
    const n = nik(6);
    const written = [
      `${n.slice(0, 4)} ${n.slice(4, 8)} ${n.slice(8, 12)} ${n.slice(12)}`,
      `${n.slice(0, 6)}.${n.slice(6, 12)}.${n.slice(12)}`,
    ];
    expect(written.map(personalValue)).toEqual(['nik', 'nik']);
    expect(personalValue('3,31701E+15')).toBe('nik');
    expect(mayBePersonal(`NIK ${nik(5)} salah`)).toBe(true);
    expect(mayBePersonal('33.17.10.2030 Padaran')).toBe(false);
  });
});

test('a number tells people apart in whatever spelling; what is masked, rounded or filled in does not', () => {
  const n = nik(12);
  const spellings = [n, `'${n}`, ` ${n} `, `${n}.0`, Number(n), `${n.slice(0, 4)} ${n.slice(4)}`];
  expect(new Set(spellings.map(identityOf))).toEqual(new Set([n]));
  expect(identityOf(`${n[0]},${n.slice(1)}E+15`)).toBe(n);
  expect(identityOf('00099123456')).toBe(identityOf(99123456));
  const nobody = ['331701******0001', '3,31701E+15', '3.31701E+15', '0', '-', 'belum ada', '12345', null];
  expect([...nobody, Number(`${nik(0)}`), '9'.repeat(16)].map(identityOf)).toEqual(Array(10).fill(null));
});

describe('what is thrown away', () => {
  const isPlace = (text: string) => REMBANG.some(({ name, kecamatan }) => [name, kecamatan].includes(text));

  test('invented people lose their identity wherever their columns stand, with or without headers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.boolean(), (shift, hasHeader) => {
        const people = REMBANG.slice(0, 60).map((desa, i) => [
          nik(i),
          `ORANG KE ${i} CONTOH`,
          phone(i),
          desa.code,
          desa.name,
          'BPU',
        ]);
        const turned = (row: string[]) => [...row.slice(shift), ...row.slice(0, shift)];
        const headers = hasHeader ? turned(['NIK', 'Nama', 'No HP', 'Kode Desa', 'Desa', 'Segmen']) : [];
        const { personal, personColumn } = planDrop(headers, 1, people.map(turned), isPlace);
        const kept = turned(['nik', 'name', 'phone', 'code', 'desa', 'segment']).filter(
          (_, i) => !personal.some(({ column }) => column === i),
        );
        expect(kept.sort()).toEqual(['code', 'desa', 'segment']);
        expect(personColumn).toBe(turned(['nik', '', '', '', '', '']).indexOf('nik'));
      }),
    );
  });

  test('counts below headers of people stay: Kepala Desa as an occupation, KK, Wajib KTP', () => {
    const rows = REMBANG.map(({ code, name }, i) => [code, name, i % 3, 400 + i, 1200 + i]);
    expect(planDrop(['Kode', 'Desa', 'Kepala Desa', 'KK', 'KTP'], 1, rows, isPlace).personal).toEqual([]);
  });

  test('rules of contributions keep their sums of money; wages of people do not', () => {
    const rules = [
      ['JKK', 'BPU', 'mandiri', '10000'],
      ['JKM', 'BPU', 'mandiri', '6800'],
    ];
    expect(planDrop(['Program', 'Segmen', 'Sumber', 'Iuran'], 1, rules, isPlace).personal).toEqual([]);
    const people = REMBANG.slice(0, 30).map(({ name }, i) => [nik(i), name, String(1_500_000 + i)]);
    const { personal } = planDrop(['NIK', 'Desa', 'Upah'], 1, people, isPlace);
    expect(personal.map(({ why }) => why)).toEqual(['nik', 'wage']);
  });

  test('a table of all desa with counts loses nothing', () => {
    const rows = REMBANG.map(({ code, kecamatan, name }, i) => [code, kecamatan, name, i * 37]);
    expect(planDrop(['Kode', 'Kecamatan', 'Nama', 'Jumlah'], 1, rows, isPlace).personal).toEqual([]);
  });
});
