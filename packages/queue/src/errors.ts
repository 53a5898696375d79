/** The backend did not take the request in time. The job may still arrive later: ids make that harmless. */
export class QueueUnavailableError extends Error {
  override readonly name = "QueueUnavailableError";
  readonly code = "QUEUE_UNAVAILABLE";
}

/** A job that no handler of this worker knows, as happens while two versions run side by side. */
export class UnknownJobError extends Error {
  override readonly name = "UnknownJobError";
}
