import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readReferenceSources } from '#lib/server/warehouse/reference-sources.ts';
import { REPOSITORY } from './server/fixture-app.ts';

const DATA = join(REPOSITORY, 'data');

test('every fact file has a source, a licence and a date, in sources.csv and in data/README.md', async () => {
  const sources = await readReferenceSources(REPOSITORY);
  const files = (await readdir(join(DATA, 'reference'))).filter((name) => name !== 'sources.csv');
  expect(sources.map(({ file }) => file).sort()).toEqual([...files, 'idn-area-data@3.1.2'].sort());
  const readme = await readFile(join(DATA, 'README.md'), 'utf8');
  for (const { file, title, source, licence, asOf, grain, kind, rows } of sources) {
    expect(readme, file).toContain(`\`${file}\``);
    for (const text of [title, source, licence, asOf, grain]) expect(text, file).not.toBe('');
    expect(['real', 'derived', 'simulated'], file).toContain(kind);
    expect(rows, file).toBeGreaterThan(0);
  }
});

test('the names come from the version of idn-area-data that is attributed', async () => {
  const { version } = JSON.parse(
    await readFile(join(REPOSITORY, 'node_modules/idn-area-data/package.json'), 'utf8'),
  );
  expect(version).toBe('3.1.2');
  const wilayah = (await readReferenceSources(REPOSITORY)).find(({ file }) =>
    file.startsWith('idn-area-data'),
  );
  expect(wilayah?.rows).toBe(38 + 514 + 7277 + 83763);
});
