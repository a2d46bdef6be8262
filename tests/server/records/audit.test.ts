import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { parseAuditSearch, refuseUnknownParameters } from '#lib/server/records/audit-search.ts';
import {
  allAudit,
  appendAudit,
  refusePersonal,
  searchAudit,
  type AuditNote,
} from '#lib/server/records/audit.ts';
import { exportAudit } from '#lib/server/records/export-audit.ts';
import { audit } from '#lib/server/records/schema.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import { UserError } from '#lib/server/user-error.ts';
import type { AuditEntry } from '#lib/views/audit-data.ts';
import { REPOSITORY, TESTER } from '../fixture-app.ts';

const ID_OF_DIGITS = `08123456${'78901234'}`;

const SRI: Actor = { ...TESTER, kind: 'account', id: 'sri', name: 'Sri Contoh', origin: '203.0.113.7' };
const DAY = new Date('2026-11-20T03:00:00Z');

let dataDir: string;
let records: Records;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-audit-'));
  records = await openRecords({ appDir: REPOSITORY, dataDir });
});
afterEach(async () => {
  records.close();
  await rm(dataDir, { recursive: true });
});

const note = (change: Partial<AuditNote> = {}): AuditNote => ({
  action: 'import.publish',
  objectKind: 'import',
  objectId: 'a1',
  details: { fileName: 'okt.csv', rows: 882 },
  ...change,
});
const append = (change: Partial<AuditNote> = {}, { actor = SRI, at = DAY } = {}) =>
  appendAudit(records, actor, note(change), at);
const found = async (query: string) => {
  const entries = await searchAudit(records, parseAuditSearch(new URLSearchParams(query), 1000));
  return entries.map(({ objectId }) => objectId);
};
const exported = async (query: string, format: 'csv' | 'json') => {
  const pieces = exportAudit(
    allAudit(records, parseAuditSearch(new URLSearchParams(query), Infinity)),
    format,
  );
  return (await collect(pieces)).join('');
};

