import { saveAsked } from '#lib/server/drives/save-plan.ts';
import { appConfig, withPage } from '#lib/server/pages/app.ts';
import { changeOf } from './respond.ts';
import type { RequestHandler } from './$types';

/** Keeps `name` and `asked` (`PlanAsked`), and answers with the request for the engine. */
export const PUT: RequestHandler = (event) =>
  changeOf(event, (writer, plan, { base, body }) =>
    withPage(event.request.signal, (context) =>
      saveAsked(
        context,
        writer,
        plan,
        { base, name: String(body['name'] ?? ''), asked: body['asked'] },
        { osrmUrl: appConfig().osrmUrl, signal: event.request.signal },
      ),
    ),
  );
