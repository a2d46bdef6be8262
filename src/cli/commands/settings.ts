import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { changeFigures, figuresFrom } from '#lib/server/change-settings.ts';
import { prepareDataFolder } from '#lib/server/data-folder.ts';
import type { FigureSettings } from '#lib/server/figure-settings.ts';
import { UserError } from '#lib/server/user-error.ts';
import { actorAtWork } from '../actor-at-work.ts';
import { progress } from '../progress.ts';

export function addSettings(program: Command, config: Config): void {
  program
    .command('settings')
    .description('show what the branch has set about its figures, or change it and build')
    .argument(
      '[changes...]',
      'name=value: denominator=sakernas, graceMonths=4, sds.tpak=0.05 (sds.tpak= returns to the shipped one), selfPaying=mandiri,perisai, "occupations.Tukang Batu=bpu" (without a status: the shipped one)',
    )
    .option('--reset', 'return to the shipped settings first, those of occupations too')
    .action(async (changes: string[], { reset = false }: { reset?: boolean }) => {
      const { figures } = await prepareDataFolder(config.dataDir);
      const wanted = figuresFrom(changes.reduce(changed, reset ? {} : figures));
      if (reset || changes.length > 0) {
        const now = new Date().toISOString();
        await changeFigures({ ...config, now, actor: actorAtWork(), onProgress: progress }, wanted);
      }
      console.log(JSON.stringify(wanted, null, 2));
    });
}

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

/** Sets one of several, or leaves it out. */
function withOne(all: unknown, name: string, value: string | number | null): Record<string, unknown> {
  const others = Object.entries(all ?? {}).filter(([other]) => other !== name);
  return Object.fromEntries(value === null ? others : [...others, [name, value]]);
}
