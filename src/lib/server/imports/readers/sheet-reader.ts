import { findTable } from '#lib/domain/imports/find-table.ts';
import { TableBuilder, type Cell, type TextTable } from '#lib/domain/imports/text-table.ts';
import {
  mayBePersonal,
  personalContent,
  planDrop,
  type DropPlan,
} from '#lib/domain/privacy/personal-data.ts';
import { normaliseName } from '#lib/domain/wilayah/codes.ts';
import { LIMITS, tooLong, tooWide } from './limits.ts';

const HEAD_ROWS = 500;
/** How often new content of kept columns is looked at. */
const LOOK_EVERY = 20_000;

/**
 * Takes the rows of a sheet one by one. The first rows tell which columns identify people; those are thrown away from
 * then on, and so is every other column as soon as its content turns out to.
 */
export class SheetReader {
  readonly #name: string;
  readonly #file: string;
  readonly #isPlaceName: (text: string) => boolean;
  #head: Cell[][] = [];
  #builder: TableBuilder | null = null;
  #plan: DropPlan | null = null;
  #seen: number[] = [];
  #filled = false;

  constructor(file: string, name: string, placeNames: ReadonlySet<string>) {
    this.#file = file;
    this.#name = name;
    this.#isPlaceName = (text) => placeNames.has(normaliseName(text));
  }

  add(cells: Cell[]): void {
    if (cells.length > LIMITS.columns) throw tooWide(this.#file);
    this.#filled ||= cells.some((cell) => cell !== null);
    if (this.#builder === null) {
      this.#head.push(cells);
      if (this.#head.length === HEAD_ROWS) this.#begin();
      return;
    }
    this.#builder.add(cells);
    if (this.#builder.rowCount > LIMITS.rows) throw tooLong(this.#file);
    if (this.#builder.rowCount % LOOK_EVERY === 0) this.#look();
  }

  #begin(): void {
    const { headers, firstRow } = findTable(this.#head);
    const plan = planDrop(headers, firstRow, this.#head.slice(firstRow), this.#isPlaceName);
    this.#plan = plan;
    this.#builder = new TableBuilder(this.#name, plan);
    this.#head.forEach((row, i) => this.#builder!.add(i < firstRow ? row.map(withoutPeople) : row));
    this.#head = [];
  }

  /** Looks at the cells that have come since the last look. */
  #look(): void {
    const builder = this.#builder!;
    for (let column = 0; column < builder.columnCount; column++) {
      const from = this.#seen[column] ?? 1;
      const fresh = builder.valuesFrom(column, from);
      this.#seen[column] = from + fresh.length;
      const why = fresh.length > 0 ? personalContent(fresh) : null;
      if (why) builder.drop({ column, header: '', why });
    }
  }

  /** Which columns are thrown away; known once the head has been read. */
  get plan(): DropPlan | null {
    return this.#plan;
  }

  /** The table; `null` for a sheet without any cell. */
  finish(): TextTable | null {
    if (!this.#filled) return null;
    if (this.#builder === null) this.#begin();
    this.#look();
    return this.#builder!.finish();
  }
}

/** Titles and headers are kept, but not a number of a person in them. */
function withoutPeople(cell: Cell): Cell {
  return cell !== null && mayBePersonal(String(cell)) ? null : cell;
}
