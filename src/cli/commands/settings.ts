import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { changeFigures, figuresFrom } from '#lib/server/change-settings.ts';
import { prepareDataFolder } from '#lib/server/data-folder.ts';
import type { FigureSettings } from '#lib/server/figure-settings.ts';
import { UserError } from '#lib/server/user-error.ts';
import { progress } from '../progress.ts';

export function addSettings(program: Command, config: Config): void {
  program
    .command('settings')
    .description('show what the branch has set about its figures, or change it and build')
    .argument(
      '[changes...]',
      'name=value: denominator=sakernas, graceMonths=4, sds.tpak=0.05 (sds.tpak= returns to the shipped one), selfPaying=mandiri,perisai',
    )
    .option('--reset', 'return to the shipped settings first')
    .action(async (changes: string[], { reset = false }: { reset?: boolean }) => {
      const { figures } = await prepareDataFolder(config.dataDir);
      const wanted = figuresFrom(changes.reduce(changed, reset ? {} : figures));
      if (reset || changes.length > 0) {
        const now = new Date().toISOString();
        await changeFigures({ ...config, now, onProgress: progress }, wanted);
      }
      console.log(JSON.stringify(wanted, null, 2));
    });
}

type Input = Partial<Record<keyof FigureSettings, unknown>>;

/** Applies one `name=value`; what is not allowed is told by the schema. */
function changed(settings: Input, change: string): Input {
  const [, name = '', value = ''] = /^([\w.]+)=(.*)$/.exec(change) ?? [];
  if (name === '') throw new UserError(`"${change}" is not a change; write name=value.`);
  if (name.startsWith('sds.')) {
    const others = Object.entries(settings.sds ?? {}).filter(([quantity]) => quantity !== name.slice(4));
    const own = value === '' ? [] : [[name.slice(4), Number(value)]];
    return { ...settings, sds: Object.fromEntries([...others, ...own]) };
  }
  if (name === 'graceMonths') return { ...settings, graceMonths: Number(value) };
  if (name === 'selfPaying') return { ...settings, selfPaying: value === '' ? [] : value.split(',') };
  return { ...settings, [name]: value };
}
