/** Anything that checks a value and hands it back typed; every zod schema does. */
export type PayloadSchema<Payload> = { parse(value: unknown): Payload };

export type JobOptions = {
  /** 0 runs in order of arrival; the higher the number, the later it runs. */
  priority?: number;
};

/** What a job is called, where it waits and what it carries. Its handler lives with the worker. */
export type JobDefinition<Payload> = {
  readonly name: string;
  readonly queue: string;
  readonly payload: PayloadSchema<Payload>;
  readonly options: JobOptions;
};

export function defineJob<Payload>(definition: {
  name: string;
  queue: string;
  payload: PayloadSchema<Payload>;
  options?: JobOptions;
}): JobDefinition<Payload> {
  return { options: {}, ...definition };
}

export type JobContext = {
  readonly id: string;
  /** Fires when the worker must stop now or has lost the job's lock. */
  readonly signal: AbortSignal;
};

export type JobHandler = {
  readonly definition: JobDefinition<unknown>;
  readonly run: (payload: unknown, context: JobContext) => Promise<void>;
};

/** Ties a handler to a job. The payload is checked before the handler sees it. */
export function handleJob<Payload>(
  definition: JobDefinition<Payload>,
  handler: (payload: Payload, context: JobContext) => Promise<void>,
): JobHandler {
  return {
    definition,
    run: (payload, context) => handler(definition.payload.parse(payload), context),
  };
}
