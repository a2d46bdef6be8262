import { expect, test } from 'vitest';
import { normaliseName } from '#lib/domain/wilayah/codes.ts';
import { readAliases, readDesaIdentities } from '#lib/server/warehouse/reference-places.ts';
import { readReference } from '#lib/server/warehouse/reference.ts';
import { REPOSITORY } from '../fixture-app.ts';

test('the desa that imports are read with are those of the official list, by the same names', async () => {
  const { desa } = await readReference(REPOSITORY, '33.17');
  const identities = await readDesaIdentities(REPOSITORY, '33.17');
  const keys = (list: typeof identities) =>
    list
      .map(({ code, bpsCode, name, kecamatan, kecamatanCode }) =>
        [code, bpsCode, normaliseName(name), normaliseName(kecamatan), kecamatanCode].join(' '),
      )
      .sort();
  expect(keys(identities)).toEqual(keys(desa));
});

test('no alias takes the name of a real desa of its kecamatan, and each is of a desa that exists', async () => {
  const desa = await readDesaIdentities(REPOSITORY, '33.17');
  const names = new Set(desa.map((one) => `${normaliseName(one.kecamatan)} ${normaliseName(one.name)}`));
  const aliases = await readAliases(REPOSITORY, '33.17');
  expect(aliases.length).toBeGreaterThan(3);
  for (const { kecamatan, desa: alias, code } of aliases) {
    expect(names.has(`${normaliseName(kecamatan)} ${normaliseName(alias)}`)).toBe(false);
    expect(desa.find((one) => one.code === code)?.kecamatan).toBe(kecamatan);
  }
});

test('a scope without facts is a sentence', async () => {
  await expect(readDesaIdentities(REPOSITORY, '33.18')).rejects.toThrow('no facts for kabupaten 33.18');
});
