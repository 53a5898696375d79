import type {} from "vitest";

export { startTestPostgres, type TestPostgres } from "./start-test-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser's login to the one PostgreSQL server of a test run. */
    postgresUrl: string;
  }
}
