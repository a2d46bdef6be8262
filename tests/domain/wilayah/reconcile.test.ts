import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseName } from '#lib/domain/wilayah/codes.ts';
import { editDistance, reconciler } from '#lib/domain/wilayah/reconcile.ts';
import { REMBANG } from './rembang.ts';

const aliases = [{ kecamatan: 'Pancur', desa: 'Jepeledok', code: '33.17.11.2001' }];
const reconcile = reconciler(REMBANG, aliases);
const of = (code: string | number | null, kecamatan: string | null, desa: string | null) =>
  reconcile({ code, kecamatan, desa });
const anyDesa = fc.constantFrom(...REMBANG);

describe('a desa is found', () => {
  test('from every spelling of its code', () => {
    fc.assert(
      fc.property(
        anyDesa,
        fc.constantFrom('dotted', 'plain', 'float', 'spaced', 'number'),
        (desa, spelling) => {
          const digits = desa.code.replaceAll('.', '');
          const written = {
            dotted: desa.code,
            plain: digits,
            float: `${digits}.0`,
            spaced: desa.code.replaceAll('.', ' '),
            number: Number(digits),
          };
          expect(of(written[spelling as 'plain'], null, null)).toMatchObject({ code: desa.code, by: 'code' });
        },
      ),
    );
  });

  test('from its BPS code through the crosswalk only', () => {
    for (const { code, bpsCode } of REMBANG)
      expect(of(bpsCode, null, null)).toMatchObject({ code, by: 'bps' });
  });

  test('from its names, whatever their case, spaces and prefixes', () => {
    fc.assert(
      fc.property(
        anyDesa,
        fc.constantFrom('', 'Desa ', 'Ds. ', 'KEL. '),
        fc.boolean(),
        (desa, prefix, isUpper) => {
          const name = prefix + (isUpper ? desa.name.toUpperCase() : desa.name.replaceAll(' ', '  '));
          expect(of(null, `Kec. ${desa.kecamatan}`, name)).toMatchObject({ code: desa.code, by: 'name' });
        },
      ),
    );
  });

  test('from an alias, but never against a real name', () => {
    expect(of(null, 'Pancur', 'JEPELEDOK')).toMatchObject({ code: '33.17.11.2001', by: 'alias' });
    const hostile = reconciler(REMBANG, [{ kecamatan: 'Sluke', desa: 'Langgar', code: '33.17.13.2007' }]);
    expect(hostile({ code: null, kecamatan: 'Sluke', desa: 'Langgar' })).toMatchObject({
      code: '33.17.13.2009',
    });
  });

  test.each<[string, Parameters<typeof of>, string]>([
    ['code and name in one cell', [null, null, '33.17.01.2002 LOGEDE'], '33.17.01.2002'],
    ['code and name in the column of codes', ['3317012002 - Logede', null, null], '33.17.01.2002'],
    ['the end of a code before the name', [null, 'Sumber', '2002 Logede'], '33.17.01.2002'],
    ['a number of a list before both', [null, '01. Sumber', '02. Logede'], '33.17.01.2002'],
    ['the code of its kecamatan', [null, '331701', 'Logede'], '33.17.01.2002'],
    ['a name and its kecamatan in one cell', [null, null, 'Ds. Logede Kec. Sumber'], '33.17.01.2002'],
    ['a name before its kecamatan in brackets', [null, null, 'Logede (Sumber)'], '33.17.01.2002'],
    ['a code a spreadsheet wrote as a power of ten', ['3,317012002E+09', null, null], '33.17.01.2002'],
    ['a code with separators of thousands', ['3.317.012.002', null, null], '33.17.01.2002'],
  ])('from %s', (_, given, code) => {
    expect(of(...given)).toMatchObject({ code });
  });

  test('where a person has said about this file which of several it is; not where another file was asked about', () => {
    const shared = { kecamatan: '', desa: 'Sendangmulyo' };
    const code = REMBANG.find(({ name }) => name === 'Sendangmulyo')!.code;
    const differing = { code: '33.17.01.2001', kecamatan: 'Sumber', desa: 'Logede' };
    const logede = { kecamatan: 'Sumber', desa: 'Logede', code: '33.17.01.2002' };
    const [said, kept] = [true, false].map((confirmed) =>
      reconciler(
        REMBANG,
        [{ ...shared, code }, logede].map((alias) => ({ ...alias, confirmed })),
      ),
    );
    const given = { code: null, ...shared, kecamatan: null };
    expect(said!(given)).toMatchObject({ code, by: 'alias' });
    expect(kept!(given)).toMatchObject({ review: 'shared-name' });
    expect(said!(differing)).toMatchObject({ code: '33.17.01.2002', by: 'alias' });
    expect(kept!(differing)).toMatchObject({ review: 'code-and-name-differ' });
  });
});

describe('likeness is never enough', () => {
  test('a changed letter is never matched, unless it makes another name of the kecamatan, a known alias too', () => {
    const matched: string[] = [];
    for (const desa of REMBANG) {
      for (let at = 0; at < desa.name.length; at++) {
        for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
          const name = desa.name.slice(0, at) + letter + desa.name.slice(at + 1);
          const match = of(null, desa.kecamatan, name);
          if (!('code' in match)) continue;
          const found = REMBANG.find(({ code }) => code === match.code)!;
          if (normaliseName(found.name) !== normaliseName(name)) matched.push(`${name}: ${match.by}`);
        }
      }
    }
    expect(matched).toEqual(['Jepeledok: alias']);
  });

  test.each<[string, Parameters<typeof of>, object]>([
    [
      'a near name',
      [null, 'Sumber', 'Logedde'],
      { review: 'near-name', candidates: [{ code: '33.17.01.2002', distance: 1 }] },
    ],
    ['a shared name', [null, null, 'Sendangmulyo'], { review: 'shared-name' }],
    ['another kecamatan', [null, 'Sale', 'Logede'], { review: 'other-kecamatan' }],
    [
      'a code and the name of another desa',
      ['33.17.01.2001', 'Sumber', 'Logede'],
      { review: 'code-and-name-differ' },
    ],
    [
      'a wrong code and a right name',
      ['33.17.01.2999', 'Sumber', 'Logede'],
      { review: 'code-and-name-differ' },
    ],
    ['a power of ten with too few digits', ['3,31701E+09', null, null], { problem: 'unknown-place' }],
    [
      'a name and the wrong kecamatan in one cell',
      [null, null, 'Logede, Sale'],
      { review: 'other-kecamatan', candidates: [{ code: '33.17.01.2002' }] },
    ],
    ['a code of another kabupaten', ['33.18.01.2001', null, null], { problem: 'not-this-branch' }],
    ['a name nobody has', [null, 'Sumber', 'Atlantis'], { problem: 'unknown-place' }],
    ['nothing', [null, null, null], { problem: 'no-place' }],
  ])('%s', (_, given, match) => {
    expect(of(...given)).toMatchObject(match);
  });
});

test('the distance is that of the definition, tried on short words by recursion', () => {
  const slow = (a: string, b: string): number => {
    if (a === '' || b === '') return a.length + b.length;
    const change = a[0] === b[0] ? 0 : 1;
    const ways = [slow(a.slice(1), b) + 1, slow(a, b.slice(1)) + 1, slow(a.slice(1), b.slice(1)) + change];
    if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
      ways.push(slow(a.slice(2), b.slice(2)) + 1);
    return Math.min(...ways);
  };
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(slow(a, b));
    }),
    { numRuns: 200 },
  );
});
