import type { Programme } from '../domain/drives/kinds.ts';
import type { Visit } from '../domain/drives/visit.ts';
import {
  LONGEST_NOTE,
  MOST_MINUTES,
  MOST_PEOPLE,
  isMoreThanCame,
  visitProblem,
  type VisitProblem,
  type VisitSent,
} from '../domain/drives/visit-sent.ts';
import { mayBePersonal } from '../domain/privacy/personal-data.ts';
import { PAYERS, type Payer } from '../domain/coverage/enrollment.ts';
import { typedPeople } from './typed-number.ts';

/** Who pays for people that register at a visit; employers do not. */
export const VISIT_PAYERS: readonly Payer[] = PAYERS.filter((one) => one !== 'pemberi-kerja');

/** People registered of one programme and payer, as typed. */
export interface DraftRow {
  programme: Programme;
  payer: Payer;
  people: string;
}

/** A visit while it is filled in; numbers as typed. */
export interface VisitDraft extends Pick<
  Visit,
  'driveId' | 'code' | 'date' | 'partnerId' | 'channel' | 'note'
> {
  name: string;
  kecamatan: string;
  attended: string;
  rows: DraftRow[];
  reactivated: string;
  minutes: string;
  /** Id of what it changes: of a visit that waits in the browser, or that the server has. */
  changes: { id: string; where: 'queue' | 'server' } | null;
}

/** Fields whose content cannot be kept as it is. */
export type WrongField = 'attended' | 'reactivated' | 'minutes' | 'note' | 'note-length' | `row-${number}`;

/** What is to be said of a draft before it is saved. */
export interface DraftState {
  wrong: readonly WrongField[];
  /** Null: it can be saved. */
  problem: VisitProblem | null;
  /** More people registered or came back than were there: to be asked, not refused. */
  moreThanCame: boolean;
}

type DraftStart = Pick<VisitDraft, 'code' | 'name' | 'kecamatan' | 'date'> &
  Partial<Pick<VisitDraft, 'driveId' | 'partnerId'>>;

/** An empty form for a visit; most people who register pay for themselves. */
export function newDraft({ driveId = null, partnerId = null, ...start }: DraftStart): VisitDraft {
  return {
    ...start,
    ...{ driveId, partnerId, channel: null, note: '', attended: '', reactivated: '', minutes: '' },
    rows: [emptyRow()],
    changes: null,
  };
}

/** The form of a visit that is to be changed. */
export function draftFrom(
  visit: Omit<Visit, 'id'> & { id: string; name: string; kecamatan: string },
  where: 'queue' | 'server',
): VisitDraft {
  const { driveId, code, date, partnerId, channel, note, name, kecamatan, registrations } = visit;
  const rows = registrations.map((one) => ({ ...one, people: String(one.people) }));
  return {
    ...{ driveId, code, date, partnerId, channel, note, name, kecamatan },
    attended: textOf(visit.attended),
    rows: rows.length > 0 ? rows : [emptyRow()],
    reactivated: textOf(visit.reactivated),
    minutes: textOf(visit.minutes),
    changes: { id: visit.id, where },
  };
}

/** A row of registrations that is not among the others yet; null where all are. */
export function nextRow(rows: readonly DraftRow[]): DraftRow | null {
  const taken = new Set(rows.map(({ programme, payer }) => `${programme} ${payer}`));
  for (const programme of ['jkk-jkm', 'jkk-jkm-jht'] as const)
    for (const payer of [...VISIT_PAYERS].sort((a, b) => commonness(a) - commonness(b)))
      if (!taken.has(`${programme} ${payer}`)) return { programme, payer, people: '' };
  return null;
}

/** Payers in the order in which they are met at visits. */
function commonness(payer: Payer): number {
  const known = ['mandiri', 'apbdes', 'donatur', 'csr', 'perisai'].indexOf(payer);
  return known < 0 ? VISIT_PAYERS.length : known;
}

function emptyRow(): DraftRow {
  return { programme: 'jkk-jkm', payer: 'mandiri', people: '' };
}

function textOf(count: number | null): string {
  return count === null ? '' : String(count);
}

/** What is wrong with a draft. @param today ISO date in Asia/Jakarta */
export function draftState(draft: VisitDraft, today: string): DraftState {
  const wrong: WrongField[] = [];
  const check = (field: WrongField, text: string, most: number) => {
    if (countOf(text, most) === undefined) wrong.push(field);
  };
  check('attended', draft.attended, MOST_PEOPLE);
  check('reactivated', draft.reactivated, MOST_PEOPLE);
  check('minutes', draft.minutes, MOST_MINUTES);
  draft.rows.forEach(({ people, ...row }, at) => {
    const isTwice = draft.rows.some(
      (other, i) => i < at && other.programme === row.programme && other.payer === row.payer,
    );
    if (countOf(people, MOST_PEOPLE) === undefined || isTwice) wrong.push(`row-${at}`);
  });
  if (mayBePersonal(draft.note)) wrong.push('note');
  if (draft.note.length > LONGEST_NOTE) wrong.push('note-length');
  const sent = visitOf(draft, { id: NO_ID, now: NO_TIME });
  const problem = wrong.length > 0 && !wrong.includes('note') ? 'fields' : visitProblem(sent, today);
  return { wrong, problem, moreThanCame: wrong.length === 0 && isMoreThanCame(sent) };
}

const NO_ID = '00000000-0000-4000-8000-000000000000';
const NO_TIME = new Date(0);

/** The visit that a draft says, to be sent. @param id of a new record, or of the waiting one that it changes */
export function visitOf(draft: VisitDraft, { id, now }: { id: string; now: Date }): VisitSent {
  const { driveId, code, date, partnerId, channel, note, changes } = draft;
  return {
    ...{ id, driveId, code, date, recordedAt: now.toISOString() },
    attended: countOf(draft.attended, MOST_PEOPLE) ?? null,
    registrations: draft.rows.flatMap(({ people, ...row }) => {
      const count = countOf(people, MOST_PEOPLE) ?? 0;
      return count > 0 ? [{ ...row, people: count }] : [];
    }),
    reactivated: countOf(draft.reactivated, MOST_PEOPLE) ?? null,
    minutes: countOf(draft.minutes, MOST_MINUTES) ?? null,
    ...{ partnerId, channel, note: note.trim() },
    replaces: changes?.where === 'server' ? changes.id : null,
    withdrawn: false,
  };
}

/** A count as typed; null for nothing, undefined for something else. */
function countOf(text: string, most: number): number | null | undefined {
  const typed = typedPeople(text);
  if (typed.kind === 'empty') return null;
  return typed.kind === 'number' && typed.value <= most ? typed.value : undefined;
}
