import type { Period } from '#lib/domain/calendar/period.ts';
import type { WorkerDraws } from '#lib/domain/workers/intervals.ts';
import type { DenominatorId, PerDenominator } from '#lib/domain/workers/segments.ts';
import type { DenominatorValue, Place } from '#lib/views/page-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { denominatorValue } from '../coverage/denominator-values.ts';
import type { Mart, MartRow } from '../warehouse/contracts.ts';
import type { Warehouse } from '../warehouse/serve.ts';
import { oncePerBuild } from '../warehouse/once-per-build.ts';
import { drawsFor } from '../warehouse/worker-estimates.ts';

/** What every page of one build needs; read once per build. */
export interface BuildFacts {
  scope: Place;
  /** Months from the first to the last with enrollment. */
  periods: Period[];
  simulated: boolean;
  kecamatan: Place[];
  desa: MartRow<'desa'>[];
  /** The sets that are there. */
  denominators: PerDenominator<DenominatorValue[]>;
  /** Plausible worlds of a denominator set, in the order of `desa`; computed when first asked for. */
  draws: (denominator: DenominatorId) => WorkerDraws;
}

/** The facts of a served build. */
export function buildFacts(warehouse: Warehouse): Promise<BuildFacts> {
  return oncePerBuild(warehouse, 'facts', () => readFacts(warehouse));
}

async function readFacts(warehouse: Warehouse): Promise<BuildFacts> {
  const rows = async <M extends Mart>(mart: M, order: string): Promise<MartRow<M>[]> =>
    rowsOf(await warehouse.query(mart, `select * from ${mart} order by ${order}`)) as MartRow<M>[];
  const [areas, desa, denominators, periods] = [
    await rows('area', 'code'),
    await rows('desa', 'code'),
    await rows('denominators', 'denominator, segment'),
    await rows('periods', 'period'),
  ];
  const place = ({ code, name }: Place): Place => ({ code, name });
  const kabupaten = areas.find(({ level }) => level === 'kabupaten')!;
  return {
    scope: place(kabupaten),
    periods: periods.map(({ period }) => period),
    simulated: periods.some(({ simulated }) => simulated),
    kecamatan: areas.filter(({ level }) => level === 'kecamatan').map(place),
    desa,
    denominators: groupDenominators(denominators),
    draws: once((denominator: DenominatorId) => drawsFor(warehouse.model, denominator)),
  };
}

function groupDenominators(rows: readonly MartRow<'denominators'>[]): BuildFacts['denominators'] {
  const of = (id: DenominatorId): DenominatorValue[] =>
    rows.filter(({ denominator }) => denominator === id).map(denominatorValue);
  const own = of('cabang');
  return { potensi: of('potensi'), sakernas: of('sakernas'), ...(own.length > 0 && { cabang: own }) };
}

function once<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key)!;
  };
}
