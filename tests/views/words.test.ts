import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from '#lib/views/words/en.ts';
import { id } from '#lib/views/words/id.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import type { MethodPageData } from '#lib/views/page-data.ts';
import { methodFor } from '#lib/views/words/method.ts';

/** Every text of a catalogue by path; functions are called with their parameters' names in guillemets. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (value === null) return [];
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return [[path, callWithSamples(value as (...given: unknown[]) => unknown)]];
  return Object.entries(value as object).flatMap(([key, part]) =>
    textsOf(part, path === '' ? key : `${path}.${key}`),
  );
}

function callWithSamples(say: (...given: unknown[]) => unknown): string {
  const samples = Array.from({ length: say.length }, (_, at) => `«${at}»`);
  try {
    return String(say(...samples));
  } catch {
    return String(say(...samples.map((sample) => [sample])));
  }
}

const FACTS: MethodPageData = {
  labour: { share15Plus: 0.794, tpak: 0.7398, tpt: 0.026 },
  informalShare: { town: 0.48, coast: 0.64, inland: 0.66, upland: null },
  sd: {
    population: 0.03,
    share15Plus: 0.02,
    tpak: 0.04,
    informalShare: 0.1,
    terrainPrior: 0.05,
    jakonShare: 0.015,
  },
  benchmarkShift: { potensi: 1020, sakernas: 7775.6 },
  draws: 2000,
};

const indonesian = new Map([...textsOf(id), ...textsOf(methodFor('id', FACTS), 'method')]);
const english = new Map([...textsOf(en), ...textsOf(methodFor('en', FACTS), 'method')]);

describe('catalogues', () => {
  test('have the same keys', () => {
    expect([...english.keys()]).toEqual([...indonesian.keys()]);
    expect(indonesian.size).toBeGreaterThan(250);
  });

  test('have no empty text', () => {
    const empty = [...indonesian, ...english].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  test('use every parameter in both languages', () => {
    const parameters = (text: string) => [...new Set(text.match(/«\d»/g))].sort();
    for (const [path, text] of indonesian)
      expect([path, parameters(english.get(path)!)]).toEqual([path, parameters(text)]);
  });

  test('Indonesian has no English left', () => {
    const words =
      /\b(the|and|of|with|from|coverage|gap|worker|member|people|month|year|show|map|chart|table|source|error|page|loading|not|is|are|denominator|segment|measure|data is|download|search|unknown)s?\b/i;
    const quoted = /“[^”]*”|\S+\.csv|Open Database License|Universal Coverage Jamsostek/g;
    const left = [...indonesian].filter(
      ([path, text]) => !/otherLanguage/.test(path) && words.test(text.replace(quoted, '')),
    );
    expect(left).toEqual([]);
  });

  test('English has no Indonesian left', () => {
    const words = /\b(dan|yang|untuk|dari|tidak|orang|bulan|penyebut|cakupan|kesenjangan|pekerja|peserta)\b/i;
    const quoted = /“[^”]*”|\([^)]*kode_desa[^)]*\)/g;
    const left = [...english].filter(
      ([path, text]) => !/otherLanguage|anchor/.test(path) && words.test(text.replace(quoted, '')),
    );
    expect(left).toEqual([]);
  });
});

test('every check of the warehouse has its rule in both languages, and no other', () => {
  const models = 'src/lib/server/warehouse/models';
  const names = ['checks', 'reference-checks'].flatMap((folder) =>
    readdirSync(`${models}/${folder}`).map((file) => file.replace('.sql', '')),
  );
  for (const { facts } of [id, en]) expect(Object.keys(facts.check).sort()).toEqual(names.sort());
});

test('wordsFor gives the catalogue asked', () => {
  expect(wordsFor('id').frame.overview).toBe('Ringkasan');
  expect(wordsFor('en').frame.overview).toBe('Overview');
});

test('the method page quotes the loaded facts in the page language, unknown as a dash', () => {
  const text = (lang: 'id' | 'en') => JSON.stringify(methodFor(lang, FACTS));
  for (const quoted of [
    '73,98%',
    '2.000 kali',
    '7.776 orang',
    'perbukitan –',
    '10 poin',
    '5 poin pada bagian informal, sama untuk semua desa setipe',
    '1,5 poin antar desa',
    '1.020 orang antara',
    '±2.000 orang di sekitar 57.000',
  ])
    expect(text('id')).toContain(quoted);
  for (const quoted of [
    '73.98%',
    '2,000 times',
    '7,776 people',
    'upland –',
    '10 points',
    '5 points of the informal share, common to all desa of a terrain',
    '1.5 points between desa',
    '1,020 people between',
    '±2,000 people around 57,000',
  ])
    expect(text('en')).toContain(quoted);
});
