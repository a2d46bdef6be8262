import { hashPassword } from '../accounts/hash-password.ts';
import { UserError } from '../user-error.ts';
import { refusePersonal } from './audit.ts';

export const LEAST_LINK_PASSWORD = 8;
export const MOST_ORIGINS = 10;
export const MOST_LINK_YEARS = 2;
const MOST_PASSWORD = 128;
const LONGEST_LABEL = 80;
/** Neither `*` nor anything else that would mean something in a policy. */
const ORIGIN = /^(https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*|http:\/\/localhost)(:[1-9]\d{0,4})?$/;

/** Who a link is for. @throws UserError */
export function checkedLabel(label: string): string {
  const trimmed = label.trim();
  if (trimmed === '' || trimmed.length > LONGEST_LABEL || /\p{Cc}/u.test(trimmed))
    throw new UserError(
      `Say who the link is for, in up to ${LONGEST_LABEL} letters.`,
      `Tulis untuk siapa tautan ini, paling panjang ${LONGEST_LABEL} huruf.`,
    );
  refusePersonal(trimmed);
  return trimmed;
}

/** When a link ends. @throws UserError for a moment that is over, or more than two years ahead */
export function checkedExpiry(expiresAt: Date, now: Date): Date {
  const last = new Date(now);
  last.setUTCFullYear(last.getUTCFullYear() + MOST_LINK_YEARS);
  if (expiresAt > now && expiresAt <= last) return expiresAt;
  throw new UserError(
    `Choose a day ahead on which the link ends, at most ${MOST_LINK_YEARS} years from now.`,
    `Pilih tanggal berakhirnya tautan, setelah hari ini dan paling lama ${MOST_LINK_YEARS} tahun lagi.`,
  );
}

/** Origins that may show a link in a frame, each once. @throws UserError */
export function checkedOrigins(origins: readonly string[]): string[] {
  const once = [...new Set(origins)];
  const wrong = once.find((origin) => !ORIGIN.test(origin) || !isOrigin(origin));
  if (wrong !== undefined)
    throw new UserError(
      `“${wrong}” is no address of a site: write https://, its name and nothing behind it.`,
      `“${wrong}” bukan alamat situs: tulis https:// lalu namanya, tanpa tambahan di belakangnya.`,
    );
  if (once.length > MOST_ORIGINS)
    throw new UserError(
      `At most ${MOST_ORIGINS} sites may show a link.`,
      `Paling banyak ${MOST_ORIGINS} situs boleh menampilkan tautan.`,
    );
  return once;
}

/** As browsers write it: `https://a.example:443` is none. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** The slow hash of a password as typed; null stays null. @throws UserError for one that is too short or easily guessed */
export async function hashedPassword(password: string | null): Promise<string | null> {
  if (password === null) return null;
  if (password.length < LEAST_LINK_PASSWORD || password.length > MOST_PASSWORD || new Set(password).size < 5)
    throw new UserError(
      `The password needs ${LEAST_LINK_PASSWORD} to ${MOST_PASSWORD} characters, five of them different. Two or three words are easy to keep.`,
      `Kata sandi perlu ${LEAST_LINK_PASSWORD} sampai ${MOST_PASSWORD} huruf atau angka, lima di antaranya berbeda. Dua atau tiga kata mudah diingat.`,
    );
  return hashPassword(password);
}
