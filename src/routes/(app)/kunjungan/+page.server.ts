import { fail, type RequestEvent } from '@sveltejs/kit';
import { langOf } from '#lib/server/accounts/guard.ts';
import { appConfig } from '#lib/server/pages/app.ts';
import { loadVisits } from '#lib/server/pages/visits-page.ts';
import { markDrive, moveDrive, SET_STATUSES } from '#lib/server/records/drive-changes.ts';
import { recordsOf, type Records } from '#lib/server/records/store.ts';
import { UserError } from '#lib/server/user-error.ts';
import { answerPage, selectionOf } from '../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const selection = await selectionOf(event.parent);
  const { actor } = event.locals;
  const records = await recordsOf(appConfig());
  // A page has data, always.
  return (await answerPage(event.request, (context) =>
    loadVisits(context, selection, { records, actor, now: new Date() }),
  ))!;
};

export const actions: Actions = {
  tandai: (event) =>
    change(event, async (records, form) => {
      const status = SET_STATUSES.find((one) => one === text(form, 'status'));
      if (!status) throw new UserError('Choose what becomes of the visit.', 'Pilih status kunjungannya.');
      await markDrive(
        records,
        event.locals.actor,
        { id: text(form, 'id'), status, note: text(form, 'note') },
        new Date(),
      );
    }),
  pindah: (event) =>
    change(event, async (records, form) => {
      const [id, date, note] = [text(form, 'id'), text(form, 'date'), text(form, 'note')];
      await moveDrive(records, event.locals.actor, { id, date, note }, new Date());
    }),
};

/** Changes a drive; a mistake of the user comes back with the drive it is about. */
async function change(event: RequestEvent, make: (records: Records, form: FormData) => Promise<void>) {
  const form = await event.request.formData();
  try {
    await make(await recordsOf(appConfig()), form);
    return { changed: text(form, 'id') };
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return fail(400, { drive: text(form, 'id'), problem: cause.in(langOf(event.url)) });
  }
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
