const NARROW = /[ijltfr.,:;'|()[\] -]/;
const WIDE = /[mwMW@%—]/;
const UPPER = /[A-Z]/;

/** About how wide a text is, never less than in the usual fonts (Liberation, DejaVu, Libertinus, Segoe). */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    ems += NARROW.test(character) ? 0.5 : WIDE.test(character) ? 0.98 : UPPER.test(character) ? 0.76 : 0.62;
  }
  return ems * size;
}

/** A text in lines that fit into a width; a word longer than a line is broken. */
export function linesOf(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((one) => piecesOf(one, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function piecesOf(word: string, size: number, width: number): string[] {
  if (textWidth(word, size) <= width) return [word];
  const pieces = [''];
  for (const character of word) {
    if (textWidth(pieces.at(-1)! + character, size) > width && pieces.at(-1) !== '') pieces.push('');
    pieces[pieces.length - 1] += character;
  }
  return pieces;
}
