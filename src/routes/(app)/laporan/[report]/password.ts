/** Small letters and digits that cannot be taken for one another on paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 10;

/** Ten random letters in two halves, `k3m9x-w7hpq`: 31^10, 49 bits. */
export function makePassword(): string {
  const letters: string[] = [];
  // The largest bytes would make some letters likelier than others.
  const limit = 256 - (256 % LETTERS.length);
  while (letters.length < LENGTH) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < limit) letters.push(LETTERS[byte % LETTERS.length]!);
  }
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}
