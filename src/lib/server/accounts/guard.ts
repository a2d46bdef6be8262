import type { Lang } from '#lib/views/page-data.ts';
import { UserError } from '../user-error.ts';
import { coversCode, may, type Actor } from './actor.ts';
import { ROUTES, type Rule } from './rules.ts';

/** What is asked for, as the table knows it. */
export interface Asked {
  /** Route id, `/(app)/desa/[code]`; null where no route matches. */
  route: string | null;
  method: string;
  url: URL;
  params: Readonly<Record<string, string | undefined>>;
}

/** What becomes of a request: let through, sent elsewhere, or refused with a sentence. */
export type Verdict =
  | { kind: 'allow' }
  | { kind: 'sign-in'; to: string }
  | { kind: 'redirect'; to: string }
  | { kind: 'refuse'; status: 401 | 403; sentence: UserError };

const ALLOW: Verdict = { kind: 'allow' };

/** Parameters of a URL that may name a place. */
const PLACES = ['kecamatan', 'code', 'di'];

/** Decides by the table of rules. A route that matches nothing is let through: its answer is 404, and says nothing. */
export function judge(asked: Asked, actor: Actor): Verdict {
  if (asked.route === null) return ALLOW;
  const rule = ruleFor(asked);
  if (rule?.needs === 'anyone') return ALLOW;
  if (actor.kind === 'nobody') return unknown(asked);
  if (rule === undefined || !may(actor, rule.needs as Exclude<Rule['needs'], 'anyone'>)) {
    return { kind: 'refuse', status: 403, sentence: actor.kind === 'demo' ? notInDemo() : notAllowed() };
  }
  return rule.area === 'none' || actor.areas === null ? ALLOW : withinAreas(asked, actor, rule);
}

/** The row of a request: HEAD is read like GET; an action of a page is named by the first parameter that begins with a slash. */
export function ruleFor({ route, method, url }: Pick<Asked, 'route' | 'method' | 'url'>): Rule | undefined {
  const rules = route === null ? undefined : ROUTES[route];
  if (rules === undefined) return undefined;
  const isPage = !isApi(route!);
  const action =
    isPage && method === 'POST' ? [...url.searchParams.keys()].find((key) => key[0] === '/') : undefined;
  const name = action === undefined ? (method === 'HEAD' ? 'GET' : method) : `POST ?${action}`;
  return Object.hasOwn(rules, name) ? rules[name] : undefined;
}

/** Whether programs ask there: answers are JSON, tokens are taken. */
export function isApi(route: string | null): boolean {
  return route?.startsWith('/api/') ?? false;
}

function unknown({ route, method, url }: Asked): Verdict {
  if (isApi(route) || (method !== 'GET' && method !== 'HEAD')) {
    return { kind: 'refuse', status: 401, sentence: signInFirst() };
  }
  const lang = langOf(url) === 'en' ? '&lang=en' : '';
  return { kind: 'sign-in', to: `/masuk?ke=${encodeURIComponent(url.pathname + url.search)}${lang}` };
}

/** Keeps an account that is limited to some kecamatan to them. */
function withinAreas(asked: Asked, actor: Actor, rule: Rule): Verdict {
  const { route, url, params } = asked;
  const refused: Verdict = { kind: 'refuse', status: 403, sentence: outside(actor) };
  const first = actor.areas?.[0];
  if (rule.area === 'branch' || first === undefined) return refused;
  const codes = [params['code'], ...PLACES.flatMap((name) => url.searchParams.getAll(name))].filter(
    (code): code is string => code !== undefined && code !== '',
  );
  if (codes.some((code) => !coversCode(actor, code))) return refused;
  if (namesPlace(asked)) return ALLOW;
  if (isApi(route)) return refused;
  const named = new URL(url);
  named.searchParams.set('kecamatan', first);
  return { kind: 'redirect', to: named.pathname + named.search };
}

/** Whether the place is named where loaders look for it: in the path, or first of its name; they take an empty one for the branch. */
function namesPlace({ route, url, params }: Asked): boolean {
  const names = isApi(route) ? ['kecamatan', 'code'] : ['kecamatan'];
  return params['code'] !== undefined || names.some((name) => Boolean(url.searchParams.get(name)));
}

/** The language asked for with `?lang=`. */
export function langOf(url: URL): Lang {
  return url.searchParams.get('lang') === 'en' ? 'en' : 'id';
}

function signInFirst(): UserError {
  return new UserError(
    'Sign in first. Programs send a token: Authorization: Bearer jk_…',
    'Masuk dulu. Program mengirim token: Authorization: Bearer jk_…',
  );
}

function notAllowed(): UserError {
  return new UserError(
    'Your account may not do this. Ask the branch head for the role that may.',
    'Akun Anda tidak berwenang untuk ini. Minta peran yang sesuai kepada kepala cabang.',
  );
}

function notInDemo(): UserError {
  return new UserError(
    'The demo cannot do this: its data are simulated. Set Jangkau up with the link on its terminal.',
    'Demo tidak bisa melakukan ini: datanya simulasi. Pasang Jangkau dengan tautan di terminalnya.',
  );
}

function outside({ areas }: Actor): UserError {
  const own = (areas ?? []).join(', ');
  return new UserError(
    `Your account is limited to kecamatan ${own}. Name one of them, such as ?kecamatan=${areas?.[0] ?? ''}.`,
    `Akun Anda terbatas pada kecamatan ${own}. Sebut salah satunya, misalnya ?kecamatan=${areas?.[0] ?? ''}.`,
  );
}
