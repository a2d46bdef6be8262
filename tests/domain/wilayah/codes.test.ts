import { describe, expect, it, test } from 'vitest';
import { dottedCode, levelOf, normaliseName, parentOf, parseDesaCode } from '#lib/domain/wilayah/codes.ts';

describe('parseDesaCode', () => {
  test.each([
    ['33.17.10.2030'],
    ['3317102030'],
    [3317102030],
    ['3317102030.0'],
    ['3317102030.00'],
    ['33 17 10 2030'],
    ['33-17-10-2030'],
    [' 33.17.10.2030\u00a0'],
    ['33\u00a017\u00a010\u00a02030'],
    ["'3317102030"],
  ])('reads %j as the Kemendagri code of Padaran', (value) => {
    expect(parseDesaCode(value)).toEqual({ kind: 'kemendagri', code: '33.17.10.2030' });
  });

  test.each([
    ['3317100030'],
    [3317100030],
    ['3317100030.0'],
    ['33.17.100.030'],
    ['ID3317100030'],
    ['33.17.10.0030'],
  ])('reads %j as the BPS code of Pandean, because the seventh digit is 0', (value) => {
    expect(parseDesaCode(value)).toEqual({ kind: 'bps', code: '3317100030' });
  });

  it('reads a kelurahan, whose seventh digit is 1, as Kemendagri', () => {
    expect(parseDesaCode('3317101012')).toEqual({ kind: 'kemendagri', code: '33.17.10.1012' });
  });

  test.each([
    [''],
    ['Pandean'],
    ['33.17.10'],
    ['331710203'],
    ['33171020300'],
    ['3317103030'],
    ['3.31710203E+09'],
    ['3317102030.5'],
    [33.1710203],
    [NaN],
  ])('gives null for %j rather than a guess', (value) => {
    expect(parseDesaCode(value)).toBeNull();
  });
});

describe('the hierarchy in a code', () => {
  test.each([
    ['33', 'provinsi', null],
    ['33.17', 'kabupaten', '33'],
    ['33.17.10', 'kecamatan', '33.17'],
    ['33.17.10.2030', 'desa', '33.17.10'],
  ])('%s is a %s below %s', (code, level, parent) => {
    expect(levelOf(code)).toBe(level);
    expect(parentOf(code)).toBe(parent);
    expect(dottedCode(code.replaceAll('.', ''))).toBe(code);
    expect(dottedCode(code)).toBe(code);
  });

  test.each(['', '3317', '33.17.1', '33.17.100.030', 'Rembang'])('%j is no canonical code', (code) => {
    expect(levelOf(code)).toBeNull();
    expect(() => parentOf(code)).toThrow(RangeError);
  });

  test.each(['', '331', '33171', '33171020', 'abc'])('%j cannot be dotted', (code) => {
    expect(() => dottedCode(code)).toThrow(RangeError);
  });
});

describe('normaliseName', () => {
  test.each([
    ['Ronggo Mulyo', 'ronggomulyo'],
    ['RONGGOMULYO', 'ronggomulyo'],
    ['Desa Karang-Mangu', 'karangmangu'],
    ['Ds. Sumberejo', 'sumberejo'],
    ['Ds.Sumberejo', 'sumberejo'],
    ['Kel. Kutoharjo', 'kutoharjo'],
    ['KELURAHAN  KUTOHARJO', 'kutoharjo'],
    ['Kec.\u00a0Sale', 'sale'],
    ['Kecamatan Sale', 'sale'],
    ['Kab. Rembang', 'rembang'],
    ['Kabupaten Rembang', 'rembang'],
  ])('%j becomes %j', (text, key) => {
    expect(normaliseName(text)).toBe(key);
  });

  test.each([
    ['Kelapa', 'kelapa'],
    ['Kabongan Lor', 'kabonganlor'],
    ['Desa', 'desa'],
    ['Dskarang', 'dskarang'],
    ['', ''],
  ])('a name that only begins like a prefix stays whole: %j', (text, key) => {
    expect(normaliseName(text)).toBe(key);
  });

  it('keeps Manggar and Langgar apart', () => {
    expect(normaliseName('Manggar')).not.toBe(normaliseName('Langgar'));
  });
});
