import { problem, type Problem } from '#lib/views/quality-data.ts';
import { rowsOf, type ColumnTable } from '#lib/wire/columns.ts';
import { DEFAULT_FIGURES, type FigureSettings } from '../figure-settings.ts';
import type { PageContext } from '../pages/app.ts';
import { servedShapes } from '../pages/served-shapes.ts';
import { currentBuild } from '../warehouse/builds.ts';
import type { MartRow } from '../warehouse/contracts.ts';

/** An earlier build served on purpose, and a boundary file that cannot be used. */
export async function buildProblems(context: PageContext): Promise<Problem[]> {
  const { config, warehouse } = context;
  const { build } = warehouse;
  const current = await currentBuild(config.dataDir);
  const isPinned = current !== null && current.pinned && current.name === build.name;
  const { warning } = await servedShapes(context);
  return [
    ...(isPinned
      ? [problem({ kind: 'rolled-back', rule: 'earlier-build', severity: 'stop', asOf: build.builtAt })]
      : []),
    ...(warning === null
      ? []
      : [
          problem({
            kind: 'import-rejected',
            rule: 'boundaries-damaged',
            severity: 'note',
            detail: warning,
          }),
        ]),
  ];
}

/** Standard deviations of the build beside the shipped ones. */
export function ownSettings(uncertainty: ColumnTable): { quantity: string; sd: number; shipped: number }[] {
  return (rowsOf(uncertainty) as MartRow<'uncertainty'>[]).map(({ quantity, sd, shipped_sd: shipped }) => ({
    quantity,
    sd,
    shipped,
  }));
}

/** What the branch has set otherwise than shipped. */
export function assumptionProblems(
  figures: FigureSettings,
  sds: readonly { quantity: string; sd: number; shipped: number }[],
): Problem[] {
  const shipped = DEFAULT_FIGURES;
  const note = { kind: 'assumptions', severity: 'note' } as const;
  const same = (a: readonly string[], b: readonly string[]) =>
    a.toSorted().join(' ') === b.toSorted().join(' ');
  return [
    ...(figures.denominator === shipped.denominator
      ? []
      : [problem({ ...note, rule: 'own-denominator', denominator: figures.denominator })]),
    ...(figures.graceMonths === shipped.graceMonths
      ? []
      : [
          problem({
            ...note,
            rule: 'own-grace',
            value: figures.graceMonths,
            expected: shipped.graceMonths,
            unit: 'months',
          }),
        ]),
    ...(same(figures.selfPaying, shipped.selfPaying)
      ? []
      : [problem({ ...note, rule: 'own-payers', detail: figures.selfPaying.join(', ') })]),
    ...(Object.keys(figures.occupations).length === 0
      ? []
      : [problem({ ...note, rule: 'own-occupations', detail: Object.keys(figures.occupations).join(', ') })]),
    ...sds
      .filter(({ sd, shipped: usual }) => sd !== usual)
      .map(({ quantity, sd, shipped: usual }) =>
        problem({
          ...note,
          rule: 'own-sd',
          detail: quantity,
          value: sd,
          expected: usual,
          unit: quantity === 'benchmark_potensi' ? 'people' : 'share',
        }),
      ),
  ];
}

/** Months whose members are simulated. */
export async function simulationProblems({ query, facts }: PageContext): Promise<Problem[]> {
  if (!facts.simulated) return [];
  const [row] = rowsOf(
    await query('simulated months', 'select count(*)::integer as months from periods where simulated'),
  );
  return [
    problem({
      kind: 'simulated',
      rule: 'simulated-members',
      severity: 'note',
      value: Number(row?.['months']),
      expected: facts.periods.length,
      unit: 'months',
    }),
  ];
}
