import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { COMMANDS } from '#lib/server/accounts/rules.ts';
import { readConfig, type Config } from '#lib/server/config.ts';
import { REPOSITORY } from '../fixture-app.ts';

type Add = (program: Command, config: Config) => void;

test('every command has a rule, and every rule a command', async () => {
  const folder = join(REPOSITORY, 'src/cli/commands');
  const program = new Command('jangkau');
  for (const file of readdirSync(folder)) {
    const exported = (await import(/* @vite-ignore */ join(folder, file))) as Record<string, Add>;
    for (const [name, add] of Object.entries(exported))
      if (/^add[A-Z]/.test(name)) add(program, readConfig());
  }
  expect(Object.keys(COMMANDS).sort()).toEqual(leaves(program).sort());
});

/** Commands that do something, as they are typed: `imports undo`. */
function leaves(command: Command): string[] {
  return command.commands.flatMap((one) =>
    one.commands.length === 0 ? [one.name()] : leaves(one).map((name) => `${one.name()} ${name}`),
  );
}
