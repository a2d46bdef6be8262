import type { OwnReport } from '../../benches.ts';
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

/** What the planner can be measured on. */
export const SETS: Record<string, (options: PlannerOptions) => OwnReport | Promise<OwnReport>> = {
  top: (options) => benchOrienteering('top', options),
  op: (options) => benchOrienteering('op', options),
  oplib: (options) => benchOrienteering('oplib', options),
};
