import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { changeFigures, figuresFrom, reportsFrom } from '#lib/server/change-settings.ts';
import { prepareDataFolder } from '#lib/server/data-folder.ts';
import type { FigureSettings } from '#lib/server/figure-settings.ts';
import { UserError } from '#lib/server/user-error.ts';
import { actorAtWork } from '../actor-at-work.ts';
import { progress } from '../progress.ts';

export function addSettings(program: Command, config: Config): void {
  program
    .command('settings')
    .description('show what the branch has set about its figures and reports, or change it and build')
    .argument(
      '[changes...]',
      'name=value: denominator=sakernas, graceMonths=4, sds.tpak=0.05 (sds.tpak= returns to the shipped one), selfPaying=mandiri,perisai, reports.threshold=7, "occupations.Tukang Batu=bpu" (without a status: the shipped one)',
    )
    .option('--reset', 'return to the shipped settings first, those of occupations too')
    .action(async (changes: string[], { reset = false }: { reset?: boolean }) => {
      const { figures, reports } = await prepareDataFolder(config.dataDir);
      const ofReports = changes.filter((change) => change.startsWith(REPORTS));
      const ofFigures = changes.filter((change) => !change.startsWith(REPORTS));
      const wanted = figuresFrom(ofFigures.reduce(changed, reset ? {} : figures));
      const wantedReports = reportsFrom(ofReports.reduce(changedReports, reset ? {} : reports));
      if (reset || changes.length > 0) {
        const now = new Date().toISOString();
        const context = { ...config, now, actor: actorAtWork(), onProgress: progress };
        await changeFigures(context, wanted, wantedReports);
      }
      console.log(JSON.stringify({ ...wanted, reports: wantedReports }, null, 2));
    });
}

const REPORTS = 'reports.';

type Input = Partial<Record<keyof FigureSettings, unknown>>;

/** Applies one `name=value`; what is not allowed is told by the schema. */
function changed(settings: Input, change: string): Input {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(change) ?? [];
  if (name === '') throw new UserError(`"${change}" is not a change; write name=value.`);
  if (name.startsWith('sds.'))
    return { ...settings, sds: withOne(settings.sds, name.slice(4), value === '' ? null : Number(value)) };
  if (name.startsWith('occupations.'))
    return { ...settings, occupations: withOne(settings.occupations, name.slice(12), value || null) };
  if (name === 'graceMonths') return { ...settings, graceMonths: Number(value) };
  if (name === 'selfPaying') return { ...settings, selfPaying: value === '' ? [] : value.split(',') };
  return { ...settings, [name]: value };
}

/** Applies one `reports.name=value`. */
function changedReports(settings: object, change: string): object {
  const [name = '', value = ''] = change.slice(REPORTS.length).split('=');
  return { ...settings, [name]: value === '' ? undefined : Number(value) };
}

/** Sets one of several, or leaves it out. */
function withOne(all: unknown, name: string, value: string | number | null): Record<string, unknown> {
  const others = Object.entries(all ?? {}).filter(([other]) => other !== name);
  return Object.fromEntries(value === null ? others : [...others, [name, value]]);
}
