import { isDemoAlone } from '../../accounts/demo.ts';
import type { Config } from '../../config.ts';
import { linkBySecret, type OpenedLink } from '../../records/report-links.ts';
import { recordsOf } from '../../records/store.ts';
import { isLatest } from './follow-latest.ts';
import { stateOf, type KeptAnswer } from './kept-answers.ts';

/** Whether a link opens anything; one of the demo does as long as there is a demo. */
export async function isOpen(place: Config, link: OpenedLink, now: Date): Promise<boolean> {
  const { revokedAt, expiresAt, demo } = link;
  if (revokedAt !== null || now >= expiresAt) return false;
  return !demo || isDemoAlone(await recordsOf(place), place);
}

/** Notes that a link allows an answer at this moment. */
export function noteChecked(kept: KeptAnswer, { expiresAt }: OpenedLink, now: Date): void {
  kept.checkedAt = now.getTime();
  kept.endsAt = expiresAt.getTime();
}

/** Looks at the link of an answer again: whether it would be answered the same now. */
export async function stillOpens(place: Config, kept: KeptAnswer, now: Date): Promise<boolean> {
  const link = await linkBySecret(await recordsOf(place), kept.secret);
  if (link === null || !(await isOpen(place, link, now)) || stateOf(link) !== kept.state) return false;
  if (kept.kind !== 'file' && !(await isLatest(place, link, now))) return false;
  noteChecked(kept, link, now);
  return true;
}
