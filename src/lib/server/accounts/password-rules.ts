import { UserError } from '../user-error.ts';

export const LEAST_PASSWORD = 10;
export const MOST_PASSWORD = 128;

/** Words that every list of leaked passwords has, rows of the keyboard, and the words of this house. */
const COMMON = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y',
  '1q2w3e4r5t',
  '1q2w3e4r',
  '1qaz2wsx3edc',
  '1qaz2wsx',
  'abcdefghij',
  'abcdefgh',
  'iloveyou',
  'sunshine',
  'football',
  'princess',
  'password',
  'passw0rd',
  'katasandi',
  'qwerty',
  'rahasia',
  'indonesia',
  'bismillah',
  'sayang',
  'admin',
  'welcome',
  'letmein',
  'jangkau',
  'rembang',
  'bpjs',
  'jamsostek',
];

/**
 * Refuses a password that is easily guessed: short, mostly one character or a run of them, a common word with something behind it,
 * or one's own name or e-mail.
 * @throws UserError with what is wrong
 */
export function refuseWeakPassword(password: string, { email, name }: { email: string; name: string }): void {
  if (password.length < LEAST_PASSWORD) {
    throw new UserError(
      `The password has ${password.length} characters; at least ${LEAST_PASSWORD} are needed. Three or four words are easy to keep.`,
      `Kata sandi baru ${password.length} huruf; paling sedikit ${LEAST_PASSWORD}. Tiga atau empat kata mudah diingat.`,
    );
  }
  if (password.length > MOST_PASSWORD) {
    throw new UserError(
      `The password is longer than ${MOST_PASSWORD} characters.`,
      `Kata sandi lebih panjang dari ${MOST_PASSWORD} huruf.`,
    );
  }
  if (isGuessable(password.toLowerCase(), [email.toLowerCase(), ...ownWords(email, name), ...COMMON])) {
    throw new UserError(
      'This password is easily guessed: a common word, a row of digits, or your own name with little else. Use three or four words.',
      'Kata sandi ini mudah ditebak: kata umum, deret angka, atau nama sendiri dengan sedikit tambahan. Pakai tiga atau empat kata.',
    );
  }
}

/** What is left without guessable words, digits and repeated characters must still be something. */
function isGuessable(password: string, words: readonly string[]): boolean {
  const left = words.reduce((text, word) => text.replaceAll(word, ''), password);
  const kinds = new Set(left.replaceAll(/\P{L}/gu, ''));
  return new Set(password).size < 5 || kinds.size < 3;
}

function ownWords(email: string, name: string): string[] {
  return `${email} ${name}`
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length >= 3);
}
