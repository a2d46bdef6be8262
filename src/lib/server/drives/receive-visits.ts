import type { VisitAnswer } from '#lib/domain/drives/visit-sent.ts';
import type { Lang } from '#lib/views/page-data.ts';
import type { Actor } from '../accounts/actor.ts';
import type { PageContext } from '../pages/app.ts';
import type { Records } from '../records/store.ts';
import { recordVisit } from '../records/visits.ts';
import { UserError } from '../user-error.ts';

/** Visits in one request, at most. */
export const MOST_VISITS = 100;

export interface VisitsSent {
  records: Records;
  actor: Actor;
  /** One visit, or a list of them. */
  sent: unknown;
  lang: Lang;
  now: Date;
}

/**
 * Keeps visits one by one; one that is refused does not hold up the others.
 * @throws UserError when there are too many
 */
export async function receiveVisits(
  { facts }: Pick<PageContext, 'facts'>,
  { records, actor, sent, lang, now }: VisitsSent,
): Promise<VisitAnswer[]> {
  const all: unknown[] = Array.isArray(sent) ? sent : [sent];
  if (all.length > MOST_VISITS) throw tooMany();
  const known = new Set(facts.desa.map(({ code }) => code));
  const answers: VisitAnswer[] = [];
  for (const one of all) {
    try {
      const { id, code } = (one ?? {}) as { id?: unknown; code?: unknown };
      if (typeof id === 'string' && typeof code === 'string' && !known.has(code)) throw noSuchDesa();
      answers.push(await recordVisit(records, actor, one, now));
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      answers.push({ id: idOf(one), outcome: 'refused', message: cause.in(lang) });
    }
  }
  return answers;
}

/** The id of whatever was sent, as far as it has one. */
function idOf(sent: unknown): string {
  const { id } = (sent ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id.slice(0, 36) : '';
}

function tooMany(): UserError {
  return new UserError(
    `Send at most ${MOST_VISITS} visits at once.`,
    `Kirim paling banyak ${MOST_VISITS} kunjungan sekaligus.`,
  );
}

function noSuchDesa(): UserError {
  return new UserError(
    'There is no desa of this code; choose the desa again.',
    'Tidak ada desa dengan kode itu; pilih lagi desanya.',
  );
}
