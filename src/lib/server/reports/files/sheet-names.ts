/** Characters that may not be in the name of a sheet. */
const REFUSED = /[[\]:*?/\\\p{Cc}]/gu;
const LONGEST = 31;
/** Excel keeps this name for itself. */
const RESERVED = 'history';

/** Names that a workbook may have for its sheets: allowed characters, at most 31 of them, no two alike but for capitals. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set([RESERVED]);
  return wanted.map((name) => {
    const allowed = trimmed(name.replaceAll(REFUSED, ' ').replaceAll(/\s+/g, ' ')) || '-';
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : ` (${number})`;
      const candidate = `${trimmed(cut(allowed, LONGEST - end.length))}${end}`;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  });
}

/** Names may neither begin nor end with an apostrophe. */
function trimmed(name: string): string {
  return name.replaceAll(/^[\s']+|[\s']+$/g, '');
}

/** At most so many UTF-16 units, which is what Excel counts; no character is cut in half. */
function cut(text: string, most: number): string {
  let end = '';
  for (const character of text) {
    if (end.length + character.length > most) break;
    end += character;
  }
  return end;
}
