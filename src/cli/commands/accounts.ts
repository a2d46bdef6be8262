import type { Command } from 'commander';
import {
  change,
  invite,
  resetLink,
  turnOffSecondFactor,
  type Handed,
  type ManageContext,
} from '#lib/server/accounts/manage.ts';
import { setUpPath } from '#lib/server/accounts/set-up.ts';
import type { Config } from '#lib/server/config.ts';
import { readSettings } from '#lib/server/data-folder.ts';
import { findByEmail, listAccounts, type Account } from '#lib/server/records/accounts.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { UserError } from '#lib/server/user-error.ts';
import { readReference } from '#lib/server/warehouse/reference.ts';
import { actorAtWork } from '../actor-at-work.ts';

export function addAccounts(program: Command, config: Config): void {
  const accounts = program
    .command('accounts')
    .description('who may sign in: list, invite, link, disable, enable, factor-off');
  const manage = (work: (context: ManageContext) => Promise<void>) =>
    withRecords(config, async (records) => {
      const { scope } = (await readSettings(config.dataDir)) ?? { scope: '33.17' };
      const { desa } = await readReference(config.appDir, scope);
      const kecamatan = [...new Set(desa.map(({ kecamatanCode }) => kecamatanCode))];
      await work({ records, actor: actorAtWork(), now: new Date(), kecamatan });
    });

  accounts
    .command('list')
    .description('all accounts')
    .option('--json', 'print JSON')
    .action(({ json = false }: { json?: boolean }) =>
      manage(async ({ records }) => {
        const all = await listAccounts(records);
        if (json) return console.log(JSON.stringify(all, null, 2));
        if (all.length === 0) console.log('No accounts yet; "accounts link" prints the set-up link.');
        for (const account of all) console.log(describe(account));
      }),
    );

  accounts
    .command('invite')
    .description('print a link, once, with which somebody makes an account')
    .requiredOption('--email <e-mail>', 'who')
    .requiredOption('--name <name>', 'name')
    .option('--role <role>', 'kepala, perencana, pembaca or admin', 'perencana')
    .option('--areas <codes>', 'kecamatan codes with commas (default: the whole branch)', '')
    .action((wanted: { email: string; name: string; role: string; areas: string }) =>
      manage(async (context) => {
        const areas = wanted.areas.split(',').filter((code) => code !== '');
        print(await invite(context, { ...wanted, areas }));
      }),
    );

  accounts
    .command('link')
    .argument('[e-mail]', 'an account; without one the set-up link, while there are no accounts')
    .description('print a link, once, for a new password or to set Jangkau up')
    .action((email?: string) =>
      manage(async (context) => {
        if (email !== undefined) return print(await resetLink(context, (await known(context, email)).id));
        const path = await setUpPath(config, context.now);
        if (path === null)
          throw new UserError('There are accounts already; name the one that needs a new password.');
        console.log(path);
      }),
    );

  accounts
    .command('factor-off')
    .argument('<e-mail>', 'the account')
    .description('turn its second factor off, where phone and backup codes are lost')
    .action((email: string) =>
      manage(async (context) => {
        const { id } = await known(context, email);
        console.log(describe(await turnOffSecondFactor(context, id)));
      }),
    );

  for (const [name, disabled] of [
    ['disable', true],
    ['enable', false],
  ] as const) {
    accounts
      .command(name)
      .argument('<e-mail>', 'the account')
      .description(disabled ? 'end its sessions and tokens, and let it in no more' : 'let it in again')
      .action((email: string) =>
        manage(async (context) => {
          const account = await known(context, email);
          const areas = account.areas ?? [];
          console.log(describe(await change(context, account.id, { ...account, areas, disabled })));
        }),
      );
  }
}

async function known({ records }: ManageContext, email: string): Promise<Account> {
  const account = await findByEmail(records, email);
  if (account === null || account.demo) throw new UserError(`There is no account with the e-mail ${email}.`);
  return account;
}

function print({ email, path, expiresAt }: Handed): void {
  console.log(
    `For ${email}, once, until ${expiresAt.toISOString()}; put Jangkau's address in front:\n${path}`,
  );
}

function describe({ email, name, role, areas, disabledAt }: Account): string {
  return `${email}  ${name}  ${role}  ${areas?.join(',') ?? 'whole branch'}${disabledAt === null ? '' : '  disabled'}`;
}
