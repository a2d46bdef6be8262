import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const TEXT = new Set([
  '.ts',
  '.js',
  '.svelte',
  '.sql',
  '.css',
  '.csv',
  '.tsv',
  '.json',
  '.geojson',
  '.md',
  '.txt',
]);
const LONGEST_FILE = 400;

/** Files that contain strings of this shape on purpose, each with its reason. */
const MADE_UP_PERSONAL_DATA: Record<string, string> = {
  'tests/repository.test.ts': 'examples that the patterns must find',
  'tests/fixtures/imports/peserta.csv': 'invented people whose columns must be thrown away',
  'tests/fixtures/imports/peserta-ganda.csv': 'invented people, one of them twice',
  'tests/fixtures/imports/peserta-terakhir-bayar.csv': 'invented people with the last month paid',
};

const PERSONAL = {
  'sixteen digits, like a NIK': /(?<![\w.])\d{16}(?!\w)/,
  'an Indonesian mobile number': /(?<![\w.])(?:\+62[\s-]?|0)8\d{1,2}[\s-]?\d{3,4}[\s-]?\d{3,5}(?!\w)/,
};

const UNTYPED = /:\s*any\b|\bas any\b|<any\b|\bany\[\]|@ts-(?:ignore|nocheck)/;
const SILENCED = /(?:eslint-disable(?:-next-line|-line)?|@ts-expect-error|svelte-ignore)\b(.*)/;

interface SourceFile {
  path: string;
  lines: string[];
}

const SRC = readFolder('src');
const TESTS = readFolder('tests').filter(({ path }) => path !== 'tests/repository.test.ts');
const CODE = [...SRC, ...TESTS].filter(({ path }) => /\.(ts|js|svelte)$/.test(path));

describe('the code', () => {
  test(`no file in src/ is longer than ${LONGEST_FILE} lines`, () => {
    const long = SRC.filter(({ lines }) => lines.length > LONGEST_FILE);
    expect(long.map(({ path, lines }) => `${path}: ${lines.length}`)).toEqual([]);
  });

  test('no type is switched off', () => {
    expect(linesThat((line) => UNTYPED.test(line), CODE)).toEqual([]);
  });

  test('a silenced rule has its reason beside it', () => {
    expect(linesThat(silencedWithoutReason, CODE)).toEqual([]);
  });

  test('nothing in src/lib writes to the console', () => {
    const lib = SRC.filter(({ path }) => path.startsWith('src/lib/'));
    expect(linesThat((line) => /\bconsole\s*\./.test(line), lib)).toEqual([]);
  });
});

describe('personal data', () => {
  test.each(Object.entries(PERSONAL))('%s is in no file of data/ and tests/', (_, pattern) => {
    const files = [...readFolder('data'), ...readFolder('tests')].filter(
      ({ path }) => !(path in MADE_UP_PERSONAL_DATA),
    );
    expect(files.length).toBeGreaterThan(5);
    expect(linesThat((line) => pattern.test(line), files)).toEqual([]);
  });

  test('every exception still exists', () => {
    expect(Object.keys(MADE_UP_PERSONAL_DATA).filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('the patterns', () => {
  const anyPersonal = (text: string) => Object.values(PERSONAL).some((pattern) => pattern.test(text));

  test.each([
    '3317101234567890',
    'nik=3317101234567890,',
    '081234567890',
    '+62 812-3456-7890',
    'HP 0812 3456 7890',
  ])('personal: %s', (text) => expect(anyPersonal(text)).toBe(true));
  test.each([
    '33.17.10.2030',
    '0.1234567890123456',
    '665501',
    '2026-10-08',
    'a3317101234567890f',
    '3317102030',
  ])('not personal: %s', (text) => expect(anyPersonal(text)).toBe(false));
  test.each(['let x: any', 'y as any', 'Array<any>', 'any[]', '// @ts-ignore'])('untyped: %s', (text) =>
    expect(UNTYPED.test(text)).toBe(true),
  );
  test.each(['anyPersonal', 'company: anything', 'of any kind'])('typed: %s', (text) =>
    expect(UNTYPED.test(text)).toBe(false),
  );
  test.each([
    ['// eslint-disable-next-line no-console', true],
    ['// eslint-disable-next-line no-console -- the command talks to people', false],
    ['<!-- svelte-ignore a11y_no_noninteractive_tabindex -->', true],
    ['<!-- svelte-ignore a11y_no_noninteractive_tabindex (a scrolling table takes focus) -->', false],
    ['const plain = 1;', false],
  ])('silenced without a reason: %s: %s', (text, expected) => {
    expect(silencedWithoutReason(text)).toBe(expected);
  });

  test('a comment just above is a reason for Svelte, another silencer is none', () => {
    const silencer = '<!-- svelte-ignore a11y_no_noninteractive_tabindex -->';
    expect(silencedWithoutReason(silencer, '<!-- A region that scrolls takes focus. -->')).toBe(false);
    expect(silencedWithoutReason(silencer, silencer)).toBe(true);
  });
});

/** ESLint's own form is `-- reason`; Svelte's is text in brackets, or a comment of its own just above. */
function silencedWithoutReason(line: string, above = ''): boolean {
  const rest = SILENCED.exec(line)?.[1];
  if (line.includes('svelte-ignore') && /^\s*<!-- (?!svelte-ignore)\w/.test(above)) return false;
  return rest !== undefined && !/--\s*\w|\(\w|:\s*\w|@ts-expect-error\s+\w/.test(rest);
}

function linesThat(breaks: (line: string, above?: string) => boolean, files: SourceFile[]): string[] {
  return files.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => (breaks(line, lines[index - 1]) ? [`${path}:${index + 1}`] : [])),
  );
}

function readFolder(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n') }));
}
