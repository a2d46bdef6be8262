import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Period } from '#lib/domain/coverage/period.ts';
import type { WorkerDraws } from '#lib/domain/workers/intervals.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import type { DenominatorValue, Place } from '#lib/views/page-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { buildDir } from '../warehouse/builds.ts';
import type { Mart, MartRow } from '../warehouse/contracts.ts';
import type { Warehouse } from '../warehouse/serve.ts';
import { drawsFor, type ModelInputs } from '../warehouse/worker-estimates.ts';

/** What every page of one build needs; read once per build. */
export interface BuildFacts {
  scope: Place;
  periods: Period[];
  simulated: boolean;
  kecamatan: Place[];
  desa: MartRow<'desa'>[];
  denominators: Record<DenominatorId, DenominatorValue[]>;
  /** What the workers model was given. */
  model: ModelInputs;
  /** Plausible worlds of a denominator set, in the order of `desa`; computed when first asked for. */
  draws: (denominator: DenominatorId) => WorkerDraws;
}

const facts = new WeakMap<Warehouse, Promise<BuildFacts>>();

/** The facts of a served build. */
export function buildFacts(dataDir: string, warehouse: Warehouse): Promise<BuildFacts> {
  const known = facts.get(warehouse);
  if (known) return known;
  const reading = readFacts(dataDir, warehouse);
  reading.catch(() => facts.delete(warehouse));
  facts.set(warehouse, reading);
  return reading;
}

async function readFacts(dataDir: string, warehouse: Warehouse): Promise<BuildFacts> {
  const rows = async <M extends Mart>(mart: M, order: string): Promise<MartRow<M>[]> =>
    rowsOf(await warehouse.query(mart, `select * from ${mart} order by ${order}`)) as MartRow<M>[];
  const [areas, desa, denominators, periods] = [
    await rows('area', 'code'),
    await rows('desa', 'code'),
    await rows('denominators', 'denominator, segment'),
    await rows('periods', 'period'),
  ];
  const model = join(buildDir(dataDir, warehouse.build.name), 'model.json');
  const inputs = JSON.parse(await readFile(model, 'utf8')) as ModelInputs;
  const place = ({ code, name }: Place): Place => ({ code, name });
  const kabupaten = areas.find(({ level }) => level === 'kabupaten')!;
  return {
    scope: place(kabupaten),
    periods: periods.map(({ period }) => period),
    simulated: periods.some(({ simulated }) => simulated),
    kecamatan: areas.filter(({ level }) => level === 'kecamatan').map(place),
    desa,
    denominators: groupDenominators(denominators),
    model: inputs,
    draws: once((denominator: DenominatorId) => drawsFor(inputs, denominator)),
  };
}

function groupDenominators(rows: readonly MartRow<'denominators'>[]): BuildFacts['denominators'] {
  const of = (id: DenominatorId): DenominatorValue[] =>
    rows
      .filter(({ denominator }) => denominator === id)
      .map((row) => ({
        segment: row.segment as DenominatorValue['segment'],
        label: row.label,
        value: row.value,
        asOf: row.as_of,
        definition: row.definition,
        source: row.source,
      }));
  return { potensi: of('potensi'), sakernas: of('sakernas') };
}

function once<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key)!;
  };
}
