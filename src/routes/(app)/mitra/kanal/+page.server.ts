import { readChannelFile } from '#lib/server/channels/read-file.ts';
import { appConfig } from '#lib/server/pages/app.ts';
import { loadChannelsPage, previewChannels, sitesOf } from '#lib/server/pages/channels-page.ts';
import { replaceChannels } from '#lib/server/records/channels.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { isDemo } from '#lib/server/records/targets.ts';
import { answer, answerPage, selectionOf } from '../../../answer.ts';
import { attempt, textIn } from '../../../attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent, url, locals: { actor } }) => {
  const selection = await selectionOf(parent);
  const onlyFar = url.searchParams.get('kanal') === 'jauh';
  const asked = { records: await recordsOf(appConfig()), demo: isDemo(actor), onlyFar };
  return answerPage(request, (context) => loadChannelsPage(context, selection, asked));
};

export const actions: Actions = {
  periksa: (event) =>
    attempt(event, async ({ form }) => {
      const file = form.get('file');
      const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
      const name = file instanceof File ? file.name : '';
      return { preview: await answer(event.request, (context) => previewChannels({ name, bytes }, context)) };
    }),
  terbitkan: (event) =>
    attempt(event, async ({ records, actor, now, form }) => {
      const from = textIn(form, 'fileName');
      const bytes = new TextEncoder().encode(textIn(form, 'csv'));
      const { points } = await answer(event.request, ({ facts }) =>
        readChannelFile({ name: from, bytes }, sitesOf(facts)),
      );
      await replaceChannels(records, actor, { points, from }, now);
      return { published: points.length };
    }),
};
