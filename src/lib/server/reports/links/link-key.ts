import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OpenedLink } from '../../records/report-links.ts';

const LASTS_MS = 12 * 60 * 60 * 1000;

/** What a key is bound to: with another secret or password of the link it opens nothing. */
type KeyOf = Pick<OpenedLink, 'id' | 'secretHash' | 'password'>;

/** What somebody gets for the right password: it stands in the path, so that no cookie is needed, and opens for twelve hours. */
export function linkKey(serverSecret: string, link: KeyOf, now: Date): string {
  const until = (now.getTime() + LASTS_MS).toString(36);
  return `${until}.${sign(serverSecret, link, until).toString('base64url')}`;
}

/** Whether a key opens a link. */
export function isLinkKey(serverSecret: string, link: KeyOf, key: string, now: Date): boolean {
  const [until = '', signature = ''] = key.split('.');
  const expected = sign(serverSecret, link, until);
  const given = Buffer.from(signature, 'base64url');
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
  return isSigned && now.getTime() < parseInt(until, 36);
}

function sign(serverSecret: string, { id, secretHash, password }: KeyOf, until: string): Buffer {
  return createHmac('sha256', serverSecret)
    .update(JSON.stringify(['report link', id, secretHash, password, until]))
    .digest();
}
