import type { Config } from '../../config.ts';
import { linkBySecret, type OpenedLink } from '../../records/report-links.ts';
import { recordsOf } from '../../records/store.ts';
import { isLatest } from './follow-latest.ts';
import { stateOf, type KeptAnswer } from './kept-answers.ts';

/** Whether a link still opens what it opens. */
export function isOpen({ revokedAt, expiresAt }: OpenedLink, now: Date): boolean {
  return revokedAt === null && now < expiresAt;
}

/** Notes that a link allows an answer at this moment. */
export function noteChecked(kept: KeptAnswer, { expiresAt }: OpenedLink, now: Date): void {
  kept.checkedAt = now.getTime();
  kept.endsAt = expiresAt.getTime();
}

/** Looks at the link of an answer again: whether it would be answered the same now. */
export async function stillOpens(place: Config, kept: KeptAnswer, now: Date): Promise<boolean> {
  const link = await linkBySecret(await recordsOf(place), kept.secret);
  if (link === null || !isOpen(link, now) || stateOf(link) !== kept.state) return false;
  if (kept.kind !== 'file' && !(await isLatest(place, link, kept.build, now))) return false;
  noteChecked(kept, link, now);
  return true;
}
