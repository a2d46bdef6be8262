import { gzipSync } from 'node:zlib';
import { tableFromIPC } from 'apache-arrow';
import { DENOMINATORS, SEGMENTS_AND_TOTAL } from '#lib/domain/workers/segments.ts';
import { allowedOf } from '#lib/server/coverage/export-coverage.ts';
import { FORMATS, writeTable, type Format } from '#lib/server/coverage/formats.ts';
import { coverageTable } from '#lib/server/coverage/read-coverage.ts';
import type { ColumnTable } from '#lib/wire/columns.ts';
import type { Measure } from '../measure.ts';
import { timeInTurns } from '../timing.ts';
import { withDemoWarehouse, type Workspace } from '../workspace.ts';

const ROUNDS = 20;

/** The whole coverage table (all months, segments and desa) in each export format; JSON is the baseline. */
export async function benchArrow(workspace: Workspace): Promise<Measure[]> {
  return withDemoWarehouse(workspace, async (warehouse) => {
    const { periods } = await allowedOf(warehouse, new Date());
    const read = () =>
      coverageTable(workspace.appDir, warehouse, {
        level: 'desa',
        periods,
        segments: SEGMENTS_AND_TOTAL,
        denominator: DENOMINATORS[0],
      });
    const table = await read();
    const judged = await timeInTurns({ read }, { rounds: ROUNDS, limitMs: 20_000 });
    const size = `${table.length} rows × ${Object.keys(table.columns).length} columns`;
    return [
      { name: `arrow: query and judge ${size}`, unit: 'ms', ...judged.read },
      ...(await writing(table)),
      ...(await reading(table)),
      ...sizes(table),
    ];
  });
}

function write(table: ColumnTable, format: Format): Uint8Array {
  const body = writeTable(table, format, { simulated: true });
  return typeof body === 'string' ? Buffer.from(body) : body;
}

async function writing(table: ColumnTable): Promise<Measure[]> {
  const timings = await timeInTurns(
    {
      json: () => write(table, 'json'),
      csv: () => write(table, 'csv'),
      arrow: () => write(table, 'arrow'),
    },
    { rounds: ROUNDS, limitMs: 30_000 },
  );
  return FORMATS.map((format) => ({
    name: `arrow: write ${format}`,
    unit: 'ms',
    ...timings[format],
    ...(format !== 'json' && { baseline: { name: 'json', ...timings.json } }),
  }));
}

/** What a reader does first: open the bytes and add up one column. */
async function reading(table: ColumnTable): Promise<Measure[]> {
  const [json, arrow] = [write(table, 'json'), write(table, 'arrow')];
  const members = { json: membersInJson(json), arrow: membersInArrow(arrow) };
  if (members.json !== members.arrow) {
    throw new Error(`Active members add up to ${members.json} in JSON and ${members.arrow} in Arrow.`);
  }
  const timings = await timeInTurns(
    { json: () => membersInJson(json), arrow: () => membersInArrow(arrow) },
    { rounds: ROUNDS, limitMs: 20_000 },
  );
  return [
    { name: 'arrow: read json, add up one column', unit: 'ms', ...timings.json },
    {
      name: 'arrow: read arrow, add up one column',
      unit: 'ms',
      ...timings.arrow,
      baseline: { name: 'json', ...timings.json },
    },
  ];
}

function membersInJson(body: Uint8Array): number {
  const { rows } = JSON.parse(Buffer.from(body).toString()) as { rows: { active: number | null }[] };
  return rows.reduce((sum, { active }) => sum + (active ?? 0), 0);
}

function membersInArrow(body: Uint8Array): number {
  let sum = 0;
  for (const active of tableFromIPC(body).getChild('active')!) sum += (active as number | null) ?? 0;
  return sum;
}

function sizes(table: ColumnTable): Measure[] {
  const bodies = FORMATS.map((format) => ({ format, body: write(table, format) }));
  return [
    ...compareSizes('size', bodies),
    ...compareSizes(
      'size gzipped',
      bodies.map(({ format, body }) => ({ format, body: gzipSync(body) })),
    ),
  ];
}

function compareSizes(what: string, bodies: readonly { format: Format; body: Uint8Array }[]): Measure[] {
  const json = bodies.find(({ format }) => format === 'json')!.body.length / 1000;
  return bodies.map(({ format, body }) => ({
    name: `arrow: ${what} ${format}`,
    unit: 'kB',
    figure: body.length / 1000,
    ...(format !== 'json' && { baseline: { name: 'json', figure: json } }),
  }));
}
