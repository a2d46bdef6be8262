import { operator } from '#lib/server/accounts/operator.ts';
import { may, type Actor } from '#lib/server/accounts/actor.ts';
import { COMMANDS } from '#lib/server/accounts/rules.ts';
import type { Config } from '#lib/server/config.ts';
import { UserError } from '#lib/server/user-error.ts';

let atWork: Actor | null = null;

/** Who runs the command, once `allowCommand` has let it through. */
export function actorAtWork(): Actor {
  if (atWork === null) throw new Error('no command has been allowed yet');
  return atWork;
}

/**
 * Lets a command through: the operator of the machine may run all; with `JANGKAU_TOKEN` the account of the token, as far as the
 * table of rules lets it.
 * @throws UserError for a token that does not work, or may not do this
 */
export async function allowCommand(name: string, config: Config): Promise<void> {
  const rule = COMMANDS[name];
  if (rule === undefined) throw new UserError(`There is no rule for "${name}".`);
  atWork = config.token === null ? operator() : await actorOfToken(config.token, config);
  if (rule.needs !== 'anyone' && !may(atWork, rule.needs))
    throw new UserError(`The token in JANGKAU_TOKEN may not run "${name}" (it needs ${rule.needs}).`);
  if (rule.area === 'branch' && atWork.areas !== null)
    throw new UserError(
      `The account of the token is limited to kecamatan ${atWork.areas.join(', ')}; "${name}" is about the whole branch.`,
    );
}

/** What reads accounts is loaded only here: most commands are run by the operator. */
async function actorOfToken(token: string, config: Config): Promise<Actor> {
  const { tokenActor } = await import('#lib/server/accounts/identify.ts');
  const { recordsOf } = await import('#lib/server/records/store.ts');
  const actor = await tokenActor(await recordsOf(config), token, 'terminal', new Date());
  if (actor === null) throw new UserError('The token in JANGKAU_TOKEN does not work (any more).');
  return actor;
}
