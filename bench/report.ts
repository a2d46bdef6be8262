import { cpus, loadavg, totalmem } from 'node:os';
import { ratiosOf, type Measure, type Unit } from './measure.ts';

export interface Machine {
  node: string;
  platform: string;
  processors: string;
  memoryGb: number;
  /** Of the last minute: above the number of processors, other programs were in the way. 0 on Windows. */
  load: number;
}

/** What the figures were taken on. */
export function machine(): Machine {
  const all = cpus();
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processors: `${all.length} × ${all[0]?.model.trim() ?? 'unknown'}`,
    memoryGb: Math.round(totalmem() / 1e9),
    load: Math.round(loadavg()[0]! * 10) / 10,
  };
}

const HEADER = ['measure', 'figure', 'p95', 'runs', 'baseline', 'ratio', 'ratio p95', 'goal', 'met'];

/** One line a measure; a column is as wide as its longest cell, numbers to the right. */
export function asTable(measures: readonly Measure[]): string {
  const lines = [HEADER, ...measures.map(cellsOf)];
  const widths = HEADER.map((_, c) => Math.max(...lines.map((cells) => cells[c]!.length)));
  const toTheRight = new Set(['figure', 'p95', 'runs', 'ratio', 'ratio p95']);
  const pad = (cell: string, c: number) =>
    toTheRight.has(HEADER[c]!) ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!);
  return lines.map((cells) => cells.map(pad).join('  ').trimEnd()).join('\n');
}

/** The same as data: measures with their ratios, the machine, and the reports of benches that have their own. */
export function asJson(
  measures: readonly Measure[],
  on: Machine,
  own: readonly { data: object }[] = [],
): string {
  const rows = measures.map((measure) => ({ ...measure, ...ratiosOf(measure) }));
  return JSON.stringify({ machine: on, measures: rows, reports: own.map(({ data }) => data) }, null, 2);
}

function cellsOf(measure: Measure): string[] {
  const { name, unit, figure, p95, runs, baseline, goal } = measure;
  const { ratio, ratioP95 } = ratiosOf(measure);
  return [
    name,
    amount(figure, unit),
    p95 === undefined ? '' : amount(p95, unit),
    runs === undefined ? '' : String(runs),
    baseline ? `${baseline.name} ${amount(baseline.figure, unit)}` : '',
    times(ratio),
    times(ratioP95),
    goal?.text ?? '',
    goal ? (goal.met ? 'yes' : 'no') : '',
  ];
}

/** Three significant digits below 100, whole above. */
function amount(value: number, unit: Unit): string {
  return `${value < 100 ? Number(value.toPrecision(3)) : Math.round(value)} ${unit}`;
}

function times(ratio: number | null): string {
  return ratio === null ? '' : `${Number(ratio.toPrecision(3))}×`;
}
