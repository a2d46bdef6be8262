import { verifyPassword } from '../../accounts/hash-password.ts';
import { nobody } from '../../accounts/sessions.ts';
import type { Config } from '../../config.ts';
import { appendAudit } from '../../records/audit.ts';
import type { OpenedLink } from '../../records/report-links.ts';
import { countAttempt, forgiveAttempt } from '../../records/sign-in-failures.ts';
import { recordsOf } from '../../records/store.ts';
import { readSecrets } from '../../secrets.ts';
import { linkKey } from './link-key.ts';
import { SHARED_HEADERS, type SharedAnswer } from './shared-answer.ts';
import { pagePath } from './shared-path.ts';
import { passwordPage } from './short-pages.ts';

/**
 * Looks at the password of a link. Each attempt is counted before it is looked at, by link and by network address, with those of
 * signing in: five wrong ones lock the link for a quarter of an hour.
 */
export async function askPassword(
  place: Config,
  link: OpenedLink & { password: string },
  { secret, password, address }: { secret: string; password: string; address: string },
  now: Date,
): Promise<SharedAnswer> {
  const records = await recordsOf(place);
  const attempt = { email: `link ${link.id}`, address };
  const { until, begins } = await countAttempt(records, attempt, now);
  const note = { action: 'link.locked', objectKind: 'link', objectId: link.id } as const;
  if (begins) await appendAudit(records, nobody(address), note, now);
  const form = pagePath({ secret, key: null });
  if (until !== null) return passwordPage(form, { lockedUntil: until });
  if (!(await verifyPassword({ hash: link.password, password }))) return passwordPage(form, 'wrong');
  await forgiveAttempt(records, attempt);
  const key = linkKey(await serverSecret(place), link, now);
  return seeOther(pagePath({ secret, key }));
}

/** Signs keys, as it signs sessions. */
export async function serverSecret({ secret, dataDir }: Config): Promise<string> {
  return secret ?? (await readSecrets(dataDir)).sessions;
}

/** Sends the reader to another page of the link. */
export function seeOther(location: string): SharedAnswer {
  return {
    status: 303,
    headers: { ...SHARED_HEADERS, location, 'cache-control': 'private, no-store' },
    body: null,
  };
}
