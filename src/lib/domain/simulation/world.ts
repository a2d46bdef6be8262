import { PAYERS, type Payer } from '../coverage/enrollment.ts';
import type { Period } from '../calendar/period.ts';
import { SEGMENTS, type Segment } from '../workers/segments.ts';
import {
  BATCH_PAYERS,
  PROGRAMMES,
  peopleOf,
  planBatches,
  type BatchPayer,
  type BatchPlan,
} from './batches.ts';
import {
  emptyCompartments,
  enrolledTotal,
  fallBehind,
  GRACE_MONTHS,
  payAsBatch,
  payIndividually,
  startMembers,
  total,
  type Compartments,
} from './compartments.ts';
import { ANCHORS, CONTROLLED, CONTROL_TOTALS, MONTHLY_PULL, controlTotal } from './control-totals.ts';
import type { SimulationDesa } from './desa.ts';
import { allocate, type Draws } from './draws.ts';
import { paymentRates, type IndividualStream } from './payment.ts';
import { drawPropensity, type Propensity } from './propensity.ts';
import { moveStarts, noStarts, type Starts } from './starts.ts';

/** Converts come on top of the mandiri control total; what is left of them fades by this factor a month. */
const CONVERT_STAY = 0.94;
/** SD of the logarithm of a desa's chance to fall behind. */
const CARELESSNESS_SD = 0.2;

/** The state of the simulation at the end of a month. */
export interface World {
  desa: readonly SimulationDesa[];
  individual: Record<IndividualStream, Compartments>;
  batch: Record<BatchPayer, Compartments>;
  /** Sponsored people by first month, one element per desa. */
  starts: Record<BatchPayer, Starts[]>;
  propensity: Record<IndividualStream, Propensity>;
  carelessness: Float64Array;
  plan: BatchPlan;
  /** People the mandiri control total is raised by. */
  converted: number;
  draws: Draws;
}

/** A world with nobody enrolled yet, its desa effects and batches drawn. */
export function createWorld(desa: readonly SimulationDesa[], draws: Draws): World {
  const people = () => emptyCompartments(desa.length);
  const starts = () => desa.map(() => noStarts(GRACE_MONTHS));
  const propensity = (stream: IndividualStream) => drawPropensity(stream, desa, draws);
  return {
    desa,
    individual: { pu: people(), jakon: people(), mandiri: people(), perisai: people() },
    batch: { donatur: people(), csr: people(), apbd: people(), apbdes: people(), dbhcht: people() },
    starts: { donatur: starts(), csr: starts(), apbd: starts(), apbdes: starts(), dbhcht: starts() },
    propensity: {
      pu: propensity('pu'),
      jakon: propensity('jakon'),
      mandiri: propensity('mandiri'),
      perisai: propensity('perisai'),
    },
    carelessness: Float64Array.from(desa, () => draws.logNormal(CARELESSNESS_SD)),
    plan: planBatches(desa, draws),
    converted: 0,
    draws,
  };
}

/** Moves the world to the end of the next month. Mandiri goes last: it takes converts and meets the anchors. */
export function advance(world: World, period: Period): void {
  for (const payer of BATCH_PAYERS) {
    const moves = payAsBatch(world.batch[payer], peopleOf(world.plan(payer, period), world.desa.length));
    world.starts[payer].forEach((people, desa) => moveStarts(people, moves[desa]!, period));
  }
  for (const stream of ['pu', 'jakon', 'perisai', 'mandiri'] as const) {
    const rates = paymentRates(stream, period);
    payIndividually(world.individual[stream], rates, world.carelessness, world.draws);
    if (stream === 'mandiri') convertEnded(world);
    meetControl(world, stream, missing(world, stream, period));
  }
}

/** The compartments of a segment by payer, in the order of PAYERS. */
export function compartmentsOf(world: World, segment: Segment): [Payer, Compartments][] {
  if (segment !== 'bpu') return [['pemberi-kerja', world.individual[segment]]];
  const { mandiri, perisai } = world.individual;
  const people: Partial<Record<Payer, Compartments>> = { ...world.batch, mandiri, perisai };
  return PAYERS.flatMap((payer) => (people[payer] ? [[payer, people[payer]]] : []));
}

function convertEnded(world: World): void {
  world.converted *= CONVERT_STAY;
  for (const payer of BATCH_PAYERS) {
    world.batch[payer].ended.forEach((ended, desa) => {
      const converts = world.draws.binomial(ended, PROGRAMMES[payer].converts);
      startMembers(world.individual.mandiri, desa, converts);
      world.converted += converts;
    });
  }
}

/** People to recruit (or, below 0, to let lapse) so that the stream meets its anchor or control total. */
function missing(world: World, stream: IndividualStream, period: Period): number {
  const people = world.individual[stream];
  const anchor = stream === 'mandiri' ? ANCHORS.find((a) => a.period === period) : undefined;
  if (anchor) return anchor.active - activeIn(world, anchor.segments);
  const goal = controlTotal(CONTROL_TOTALS[stream], period);
  if (CONTROLLED[stream] === 'active') return goal - total(people.active);
  const raised = stream === 'mandiri' ? goal + Math.round(world.converted) : goal;
  return Math.max(0, Math.round(MONTHLY_PULL * (raised - enrolledTotal(people))));
}

function activeIn(world: World, segments: readonly Segment[]): number {
  const people = SEGMENTS.filter((s) => segments.includes(s)).flatMap((s) => compartmentsOf(world, s));
  return people.reduce((sum, [, { active }]) => sum + total(active), 0);
}

function meetControl(world: World, stream: IndividualStream, missing: number): void {
  const people = world.individual[stream];
  if (missing < 0) {
    const paying = people.active.map((active, desa) => active - people.started[desa]!);
    allocate(-missing, paying, paying, world.draws).forEach((count, desa) => fallBehind(people, desa, count));
    return;
  }
  const { weights, ceiling } = world.propensity[stream];
  const room = ceiling.map((most, desa) => Math.max(0, most - people.active[desa]!));
  allocate(missing, weights, room, world.draws).forEach((count, desa) => startMembers(people, desa, count));
}
