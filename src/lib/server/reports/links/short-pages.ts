import { wordsFor } from '#lib/views/words/index.ts';
import { SHARED_HEADERS, type SharedAnswer } from './shared-answer.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
const STYLE = `
:root { color-scheme: light }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: #f5f7f7; color: #1b2427 }
main { max-width: 32rem; margin: 0 auto; padding: 3rem 1rem }
h1 { font-size: 1.375rem; line-height: 1.25; margin: 0 0 1rem }
p { margin: 0 0 .75rem }
p[lang=en], label [lang=en] { color: #4d5b60 }
form { display: grid; gap: .5rem; margin: 1.5rem 0; max-width: 22rem }
input, button { font: inherit; padding: .625rem .75rem; min-height: 2.75rem; box-sizing: border-box; width: 100%; border: 1px solid #87959a; border-radius: .25rem; background: #fff; color: inherit }
button { cursor: pointer; font-weight: 600; background: #0f5c63; color: #fff; border-color: #0f5c63; margin-top: .25rem }
:focus-visible { outline: 3px solid #0f5c63; outline-offset: 2px }
.problem { border-left: .25rem solid #a11a1a; padding-left: .75rem; margin: 1rem 0 }
`;

type Said = 'unknown' | 'ended' | 'fileGone' | 'notAllowed' | 'busy' | 'wrong';

/** No link has this secret, or there is nothing at the path: one cannot be told from the other. */
export const unknownPage = () => plain(404, 'unknown');
/** The secret is right, but the link has ended. Says nothing of what it opened. */
export const endedPage = () => plain(410, 'ended');
/** The link opens another snapshot by now. */
export const fileGonePage = () => plain(404, 'fileGone');
/** Something is sent where nothing is taken. */
export const notAllowedPage = () => plain(405, 'notAllowed', { allow: 'GET, HEAD' });

/** Too many files are being made. */
export const busyPage = () => plain(503, 'busy', { 'retry-after': '120' });

/** Asks for the password of a link; `problem`: what came before. */
export function passwordPage(
  action: string,
  problem: 'wrong' | { lockedUntil: Date } | null = null,
): SharedAnswer {
  const form = (['id', 'en'] as const).map((lang) => wordsFor(lang).sharedLink);
  const [id, en] = [form[0]!, form[1]!];
  const sentences =
    problem === null
      ? ''
      : `<div class="problem" role="alert">${both(problem === 'wrong' ? 'wrong' : problem.lockedUntil)}</div>`;
  const main = `<h1>${id.passwordTitle}</h1>
<p>${id.passwordWhy}</p><p lang="en">${en.passwordWhy}</p>
${sentences}
<form method="post" action="${action}">
<label for="sandi">${id.password} <span lang="en">(${en.password})</span></label>
<input id="sandi" name="sandi" type="password" required autocomplete="off" maxlength="128"${problem === null ? '' : ' autofocus'}>
<button>${id.open} <span lang="en">(${en.open})</span></button>
</form>`;
  const status = problem === null ? 200 : problem === 'wrong' ? 403 : 429;
  return page(status, id.passwordTitle, main, {
    'content-security-policy': `${POLICY}; form-action 'self'`,
    // Browsers name the origin of a form that is sent only where the page allows it; no other site learns of the path.
    'referrer-policy': 'same-origin',
    ...(typeof problem === 'object' && problem !== null && { 'retry-after': '900' }),
  });
}

function plain(status: number, said: Said, headers: Record<string, string> = {}): SharedAnswer {
  const title = wordsFor('id').sharedLink.title;
  return page(status, title, `<h1>${title}</h1>${both(said)}`, headers);
}

/** A sentence in both languages: whoever reads it may know one of them only. */
function both(said: Said | Date): string {
  const [id, en] = (['id', 'en'] as const).map((lang) => {
    const words = wordsFor(lang).sharedLink;
    return said instanceof Date ? words.locked(clock(said)) : words[said];
  });
  return `<p>${id}</p><p lang="en">${en}</p>`;
}

/** Nothing in it comes from a visitor or from the records, so that nothing has to be escaped. */
function page(status: number, title: string, main: string, headers: Record<string, string>): SharedAnswer {
  const html = `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow"><title>${title}</title><style>${STYLE}</style></head>
<body><main>${main}</main></body></html>
`;
  return {
    status,
    headers: {
      ...SHARED_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': POLICY,
      ...headers,
    },
    body: new TextEncoder().encode(html),
  };
}

/** Hours and minutes in Asia/Jakarta. */
function clock(moment: Date): string {
  const format = { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Jakarta' } as const;
  return new Intl.DateTimeFormat('id-ID', format).format(moment);
}
