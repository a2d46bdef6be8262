import type { CodedTexts, CountRecords } from './findings.ts';
import type { Dimension } from './kinds.ts';

/** Different values of a dimension that fit into a key; more is no dimension. */
const MOST_VALUES = 512;
const MOST_IN_NUMBER = 4;

/** Collects counts by desa and dimensions; adds up equal ones where that is wanted. */
export class CountCollector {
  readonly #names: readonly Dimension[];
  readonly #adds: boolean;
  readonly #desa = new Texts();
  readonly #texts: readonly Texts[];
  readonly #byKey = new Map<number | string, number>();
  readonly #rows: { codes: number[][]; value: number[]; line: number[] };

  constructor(names: readonly Dimension[], adds: boolean) {
    this.#names = names;
    this.#adds = adds;
    this.#texts = names.map(() => new Texts());
    this.#rows = { codes: [[], ...names.map(() => [])], value: [], line: [] };
  }

  /** The line that already has a number of the same desa and dimensions, where they may not be added up. */
  lineOf(desa: string, texts: readonly string[]): number | null {
    if (this.#adds) return null;
    const at = this.#byKey.get(this.#keyOf(desa, texts));
    return at === undefined ? null : this.#rows.line[at]!;
  }

  add(desa: string, texts: readonly string[], value: number, line: number): void {
    const key = this.#keyOf(desa, texts);
    const at = this.#byKey.get(key);
    if (at !== undefined) {
      this.#rows.value[at]! += value;
      return;
    }
    this.#byKey.set(key, this.#rows.value.length);
    this.#rows.codes[0]!.push(this.#desa.codeOf(desa));
    this.#texts.forEach((known, i) => this.#rows.codes[i + 1]!.push(known.codeOf(texts[i]!)));
    this.#rows.value.push(value);
    this.#rows.line.push(line);
  }

  /** Desa and four dimensions are one number in mixed radix, at most 2^53; further ones, where given, follow as text. */
  #keyOf(desa: string, texts: readonly string[]): number | string {
    let key = this.#desa.codeOf(desa);
    let more = '';
    for (let i = 0; i < this.#texts.length; i++) {
      const code = this.#texts[i]!.codeOf(texts[i]!);
      if (code >= MOST_VALUES)
        throw new RangeError(`${this.#names[i]} has more than ${MOST_VALUES} different values`);
      if (i < MOST_IN_NUMBER) key = key * MOST_VALUES + code;
      else if (texts[i] !== '') more += `/${i}:${code}`;
    }
    return more === '' ? key : key + more;
  }

  /** Months and segments that occur, with the desa they occur for. */
  groups(): { period: string; segment: string; desa: Set<string> }[] {
    const groups = new Map<string, { period: string; segment: string; desa: Set<string> }>();
    const textOf = (name: Dimension, record: number) => {
      const i = this.#names.indexOf(name);
      return i < 0 ? '' : this.#texts[i]!.values[this.#rows.codes[i + 1]![record]!]!;
    };
    for (let record = 0; record < this.#rows.value.length; record++) {
      const [period, segment] = [textOf('period', record), textOf('segment', record)];
      const group = groups.get(`${period} ${segment}`) ?? { period, segment, desa: new Set<string>() };
      groups.set(`${period} ${segment}`, group);
      group.desa.add(this.#desa.values[this.#rows.codes[0]![record]!]!);
    }
    return [...groups.values()];
  }

  /** People in all records; of members the active ones, because new ones are among them and others have left. */
  people(): number {
    const status = this.#names.indexOf('status');
    const active = status < 0 ? -1 : this.#texts[status]!.values.indexOf('aktif');
    return this.#rows.value.reduce(
      (sum, value, i) => (status < 0 || this.#rows.codes[status + 1]![i] === active ? sum + value : sum),
      0,
    );
  }

  finish(statusFollows: boolean): CountRecords {
    const coded = (texts: Texts, i: number): CodedTexts => ({
      values: texts.values,
      codes: Int32Array.from(this.#rows.codes[i]!),
    });
    return {
      length: this.#rows.value.length,
      statusFollows,
      desa: coded(this.#desa, 0),
      dimensions: Object.fromEntries(this.#names.map((name, i) => [name, coded(this.#texts[i]!, i + 1)])),
      value: Int32Array.from(this.#rows.value),
      line: Int32Array.from(this.#rows.line),
    };
  }
}

class Texts {
  readonly values: string[] = [];
  readonly #codes = new Map<string, number>();

  codeOf(text: string): number {
    let code = this.#codes.get(text);
    if (code === undefined) {
      code = this.values.push(text) - 1;
      this.#codes.set(text, code);
    }
    return code;
  }
}
