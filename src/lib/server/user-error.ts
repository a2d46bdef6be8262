/** A mistake the user can mend; the message is a sentence that says what to do. */
export class UserError extends Error {
  override name = 'UserError';
}
