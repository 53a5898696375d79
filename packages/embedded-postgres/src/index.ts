export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from "./errors.ts";
export { type EmbeddedPostgresStatus, readEmbeddedPostgresStatus } from "./read-status.ts";
export type { PostgresSettings } from "./settings.ts";
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "./start-embedded-postgres.ts";
