import { describe, expect, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { describeOsrm } from '#lib/server/travel/describe-osrm.ts';
import { UserError } from '#lib/server/user-error.ts';
import { json, tableOf, withOsrm } from './osrm-server.ts';

const osrmUrl = (text: string) => readConfig({ JANGKAU_OSRM_URL: text }).osrmUrl;

describe('the address of the server', () => {
  test('is none unless set; a slash at its end is left out', () => {
    expect(readConfig({}).osrmUrl).toBeNull();
    expect(osrmUrl('http://127.0.0.1:5000/')).toBe('http://127.0.0.1:5000');
    expect(osrmUrl('https://peta.example/osrm')).toBe('https://peta.example/osrm');
  });

  test.each([
    'peta.example',
    'ftp://peta.example',
    'http://nama:sandi@peta.example',
    'http://peta.example/?k=1',
    'http://peta.example/#a',
  ])('%s is refused', (text) => {
    expect(() => osrmUrl(text)).toThrow(UserError);
  });
});

describe('the doctor', () => {
  test('says when times are estimated', async () => {
    expect(await describeOsrm(null)).toContain('estimated');
  });

  test('says that the server answers, and whether it knows the roads', () => {
    let row: number | null = 60;
    return withOsrm(
      (asked, response) =>
        json(
          response,
          tableOf(asked, () => row),
        ),
      async (base) => {
        expect(await describeOsrm(base)).toBe(`${base} answers`);
        row = null;
        expect(await describeOsrm(base)).toContain('knows no road');
      },
    );
  });

  test('says what is wrong and what to do', () =>
    withOsrm(
      (_, response) => void response.end('bukan tabel'),
      (base) => expect(describeOsrm(base)).rejects.toThrow(/garbage.*correct JANGKAU_OSRM_URL/),
    ));
});
