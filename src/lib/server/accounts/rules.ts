import type { Permission } from './roles.ts';

/**
 * What a request must have, and how an account that is limited to some kecamatan is kept to them:
 * - `none`: the answer holds nothing of a place
 * - `url`: every code in the URL (`[code]`, `?kecamatan=`, `?code=`) must lie in its kecamatan; one that names none is sent to its first
 * - `branch`: only accounts of the whole branch
 */
export interface Rule {
  needs: Permission | 'anyone';
  area: 'none' | 'url' | 'branch';
}

const anyone: Rule = { needs: 'anyone', area: 'none' };
const needs = (permission: Permission, area: Rule['area']): Rule => ({ needs: permission, area });
const page = { GET: needs('figures:read', 'url') };

/**
 * The one table of who may do what: route → method (an action of a page is `POST ?/name`, its default action `POST`) → rule.
 * What is not listed is refused to everybody; a test compares it with all routes there are.
 */
export const ROUTES: Record<string, Record<string, Rule>> = {
  '/healthz': { GET: anyone },

  '/(app)': page,
  '/(app)/peta': page,
  '/(app)/desa': page,
  '/(app)/desa/[code]': page,
  '/(app)/peserta': page,
  '/(app)/asal/[code]': page,
  '/(app)/data': page,
  '/(app)/data/mutu': page,
  '/(app)/data/metode': { GET: needs('figures:read', 'none') },
  '/(app)/data/sumber': { GET: needs('figures:read', 'none') },
};

/** Command → what it needs. Who may run commands on the machine may do all; a token in `JANGKAU_TOKEN` limits it. */
export const COMMANDS: Record<string, Permission> = {
  start: 'machine:operate',
};
