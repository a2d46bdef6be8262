import type { OwnReport } from '../../benches.ts';
import { benchMonths } from './month.ts';
import { benchOrienteering } from './orienteering-set.ts';

/** What was asked for on the command line. */
export interface PlannerOptions {
  dir: string;
  /** Of processor time, a case. */
  seconds: number;
  seeds: number;
  /** Names of the cases wanted. */
  only: RegExp;
  progress: (line: string) => void;
}

/** Something the planner can be measured on. */
interface PlannerSet {
  /** Processor seconds a case unless told. */
  seconds: number;
  run: (options: PlannerOptions) => Promise<OwnReport>;
}

/** Public orienteering sets, and made-up months with a proven gap. */
export const SETS: Record<string, PlannerSet> = {
  top: { seconds: 1, run: (options) => benchOrienteering('top', options) },
  op: { seconds: 1, run: (options) => benchOrienteering('op', options) },
  oplib: { seconds: 1, run: (options) => benchOrienteering('oplib', options) },
  month: { seconds: 60, run: benchMonths },
};
