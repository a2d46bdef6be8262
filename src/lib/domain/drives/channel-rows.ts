import { straightKm } from '../outreach/travel.ts';
import { personalValue } from '../privacy/personal-data.ts';
import type { ChannelPoint } from './channels.ts';
import type { ChannelKind } from './kinds.ts';

/** How far outside the kabupaten a channel may lie, km: people cross its border to pay. */
const MOST_KM_OUTSIDE = 20;
export const MOST_CHANNELS = 5000;
/** Of a file of channels. */
export const MOST_CHANNEL_BYTES = 700_000;
const LONGEST_CHANNEL_NAME = 80;
/** Channels of one kind and name that are nearer than this are one, km. */
const SAME_KM = 0.1;

const COLUMNS = {
  kind: /^(jenis|kind|tipe|type|kanal|channel|jenis kanal)$/,
  name: /^(nama|name|nama kanal|nama tempat|nama toko)$/,
  lat: /^(lintang|lat|latitude|garis lintang|y)$/,
  lon: /^(bujur|lon|lng|long|longitude|garis bujur|x)$/,
} as const;
export type ChannelColumn = keyof typeof COLUMNS;

const KINDS: Record<string, ChannelKind> = {
  alfamart: 'alfamart',
  alfa: 'alfamart',
  indomaret: 'indomaret',
  indomart: 'indomaret',
  brilink: 'brilink',
  agenbrilink: 'brilink',
  pos: 'pos',
  ptpos: 'pos',
  ptposindonesia: 'pos',
  kantorpos: 'pos',
  agen: 'agen',
  agenbpjs: 'agen',
  perisai: 'agen',
  agenperisai: 'agen',
  ppob: 'ppob',
  loketppob: 'ppob',
  kantor: 'kantor',
  kantorbpjs: 'kantor',
  kantorcabang: 'kantor',
};

/**
 * Why a row is left out (`swapped`: it is kept, with latitude and longitude changed over).
 * - `kind`, `name`, `position`: the cell is empty or cannot be read
 * - `personal`: the name holds a number or an address of a person; it is not repeated
 * - `outside`: more than 20 km outside the kabupaten
 * - `duplicate`: the same kind and name within 100 m in an earlier row
 */
export type ChannelProblemCode =
  'kind' | 'name' | 'personal' | 'position' | 'outside' | 'duplicate' | 'swapped';

export interface ChannelProblem {
  /** Row of the file, the first is 1. */
  row: number;
  code: ChannelProblemCode;
  /** What stands there; the earlier row of a duplicate; empty where it must not be repeated. */
  found: string;
}

export interface ChannelRows {
  points: ChannelPoint[];
  problems: ChannelProblem[];
  /** Columns that the file has not: then nothing was read. */
  missing: ChannelColumn[];
  /** Rows below the headers that are not blank. */
  rows: number;
}

type Cell = string | number | null;
type Site = { lat: number; lon: number; areaKm2: number };
type Columns = Record<ChannelColumn, number>;

/**
 * Channels from the rows of a file, the first that is not blank with its headers. Every row gives a channel or a problem.
 * @param desa of the kabupaten, to see what lies outside
 */
export function readChannelRows(rows: readonly (readonly Cell[])[], desa: readonly Site[]): ChannelRows {
  const head = rows.findIndex((cells) => !isBlank(cells));
  const columns = columnsOf(rows[head] ?? []);
  const missing = (Object.keys(COLUMNS) as ChannelColumn[]).filter((name) => columns[name] < 0);
  const result: ChannelRows = { points: [], problems: [], missing, rows: 0 };
  if (missing.length > 0) return result;
  const kept = new Map<string, (ChannelPoint & { row: number })[]>();
  rows.forEach((cells, i) => {
    if (i <= head || isBlank(cells)) return;
    result.rows++;
    const row = i + 1;
    const { point, problem } = readRow(cells, columns, desa);
    if (problem) result.problems.push({ row, ...problem });
    if (!point) return;
    const key = `${point.kind} ${keyOf(point.name)}`;
    const alike = kept.get(key) ?? [];
    const earlier = alike.find((one) => straightKm(one, point) < SAME_KM);
    if (earlier) {
      result.problems.push({ row, code: 'duplicate', found: String(earlier.row) });
      return;
    }
    kept.set(key, [...alike, { ...point, row }]);
    result.points.push(point);
  });
  return result;
}

function columnsOf(headers: readonly Cell[]): Columns {
  const words = headers.map((cell) =>
    textOf(cell)
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  );
  const of = (name: ChannelColumn) => words.findIndex((word) => COLUMNS[name].test(word));
  return { kind: of('kind'), name: of('name'), lat: of('lat'), lon: of('lon') };
}

type Problem = Omit<ChannelProblem, 'row'>;

function readRow(
  cells: readonly Cell[],
  columns: Columns,
  desa: readonly Site[],
): { point?: ChannelPoint; problem?: Problem } {
  const of = (name: ChannelColumn) => textOf(cells[columns[name]] ?? null);
  const found = (text: string) => (personalValue(text) === null ? text.slice(0, LONGEST_CHANNEL_NAME) : '');
  const refuse = (code: ChannelProblemCode, text: string) => ({ problem: { code, found: found(text) } });
  const kind = KINDS[keyOf(of('kind'))];
  if (kind === undefined) return refuse('kind', of('kind'));
  const name = of('name').replaceAll(/[\p{Cc}\s]+/gu, ' ');
  if (personalValue(name) !== null) return refuse('personal', '');
  if (name === '' || name.length > LONGEST_CHANNEL_NAME) return refuse('name', name);
  const [lat, lon] = [degrees(of('lat')), degrees(of('lon'))];
  const written = [of('lat'), of('lon')].join(' / ');
  if (lat === null || lon === null) return refuse('position', written);
  if (isNear({ lat, lon }, desa)) return { point: { kind, name, lat, lon } };
  if (!isNear({ lat: lon, lon: lat }, desa)) return refuse('outside', written);
  return { point: { kind, name, lat: lon, lon: lat }, problem: { code: 'swapped', found: found(written) } };
}

/** Degrees with a decimal point or comma, to six decimals (0.1 m); null where it is no such number. */
function degrees(text: string): number | null {
  const plain = text.replace(/\s*°$/, '').replace('−', '-').replace(',', '.');
  return /^[-+]?\d{1,3}(\.\d+)?$/.test(plain) ? Number(Number(plain).toFixed(6)) : null;
}

/** Within 20 km of a desa, taken as a circle of its area. */
function isNear({ lat, lon }: { lat: number; lon: number }, desa: readonly Site[]): boolean {
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return false;
  return desa.some(
    (site) => straightKm({ lat, lon }, site) - Math.sqrt(site.areaKm2 / Math.PI) <= MOST_KM_OUTSIDE,
  );
}

function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => textOf(cell) === '');
}

function keyOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function textOf(cell: Cell): string {
  return String(cell ?? '').trim();
}
