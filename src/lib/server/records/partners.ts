import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { PARTNER_KINDS, type PartnerKind } from '#lib/domain/drives/kinds.ts';
import type { Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { auditRow, refusePersonal } from './audit.ts';
import { partner, partnerDesa, pledge } from './schema.ts';
import type { Records } from './store.ts';
import { isDemo } from './targets.ts';

/** An organisation that takes part, and the desa it works in. */
export interface Partner {
  id: string;
  name: string;
  kind: PartnerKind;
  note: string;
  createdAt: Date;
  archivedAt: Date | null;
  /** Codes, in their order. */
  desa: string[];
}

const LONGEST_PARTNER_NAME = 80;
export const LONGEST_PARTNER_NOTE = 300;

/** Partners of the demo or the real ones, by name; archived ones last. */
export async function listPartners(records: Records, demo: boolean): Promise<Partner[]> {
  const rows = await records.select().from(partner).where(eq(partner.demo, demo));
  const ids = rows.map(({ id }) => id);
  const desa = await records
    .select()
    .from(partnerDesa)
    .where(inArray(partnerDesa.partnerId, ids))
    .orderBy(asc(partnerDesa.code));
  return rows
    .map(({ id, name, kind, note, createdAt, archivedAt }) => ({
      ...{ id, name, kind: kind as PartnerKind, note, createdAt, archivedAt },
      desa: desa.filter(({ partnerId }) => partnerId === id).map(({ code }) => code),
    }))
    .sort(
      (a, b) =>
        Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || a.name.localeCompare(b.name, 'id'),
    );
}

/** What is kept of a partner; without `id` it is a new one. */
export interface PartnerSent {
  id: string | null;
  name: string;
  kind: string;
  note: string;
  desa: readonly string[];
}

/**
 * Keeps a partner, new or changed, with the desa it works in.
 * @param known codes of the desa there are
 * @returns its id
 * @throws UserError for what cannot be kept: no name, a name that another has, no desa, a desa with a pledge left out …
 */
export async function savePartner(
  records: Records,
  actor: Actor,
  sent: PartnerSent,
  { known, now }: { known: ReadonlySet<string>; now: Date },
): Promise<string> {
  const demo = isDemo(actor);
  const row = { name: sent.name.trim(), kind: checkedKind(sent.kind), note: sent.note.trim() };
  const desa = [...new Set(sent.desa)].sort();
  checkTexts(row);
  if (desa.length === 0 || desa.some((code) => !known.has(code))) throw noDesa();
  const partners = await listPartners(records, demo);
  const before = sent.id === null ? null : partners.find(({ id }) => id === sent.id);
  if (before === undefined) throw noPartner();
  refuseTaken(partners, row.name, sent.id);
  if (before) await refusePledged(records, before, desa);
  const id = before?.id ?? randomUUID();
  const note = {
    action: 'partner.save',
    objectKind: 'partner',
    objectId: id,
    details: { name: row.name, desa: desa.length, isNew: before === null },
  } as const;
  await records.batch([
    before
      ? records.update(partner).set(row).where(eq(partner.id, id))
      : records.insert(partner).values({ ...row, id, demo, createdAt: now }),
    records.delete(partnerDesa).where(eq(partnerDesa.partnerId, id)),
    records.insert(partnerDesa).values(desa.map((code) => ({ partnerId: id, code }))),
    auditRow(records, actor, note, now),
  ]);
  return id;
}

/** Puts a partner away, or takes it out again. @returns its name @throws UserError when there is none */
export async function archivePartner(
  records: Records,
  actor: Actor,
  { id, isArchived }: { id: string; isArchived: boolean },
  now: Date,
): Promise<string> {
  const { name } = await partnerNamed(records, { id, demo: isDemo(actor) });
  const note = {
    action: 'partner.archive',
    objectKind: 'partner',
    objectId: id,
    details: { name, on: isArchived },
  } as const;
  await records.batch([
    records
      .update(partner)
      .set({ archivedAt: isArchived ? now : null })
      .where(eq(partner.id, id)),
    auditRow(records, actor, note, now),
  ]);
  return name;
}

/** A partner that is there. @throws UserError when there is none */
export async function partnerNamed(
  records: Records,
  { id, demo }: { id: string; demo: boolean },
): Promise<Partner> {
  const found = (await listPartners(records, demo)).find((one) => one.id === id);
  if (!found) throw noPartner();
  return found;
}

function checkedKind(kind: string): PartnerKind {
  const found = PARTNER_KINDS.find((one) => one === kind);
  if (found) return found;
  throw new UserError('Choose what kind of partner it is.', 'Pilih jenis mitranya.');
}

function checkTexts({ name, note }: { name: string; note: string }): void {
  if (name === '' || name.length > LONGEST_PARTNER_NAME)
    throw new UserError(
      `A partner needs a name of at most ${LONGEST_PARTNER_NAME} letters.`,
      `Mitra perlu nama, paling panjang ${LONGEST_PARTNER_NAME} huruf.`,
    );
  if (note.length > LONGEST_PARTNER_NOTE)
    throw new UserError(
      `Shorten the note to ${LONGEST_PARTNER_NOTE} letters.`,
      `Pendekkan catatan menjadi paling panjang ${LONGEST_PARTNER_NOTE} huruf.`,
    );
  refusePersonal(name);
  refusePersonal(note);
}

function refuseTaken(partners: readonly Partner[], name: string, id: string | null): void {
  const same = partners.find((one) => one.id !== id && one.name.toLowerCase() === name.toLowerCase());
  if (!same) return;
  throw new UserError(
    `There is a partner named ${same.name} already${same.archivedAt ? ', archived' : ''}: change that one, or give this one another name.`,
    `Sudah ada mitra bernama ${same.name}${same.archivedAt ? ', diarsipkan' : ''}: ubah yang itu, atau beri nama lain.`,
  );
}

/** A desa with a pledge that stands is not left out by the way. */
async function refusePledged(records: Records, before: Partner, desa: readonly string[]): Promise<void> {
  const rows = await records
    .select({ code: pledge.code, cancelledAt: pledge.cancelledAt })
    .from(pledge)
    .where(and(eq(pledge.partnerId, before.id)));
  const left = rows.find(
    ({ code, cancelledAt }) => code !== null && cancelledAt === null && !desa.includes(code),
  );
  if (!left) return;
  throw new UserError(
    `There is a pledge in desa ${left.code}: cancel it before you take the desa out.`,
    `Masih ada janji di desa ${left.code}: batalkan dulu janjinya sebelum desa itu dikeluarkan.`,
  );
}

function noDesa(): UserError {
  return new UserError(
    'Choose at least one desa of the branch that the partner works in.',
    'Pilih sedikitnya satu desa wilayah cabang tempat mitra bekerja.',
  );
}

function noPartner(): UserError {
  return new UserError(
    'This partner is not there (any more). Open the page again.',
    'Mitra ini tidak ada (lagi). Buka halamannya lagi.',
  );
}
