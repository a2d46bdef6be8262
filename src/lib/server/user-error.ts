import type { Lang } from '#lib/views/page-data.ts';

/**
 * A mistake of the user, or something only the user can mend: one sentence that says what to do. Sentences that planners
 * see on a screen have an Indonesian form as well; the command line and the log speak English.
 */
export class UserError extends Error {
  override name = 'UserError';
  readonly indonesian: string | null;

  constructor(message: string, indonesian: string | null = null, options?: ErrorOptions) {
    super(message, options);
    this.indonesian = indonesian;
  }

  /** The sentence in a reader's language, as far as it exists in it. */
  in(lang: Lang): string {
    return lang === 'id' ? (this.indonesian ?? this.message) : this.message;
  }
}
