import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safePath } from '#lib/server/accounts/safe-path.ts';

describe('where to go on to after signing in', () => {
  test.each([
    ['/peta?segmen=pu&bulan=2026-10', '/peta?segmen=pu&bulan=2026-10'],
    ['/desa/33.17.10.2030', '/desa/33.17.10.2030'],
    ['/desa?cari=a%20b', '/desa?cari=a%20b'],
    ['/', '/'],
  ])('%s is a path of this site', (wanted, path) => {
    expect(safePath(wanted)).toBe(path);
  });

  test.each([
    null,
    '',
    'peta',
    '//jahat.example',
    '///jahat.example',
    '/\\jahat.example',
    '\\\\jahat.example',
    'https://jahat.example',
    'https:jahat.example',
    'javascript:alert(1)',
    '/\tjahat.example',
    '/\n/jahat.example',
    '/.//jahat.example',
    '/..//jahat.example',
    '/%2e//jahat.example',
    '/%2E%2e//jahat.example',
    '/peta/..//jahat.example',
    '/peta/../..//jahat.example?x=1',
    '/masuk?ke=/',
    '/./masuk',
    '/keluar',
    '/pasang/abc',
    '/undangan/abc',
    '/api/v1/coverage.csv',
  ])('%j leads to the first page', (wanted) => {
    expect(safePath(wanted)).toBe('/');
  });

  test('whatever is asked for, a browser stays on this site', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      ':',
      '@',
      '?',
      '#',
      '\t',
      'https',
      'jahat.example',
    );
    const wanted = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(wanted, (text) => {
        const here = 'https://jangkau.example';
        const reached = new URL(safePath(text), `${here}/masuk`);
        expect(reached.origin).toBe(here);
        expect(new URL(reached.pathname + reached.search, here).origin).toBe(here);
      }),
      { numRuns: 3000 },
    );
  });
});
