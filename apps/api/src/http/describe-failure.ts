/**
 * A failure as it may be logged. A failed query carries its parameters, and those are people's texts and
 * sealed credentials: what stays is the statement and what the database said.
 */
export function describeFailure(failure: unknown): { err: unknown; query?: string } {
  if (!(failure instanceof Error) || !("query" in failure) || !("params" in failure)) return { err: failure };
  return { err: failure.cause ?? new Error("A query failed."), query: String(failure.query) };
}
