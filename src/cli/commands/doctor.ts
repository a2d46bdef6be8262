import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { examine } from '#lib/server/doctor.ts';

export function addDoctor(program: Command, config: Config): void {
  program
    .command('doctor')
    .description('check the data folder, versions and sums; exit 1 with the reason when something is wrong')
    .action(async () => {
      const findings = await examine(config);
      for (const { what, problem, detail } of findings) {
        console.log(problem === null ? `ok      ${what}: ${detail}` : `FAILED  ${what}: ${problem}`);
      }
      if (findings.some(({ problem }) => problem !== null)) process.exitCode = 1;
    });
}
