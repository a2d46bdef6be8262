import { Command, CommanderError } from 'commander';
import { readConfig, type Config } from '#lib/server/config.ts';
import { ParameterError } from '#lib/server/coverage/parameters.ts';
import { UserError } from '#lib/server/user-error.ts';

type AddCommand = (program: Command, config: Config) => void;

/** The commands, in the order of the help; each is loaded when it is asked for. */
const COMMANDS: Record<string, () => Promise<AddCommand>> = {
  start: async () => (await import('./commands/start.ts')).addStart,
  init: async () => (await import('./commands/init.ts')).addInit,
  import: async () => (await import('./commands/import.ts')).addImport,
  imports: async () => (await import('./commands/imports.ts')).addImports,
  build: async () => (await import('./commands/build.ts')).addBuild,
  rollback: async () => (await import('./commands/rollback.ts')).addRollback,
  settings: async () => (await import('./commands/settings.ts')).addSettings,
  coverage: async () => (await import('./commands/coverage.ts')).addCoverage,
  contributions: async () => (await import('./commands/contributions.ts')).addContributions,
  members: async () => (await import('./commands/members.ts')).addMembers,
  passport: async () => (await import('./commands/passport.ts')).addPassport,
  plan: async () => (await import('./commands/plan.ts')).addPlan,
  problems: async () => (await import('./commands/problems.ts')).addProblems,
  boundaries: async () => (await import('./commands/boundaries.ts')).addBoundaries,
  accounts: async () => (await import('./commands/accounts.ts')).addAccounts,
  audit: async () => (await import('./commands/audit.ts')).addAudit,
  backup: async () => (await import('./commands/backup.ts')).addBackup,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctor,
};

/** @param asked the first argument; without a command of that name all are loaded, to be listed or to say which was meant */
async function createProgram(config: Config, asked: string): Promise<Command> {
  const program = new Command('jangkau')
    .description('Coverage gaps and outreach plans for a BPJS Ketenagakerjaan branch, desa by desa.')
    .version(config.version)
    .exitOverride()
    .addHelpText(
      'after',
      `\nData folder: ${config.dataDir} (JANGKAU_DATA changes it). Address: PORT and HOST. JANGKAU_DEMO=0 begins empty.`,
    );
  const wanted = Object.hasOwn(COMMANDS, asked) ? [COMMANDS[asked]!] : Object.values(COMMANDS);
  for (const load of wanted) (await load())(program, config);
  return program.hook('preAction', async (_, command) => {
    const { allowCommand } = await import('./actor-at-work.ts');
    await allowCommand(fullName(command), config);
  });
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
  const program = await createProgram(readConfig(), process.argv[2] ?? '');
  await program.parseAsync();
} catch (cause) {
  complain(cause);
}