async function collect<T>(pieces: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

describe('an entry', () => {
  test('says who, what, when, from where, on what', async () => {
    await append();
    expect(await searchAudit(records, { limit: 10 })).toEqual([
      {
        id: 1,
        at: DAY.toISOString(),
        actorId: 'sri',
        actorName: 'Sri Contoh',
        actorKind: 'account',
        origin: '203.0.113.7',
        action: 'import.publish',
        objectKind: 'import',
        objectId: 'a1',
        details: { fileName: 'okt.csv', rows: 882 },
      },
    ]);
  });

  const ROW = `(id, at, actor_name, actor_kind, origin, action, object_kind, details) values (1, 0, 'Lain', '', '', '', '', '{}')`;
  test.each([
    `update audit set actor_name = 'Lain'`,
    `update audit set id = 2`,
    'delete from audit',
    `insert or replace into audit ${ROW}`,
    `replace into audit ${ROW}`,
    `insert into audit ${ROW} on conflict (id) do update set actor_name = excluded.actor_name`,
    `update or replace audit set id = 1`,
  ])('stays as it is through: %s', async (statement) => {
    await append();
    await append();
    const before = await records.select().from(audit);
    await expect(records.run(sql.raw(statement))).rejects.toThrow();
    expect(await records.select().from(audit)).toEqual(before);
    expect(before).toHaveLength(2);
  });

  test('of a newer Jangkau is read as something else', async () => {
    await append();
    await records.insert(audit).values({ ...ROW_OF_NEWER, at: DAY });
    expect((await searchAudit(records, { limit: 10 })).map(({ action }) => action)).toEqual([
      'other',
      'import.publish',
    ]);
    expect(await found('tindakan=other')).toEqual(['z9']);
  });
});

const ROW_OF_NEWER = {
  actorName: 'Sri',
  actorKind: 'account',
  origin: '',
  action: 'report.share',
  objectKind: 'visit',
  objectId: 'z9',
  details: '{}',
};

describe('a search', () => {
  beforeEach(async () => {
    await append({ objectId: 'a1', details: { fileName: 'diskon 50%.csv' } });
    await append({ objectId: 'a2', details: { fileName: 'diskon 50 persen.csv' } }, { actor: TESTER });
    await append({
      action: 'target.save',
      objectKind: 'target',
      objectId: '2027',
      details: { reason: 'kata "rapat_kerja"' },
    });
    await append(
      { action: 'import.undo', objectId: 'a1' },
      { at: new Date('2026-11-20T17:30:00Z'), actor: { ...SRI, name: 'Budi Contoh' } },
    );
  });

  test.each([
    ['', ['a1', '2027', 'a2', 'a1']],
    ['cari=diskon', ['a2', 'a1']],
    ['cari=50%25', ['a1']],
    ['cari=_', ['2027']],
    ['cari="rapat', ['2027']],
    ['cari=menetapkan target', ['2027']],
    ['cari=UNDID', ['a1']],
    ['cari=203.0.113.7', ['a1', '2027', 'a1']],
    ['siapa=budi', ['a1']],
    ['siapa=contoh&tindakan=import.publish', ['a1']],
    ['objek=a1', ['a1', 'a1']],
    ['objek=a', []],
    // 17:30 in London is the day after in Jakarta.
    ['dari=2026-11-21', ['a1']],
    ['sampai=2026-11-20', ['2027', 'a2', 'a1']],
    ['dari=2026-11-20&sampai=2026-11-21', ['a1', '2027', 'a2', 'a1']],
    ['dari=2026-11-22', []],
    ['sebelum=3', ['a2', 'a1']],
    [`cari=' or 1=1 --`, []],
  ])('%s', async (query, objects) => expect(await found(query)).toEqual(objects));

  test.each([
    ['tindakan=hapus', /tindakan.*import\.publish/],
    ['dari=kemarin', /dari.*YYYY-MM-DD/],
    ['dari=2026-02-31', /dari.*YYYY-MM-DD/],
    ['sampai=2026-13-01', /sampai/],
    ['dari=2026-11-21&sampai=2026-11-20', /sampai.*2026-11-21 or a later day/],
    ['sebelum=-1', /sebelum.*id of an entry/],
  ])('%s is refused with what is allowed', (query, sentence) => {
    expect(() => parseAuditSearch(new URLSearchParams(query), 10)).toThrow(sentence);
  });

  test('a program that misspells a parameter is told, not given everything', () => {
    expect(() => refuseUnknownParameters(new URLSearchParams('tindkan=target.save'))).toThrow(/tindkan/);
    expect(() => refuseUnknownParameters(new URLSearchParams('lang=en&siapa=sri'))).not.toThrow();
  });
});

describe('pages and exports', () => {
  /** That many entries, a third of them of targets, in batches that SQLite takes. */
  const many = async (count: number) => {
    const rows = Array.from({ length: count }, (_, i) => ({
      ...ROW_OF_NEWER,
      at: DAY,
      action: i % 3 === 0 ? 'target.save' : 'import.publish',
      objectId: String(i),
    }));
    for (let i = 0; i < count; i += 500) await records.insert(audit).values(rows.slice(i, i + 500));
  };

  test('the pages of a search, put together, are the search, whatever their size', async () => {
    await many(60);
    const all = await searchAudit(records, { limit: 1000, action: 'target.save' });
    expect(all).toHaveLength(20);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 25 }), async (limit) => {
        const seen: AuditEntry[] = [];
        for (let before: number | undefined; ; before = seen.at(-1)!.id) {
          const search = { limit, action: 'target.save' as const, ...(before !== undefined && { before }) };
          const entries = await searchAudit(records, search);
          seen.push(...entries);
          if (entries.length < limit) break;
        }
        expect(seen).toEqual(all);
      }),
      { numRuns: 25 },
    );
  });

  test('an export has all that the search finds, however many, and nothing written meanwhile', async () => {
    await many(5001);
    const pages = allAudit(records, { limit: Infinity });
    const first = await pages.next();
    await append({ objectId: 'meanwhile' });
    const rest = await collect(pages);
    const ids = [first.value as AuditEntry[], ...rest].flat().map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 5001 }, (_, i) => 5001 - i));
    const json = JSON.parse(await exported('sampai=2026-11-20', 'json')) as AuditEntry[];
    expect(json).toEqual(await searchAudit(records, { limit: 10_000 }));
  });

  test.each(['', 'tindakan=target.save', 'cari=tidak-ada'])(
    'JSON and CSV of "%s" have the entries of the page',
    async (query) => {
      await append();
      await append({ action: 'target.save', objectKind: 'target', objectId: '2027' });
      const shown = await searchAudit(records, parseAuditSearch(new URLSearchParams(query), 50));
      expect(JSON.parse(await exported(query, 'json'))).toEqual(shown);
      const lines = (await exported(query, 'csv')).trimEnd().split('\r\n');
      expect(lines[0]).toBe('id,at,actor,actor_kind,origin,action,object_kind,object_id,details');
      expect(lines.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(shown.map(({ id }) => id));
    },
  );

  test.each(['=1+1', '+62', '-1', '@sum(a1)', '\t=1', '\r=1'])(
    '"%s" is no formula in the CSV',
    async (text) => {
      await append({}, { actor: { ...SRI, name: text } });
      const [, line = ''] = (await exported('', 'csv')).split('Z,');
      expect(line.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  test('quotation marks, commas and line breaks stay in their field', async () => {
    await append({ details: { reason: 'a, "b"\nc' } });
    expect(await exported('', 'csv')).toContain('"reason: a, ""b""\nc"\r\n');
  });
});

describe('numbers of people', () => {
  test.each([
    `33171012${'34560001'}`,
    `3317 1012 ${'3456 0001'}`,
    `0812${'34567890'}`,
    `+62 812-${'3456-7890'}`,
    'sari@contoh.id',
  ])('%s is refused in a text, and masked should it come this far', async (number) => {
    expect(() => refusePersonal(`tanya ${number}`)).toThrow(UserError);
    const details = { reason: `tanya ${number}`, list: [number, 'b'], [`kunci ${number}`]: 1 };
    await append({ details }, { actor: { ...SRI, name: `Sri ${number}` } });
    const [row] = await records.select().from(audit);
    expect(JSON.stringify(row)).not.toContain(number);
    expect(await exported('', 'csv')).not.toContain(number);
    expect(JSON.parse(row!.details)).toEqual({
      reason: '(disembunyikan)',
      list: ['(disembunyikan)', 'b'],
      '(disembunyikan)': 1,
    });
  });

  test('a NIK kept as a number is masked too; sums, codes, months and ids are not', async () => {
    const kept = {
      people: 61_000,
      code: '33.17.10.2030',
      month: '2026-10',
      on: false,
      none: null,
      areas: ['33.17.10'],
    };
    await append({ objectId: ID_OF_DIGITS, details: { ...kept, nik: Number(`33171012${'34560001'}`) } });
    const [entry] = await searchAudit(records, { limit: 1 });
    expect(entry!.details).toEqual({ ...kept, nik: '(disembunyikan)' });
    expect(entry!.objectId).toBe(ID_OF_DIGITS);
  });
});

test('two processes that note things at the same time lose none', async () => {
  const run = (name: string) => {
    const script = ['--import', 'tsx', 'tests/server/records/append-audit.ts', REPOSITORY, dataDir];
    return promisify(execFile)(process.execPath, [...script, name, '100'], { cwd: REPOSITORY });
  };
  await Promise.all(['a', 'b'].map(run));
  const entries = await searchAudit(records, { limit: 1000 });
  expect(entries.map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, i) => 200 - i));
  for (const name of ['a', 'b']) {
    const own = entries.map(({ objectId }) => objectId!).filter((id) => id.startsWith(name));
    expect(own).toEqual(Array.from({ length: 100 }, (_, i) => `${name} ${99 - i}`));
  }
});
