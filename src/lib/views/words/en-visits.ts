import type { visits as id } from './id-visits.ts';

/** English words of visits. */
export const visits: typeof id = {
  title: 'Visits',
  problem: {
    fields:
      'The fields of this visit are incomplete or hold an impossible number; check them: people 0–5,000, minutes 0–1,440.',
    nothing: 'Nothing is filled in yet; give at least one number or a note.',
    future: 'The date of the visit is still to come; choose today or an earlier day.',
    'too-old': 'The date of the visit is more than 400 days ago; check the year.',
    personal:
      'The note holds what looks like a NIK, a phone number or an e-mail address; take it out, numbers of people are enough.',
  },
  remark: {
    'drive-cancelled': 'Its schedule had been cancelled; the result of the visit is kept all the same.',
    'drive-moved':
      'Its schedule had been moved to another date; the result of the visit is kept all the same.',
    'drive-done':
      'Another visit is recorded for this schedule; if it is the same one, withdraw one of them so that it is not counted twice.',
  },
};
