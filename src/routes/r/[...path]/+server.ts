import { appConfig } from '#lib/server/pages/app.ts';
import { openShared } from '#lib/server/reports/links/open-shared.ts';
import type { RequestHandler } from './$types';

/** Paths are taken to the letter: one with a slash behind it is another one. */
export const trailingSlash = 'ignore';

const open: RequestHandler = async ({ request, url, getClientAddress }) => {
  const asked = {
    method: request.method,
    path: url.pathname,
    ifNoneMatch: request.headers.get('if-none-match'),
    address: getClientAddress(),
    // What is no form is a wrong password, and counted as one.
    password: () =>
      request.formData().then(
        (form) => String(form.get('sandi') ?? ''),
        () => '',
      ),
  };
  const { body, ...init } = await openShared(appConfig(), asked, new Date());
  return new Response(body, init);
};

/** A shared report and its files. */
export const GET = open;
/** The password of one. */
export const POST = open;
