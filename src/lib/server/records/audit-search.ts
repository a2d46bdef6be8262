import { and, eq, gte, inArray, lt, or, sql, type Column, type SQL } from 'drizzle-orm';
import { AUDIT_ACTIONS, type AuditAction } from '#lib/views/audit-data.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { ParameterError } from '../coverage/parameters.ts';
import { audit } from './schema.ts';

/** What is looked for; all that is given must be so. */
export interface AuditSearch {
  /** In names, objects, details, addresses, and in what was done, in words. */
  text?: string;
  /** Part of the name of who did it. */
  actor?: string;
  action?: AuditAction;
  /** Id of what it was done to, whole. */
  object?: string;
  /** From this moment on, and before that one. */
  from?: Date;
  to?: Date;
  /** Entries older than the one with this id: the next page. */
  before?: number;
  limit: number;
}

/** Names of the parameters of a search, on the page, over HTTP and on the command line. */
export const AUDIT_PARAMETERS = ['cari', 'siapa', 'tindakan', 'objek', 'dari', 'sampai', 'sebelum'] as const;
type AuditParameter = (typeof AUDIT_PARAMETERS)[number];

const DAY_MS = 24 * 60 * 60 * 1000;
const LONGEST_TEXT = 200;

/**
 * The search that parameters ask for: `cari` (text), `siapa` (part of a name), `tindakan` (an action), `objek` (an id), `dari` and
 * `sampai` (days in Jakarta, both included), `sebelum` (id; the page after it).
 * @throws ParameterError naming what is wrong
 */
export function parseAuditSearch(parameters: URLSearchParams, limit: number): AuditSearch {
  const given = (name: AuditParameter) => parameters.get(name)?.trim() ?? '';
  const texts = { text: given('cari'), actor: given('siapa'), object: given('objek') };
  const search: AuditSearch = { limit };
  for (const [name, text] of Object.entries(texts))
    if (text !== '') search[name as keyof typeof texts] = text.slice(0, LONGEST_TEXT);
  if (given('tindakan') !== '') search.action = actionOf(given('tindakan'));
  if (given('dari') !== '') search.from = dayOf('dari', given('dari'));
  if (given('sampai') !== '') search.to = new Date(dayOf('sampai', given('sampai')).getTime() + DAY_MS);
  if (given('sebelum') !== '') search.before = idOf(given('sebelum'));
  if (search.from && search.to && search.from >= search.to)
    throw new ParameterError('sampai', given('sampai'), [], `${given('dari')} or a later day`);
  return search;
}

/** Refuses a parameter that a program has misspelt: it would be given more than it asked for. @throws ParameterError */
export function refuseUnknownParameters(parameters: URLSearchParams): void {
  for (const name of parameters.keys()) {
    if (name !== 'lang' && !(AUDIT_PARAMETERS as readonly string[]).includes(name))
      throw new ParameterError(
        name,
        parameters.get(name)!,
        [],
        `only ${AUDIT_PARAMETERS.join(', ')} are parameters`,
      );
  }
}

function actionOf(text: string): AuditAction {
  const action = AUDIT_ACTIONS.find((known) => known === text);
  if (action === undefined) throw new ParameterError('tindakan', text, AUDIT_ACTIONS);
  return action;
}

/** Midnight in Jakarta, which has had one time all year round. A day no month has, such as 31 February, is none. */
function dayOf(name: AuditParameter, text: string): Date {
  const day = new Date(`${text}T00:00:00+07:00`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime());
  if (!isDay || new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) !== text)
    throw new ParameterError(name, text, [], 'a day, YYYY-MM-DD');
  return day;
}

function idOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new ParameterError('sebelum', text, [], 'the id of an entry');
  return Number(text);
}

/** The entries that are looked for. */
export function whereAudit({ text, actor, action, object, from, to, before }: AuditSearch): SQL | undefined {
  return and(
    text === undefined ? undefined : mentions(text),
    actor === undefined ? undefined : holds(audit.actorName, actor),
    action === undefined ? undefined : isAction(action),
    object === undefined ? undefined : eq(audit.objectId, object),
    from === undefined ? undefined : gte(audit.at, from),
    to === undefined ? undefined : lt(audit.at, to),
    before === undefined ? undefined : lt(audit.id, before),
  );
}

/** Details are kept as JSON, in which a quotation mark is written `\"`. */
function mentions(text: string): SQL | undefined {
  const columns = [audit.actorName, audit.action, audit.objectKind, audit.objectId, audit.origin];
  return or(
    ...columns.map((column) => holds(column, text)),
    holds(audit.details, JSON.stringify(text).slice(1, -1)),
    inArray(audit.action, actionsInWords(text)),
  );
}

/** Whether a column holds a text, in which `%` and `_` stand for themselves. */
function holds(column: Column, text: string): SQL {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`${column} like ${pattern} escape '\\'`;
}

/** Actions whose words, in either language, hold the text. */
function actionsInWords(text: string): AuditAction[] {
  const said = (['id', 'en'] as const).map((lang) => wordsFor(lang).accounts.audit.action);
  const isSaid = (action: AuditAction) =>
    said.some((words) => words[action].toLowerCase().includes(text.toLowerCase()));
  return AUDIT_ACTIONS.filter(isSaid);
}

/** `other` stands for all actions that this Jangkau does not know. */
function isAction(action: AuditAction): SQL {
  if (action !== 'other') return eq(audit.action, action);
  return sql`${audit.action} not in ${AUDIT_ACTIONS.filter((known) => known !== 'other')}`;
}
