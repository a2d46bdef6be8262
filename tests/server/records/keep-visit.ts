import { visit, visitRegistration } from '#lib/server/records/schema.ts';
import type { Records } from '#lib/server/records/store.ts';

interface Kept {
  id: string;
  code: string;
  date: string;
  partnerId: string | null;
  /** Registered, of one programme. */
  people: number;
  payer?: string;
  demo?: boolean;
  replaces?: string;
  withdrawn?: boolean;
}

/** A visit as it is kept, with the people registered at it. */
export async function keepVisit(
  records: Records,
  { people, payer = 'mandiri', ...row }: Kept,
): Promise<void> {
  const at = new Date(`${row.date}T05:00:00Z`);
  const author = { authorId: 'u1', authorName: 'Sri Contoh' };
  await records.batch([
    records.insert(visit).values({ ...row, ...author, recordedAt: at, receivedAt: at, attended: people * 3 }),
    records.insert(visitRegistration).values({ visitId: row.id, programme: 'jkk-jkm', payer, people }),
  ]);
}
