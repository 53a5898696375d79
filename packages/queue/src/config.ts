/** Where jobs live. The `bullmq` schema is fixed: BullMQ looks for its migrations there when it is handed a pool. */
export type QueueConfig =
  | { backend: "postgres"; connectionString: string; schema?: "bullmq" }
  | { backend: "redis"; url: string };

export const QUEUE_SCHEMA = "bullmq";

/** The part of a pino logger the queue needs. */
export type QueueLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export const silentLog: QueueLog = { info() {}, warn() {}, error() {} };
