import { describe, expect, test } from 'vitest';
import { visitProblem } from '#lib/domain/drives/visit-sent.ts';
import {
  VISIT_PAYERS,
  draftFrom,
  draftState,
  newDraft,
  nextRow,
  visitOf,
  type DraftRow,
  type VisitDraft,
} from '#lib/views/visit-form.ts';

const TODAY = '2026-11-27';
const ID = '7d9f7c3e-4c55-4f7a-9a54-0a4d7f6f3a11';
const NOW = new Date('2026-11-27T03:00:00Z');
const START = { code: '33.17.10.2030', name: 'Padaran', kecamatan: 'Rembang', date: TODAY };

const filled = (change: Partial<VisitDraft> = {}): VisitDraft => ({
  ...newDraft({ ...START, driveId: 'k1', partnerId: 'm1' }),
  attended: '1.200',
  reactivated: '2',
  minutes: '90',
  ...change,
});
const sent = (draft: VisitDraft) => visitOf(draft, { id: ID, now: NOW });

test('what is filled in is what is sent; what is empty was not counted', () => {
  const rows: DraftRow[] = [
    { programme: 'jkk-jkm', payer: 'mandiri', people: '7' },
    { programme: 'jkk-jkm-jht', payer: 'csr', people: '' },
    { programme: 'jkk-jkm', payer: 'apbdes', people: '0' },
  ];
  expect(sent(filled({ rows, minutes: '', note: ' Ramai ' }))).toEqual({
    ...{ id: ID, driveId: 'k1', code: START.code, date: TODAY, recordedAt: NOW.toISOString() },
    ...{ attended: 1200, reactivated: 2, minutes: null, partnerId: 'm1', channel: null, note: 'Ramai' },
    registrations: [{ programme: 'jkk-jkm', payer: 'mandiri', people: 7 }],
    ...{ replaces: null, withdrawn: false },
  });
});

test('a filled form can be kept, and opened again as it was', () => {
  const draft = filled({ rows: [{ programme: 'jkk-jkm', payer: 'dbhcht', people: '12' }] });
  expect(draftState(draft, TODAY)).toEqual({ wrong: [], problem: null, moreThanCame: false });
  const first = sent(draft);
  expect(visitProblem(first, TODAY)).toBeNull();
  const again = draftFrom({ ...first, name: START.name, kecamatan: START.kecamatan }, 'queue');
  expect(sent(again)).toEqual(first);
});

test('what the server has is replaced; what waits keeps its id', () => {
  const visit = { ...sent(filled()), name: START.name, kecamatan: START.kecamatan };
  expect(sent(draftFrom(visit, 'server')).replaces).toBe(ID);
  expect(sent(draftFrom(visit, 'queue')).replaces).toBeNull();
});

describe('wrong fields are named', () => {
  const row = (people: string): DraftRow => ({ programme: 'jkk-jkm', payer: 'mandiri', people });
  const cases: [Partial<VisitDraft>, readonly string[]][] = [
    [{ attended: 'banyak' }, ['attended']],
    [{ attended: '5001' }, ['attended']],
    [{ attended: '-3' }, ['attended']],
    [{ reactivated: '1,5' }, ['reactivated']],
    [{ minutes: '1441' }, ['minutes']],
    [{ rows: [row('x')] }, ['row-0']],
    [{ rows: [row('1'), row('2')] }, ['row-1']],
    [{ note: 'a'.repeat(501) }, ['note-length']],
  ];
  for (const [change, wrong] of cases)
    test(JSON.stringify(change).slice(0, 60), () =>
      expect(draftState(filled(change), TODAY)).toMatchObject({ wrong, problem: 'fields' }),
    );

  test('a note with a number of a person, a day to come, nothing at all', () => {
    const note = 'hubungi 08' + '1234567890';
    expect(draftState(filled({ note }), TODAY)).toMatchObject({ wrong: ['note'], problem: 'personal' });
    expect(draftState(filled({ date: '2026-11-28' }), TODAY).problem).toBe('future');
    expect(draftState(filled({ date: '2025-10-22' }), TODAY).problem).toBe('too-old');
    expect(draftState(filled({ date: '2025-10-23' }), TODAY).problem).toBeNull();
    expect(draftState(newDraft(START), TODAY)).toMatchObject({ wrong: [], problem: 'nothing' });
  });
});

test('more who register than came is asked, not refused; without a count of who came nothing is asked', () => {
  const rows: DraftRow[] = [{ programme: 'jkk-jkm', payer: 'mandiri', people: '9' }];
  const state = (attended: string) => draftState(filled({ rows, attended }), TODAY);
  expect(state('10')).toMatchObject({ problem: null, moreThanCame: true });
  expect(state('11')).toMatchObject({ problem: null, moreThanCame: false });
  expect(state('')).toMatchObject({ problem: null, moreThanCame: false });
});

test('rows are offered until every programme and payer has one, the common ones first', () => {
  const rows: DraftRow[] = [];
  for (let next = nextRow(rows); next !== null; next = nextRow(rows)) rows.push(next);
  expect(rows).toHaveLength(2 * VISIT_PAYERS.length);
  expect(rows.slice(0, 2)).toMatchObject([
    { programme: 'jkk-jkm', payer: 'mandiri' },
    { programme: 'jkk-jkm', payer: 'apbdes' },
  ]);
  expect(draftState(filled({ rows }), TODAY).wrong).toEqual([]);
});
