import type { Words } from './id.ts';

/** English words of what a link answers when it does not open a report. */
export const sharedLink: Words['sharedLink'] = {
  title: 'A Jangkau report',
  unknown:
    'This link is not known. See whether its address was copied whole, or ask whoever sent it for a new one.',
  ended: 'This link has ended or was revoked. Ask whoever sent it for a new one.',
  fileGone: 'This file has been replaced. Open the link of the report again and download it from there.',
  busy: 'This file cannot be made yet, as many are being asked for. Try again in a few minutes.',
  notAllowed: 'Nothing can be sent to this address. Just open the link.',
  passwordTitle: 'A report with a password',
  passwordWhy: 'This report opens with a password. Ask whoever sent you the link.',
  password: 'Password',
  open: 'Open the report',
  wrong: 'The password is wrong. Try again; after five wrong ones the link is locked for 15 minutes.',
  locked: (clock) => `Too many wrong passwords. Try again after ${clock} WIB.`,
};
