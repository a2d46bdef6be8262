import { UserError } from '../user-error.ts';

/** The records store cannot be used; the sentence says what to do, the cause is for the log. */
export class RecordsError extends UserError {
  override name = 'RecordsError';
}
