import { Command, CommanderError } from 'commander';
import { readConfig, type Config } from '#lib/server/config.ts';
import { ParameterError } from '#lib/server/coverage/parameters.ts';
import { UserError } from '#lib/server/user-error.ts';
import { allowCommand } from './actor-at-work.ts';
import { addAccounts } from './commands/accounts.ts';
import { addAudit } from './commands/audit.ts';
import { addBackup } from './commands/backup.ts';
import { addBoundaries } from './commands/boundaries.ts';
import { addBuild } from './commands/build.ts';
import { addContributions } from './commands/contributions.ts';
import { addCoverage } from './commands/coverage.ts';
import { addDoctor } from './commands/doctor.ts';
import { addImport } from './commands/import.ts';
import { addImports } from './commands/imports.ts';
import { addInit } from './commands/init.ts';
import { addMembers } from './commands/members.ts';
import { addPassport } from './commands/passport.ts';
import { addPlan } from './commands/plan.ts';
import { addProblems } from './commands/problems.ts';
import { addRollback } from './commands/rollback.ts';
import { addSettings } from './commands/settings.ts';
import { addStart } from './commands/start.ts';

function createProgram(config: Config): Command {
  const program = new Command('jangkau')
    .description('Coverage gaps and outreach plans for a BPJS Ketenagakerjaan branch, desa by desa.')
    .version(config.version)
    .exitOverride()
    .addHelpText(
      'after',
      `\nData folder: ${config.dataDir} (JANGKAU_DATA changes it). Address: PORT and HOST. JANGKAU_DEMO=0 begins empty.`,
    );
  for (const add of [
    addStart,
    addInit,
    addImport,
    addImports,
    addBuild,
    addRollback,
    addSettings,
    addCoverage,
    addContributions,
    addMembers,
    addPassport,
    addPlan,
    addProblems,
    addBoundaries,
    addAccounts,
    addAudit,
    addBackup,
    addDoctor,
  ]) {
    add(program, config);
  }
  return program.hook('preAction', (_, command) => allowCommand(fullName(command), config));
}

/** `imports undo`: as the table of rules names it. */
function fullName(command: Command): string {
  const parent = command.parent?.parent ? `${fullName(command.parent)} ` : '';
  return `${parent}${command.name()}`;
}

/** A mistake of the user is one sentence; anything else is a defect and keeps its stack. Wrong usage exits with 2. */
function complain(cause: unknown): void {
  if (cause instanceof CommanderError) {
    // It has said what is wrong already.
    process.exitCode = cause.exitCode === 0 ? 0 : 2;
    return;
  }
  console.error(cause instanceof UserError ? `jangkau: ${cause.message}` : cause);
  process.exitCode = cause instanceof ParameterError ? 2 : 1;
}

// Whoever reads the output may have seen enough, e.g. `| head`.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code === 'EPIPE') process.exit(0);
  throw cause;
});

try {
  await createProgram(readConfig()).parseAsync();
} catch (cause) {
  complain(cause);
}
