import { planAskedSchema, type PlanAsked } from '#lib/domain/drives/plan-asked.ts';
import { dayNumber } from '#lib/domain/outreach/calendar.ts';
import { refusePersonal } from '../records/audit.ts';
import { UserError } from '../user-error.ts';

const MOST_DAYS = 366;

/** What the fields of the form are called, in English and Indonesian. */
const FIELDS: Record<string, readonly [string, string]> = {
  from: ['First day', 'Hari pertama'],
  to: ['Last day', 'Hari terakhir'],
  weekdays: ['Working days', 'Hari kerja'],
  closed: ['Other days off', 'Hari tutup lain'],
  base: ['Set out from', 'Berangkat dari'],
  teams: ['Teams', 'Tim'],
  kecamatan: ['Kecamatan', 'Kecamatan'],
  visitMinutes: ['Minutes a visit', 'Menit per kunjungan'],
  budgetIdr: ['Budget', 'Anggaran'],
  costPerKmIdr: ['Cost a km', 'Biaya per km'],
  floors: ['Floors', 'Kunjungan paling sedikit'],
  registrations: ['Registrations wanted', 'Pendaftaran yang diinginkan'],
  minGapDays: ['Days between visits', 'Jeda kunjungan'],
  desa: ['Desa', 'Desa'],
};

/** What the form of a plan sends. @throws UserError that names what to mend */
export function readAsked(sent: unknown): PlanAsked {
  const parsed = planAskedSchema.safeParse(sent);
  if (!parsed.success) throw notUsable(parsed.error.issues[0]?.path ?? []);
  const asked = parsed.data;
  const { from, to, teams, base } = asked;
  for (const text of [base.name, ...teams.map(({ name }) => name)]) refusePersonal(text);
  if (from > to)
    throw new UserError(
      'The last day is before the first; set them anew.',
      'Hari terakhir sebelum hari pertama; atur lagi tanggalnya.',
    );
  if (dayNumber(to) - dayNumber(from) >= MOST_DAYS)
    throw new UserError('A plan covers a year at most.', 'Rencana paling lama satu tahun.');
  if (new Set(teams.map(({ name }) => name)).size < teams.length)
    throw new UserError(
      'Two teams have the same name; give each its own.',
      'Ada dua tim bernama sama; beri nama yang berbeda.',
    );
  const backFirst = teams.find((team) => team.from >= team.to);
  if (backFirst)
    throw new UserError(
      `${backFirst.name} is back before it leaves; set its hours anew.`,
      `${backFirst.name} kembali sebelum berangkat; atur lagi jamnya.`,
    );
  return asked;
}

function notUsable(path: readonly PropertyKey[]): UserError {
  const [field, at] = path;
  const [english, indonesian] = FIELDS[String(field)] ?? ['the form', 'formulir'];
  const which = field === 'teams' && typeof at === 'number' ? ` ${at + 1}` : '';
  return new UserError(
    `Something in “${english}${which}” cannot be used. Fill it in again and save once more.`,
    `Isian “${indonesian}${which}” tidak bisa dipakai. Betulkan, lalu simpan lagi.`,
  );
}
