/** The warehouse could not do what it should: which model or query, its SQL, and the cause. Not the user's fault. */
export class WarehouseError extends Error {
  override name = 'WarehouseError';
  readonly model: string;
  readonly sql: string;

  constructor(model: string, sql: string, cause: unknown) {
    super(`${model}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.model = model;
    this.sql = sql;
  }
}

/** A query that ran longer than it may. */
export class QueryTimeoutError extends Error {
  override name = 'QueryTimeoutError';
}
