import { describe, expect, test } from 'vitest';
import { en } from '#lib/views/words/en.ts';
import { id } from '#lib/views/words/id.ts';
import { wordsFor } from '#lib/views/words/index.ts';
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

const indonesian = new Map([...textsOf(id), ...textsOf(methodFor('id'), 'method')]);
const english = new Map([...textsOf(en), ...textsOf(methodFor('en'), 'method')]);

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

test('wordsFor gives the catalogue asked', () => {
  expect(wordsFor('id').frame.overview).toBe('Ringkasan');
  expect(wordsFor('en').frame.overview).toBe('Overview');
});
