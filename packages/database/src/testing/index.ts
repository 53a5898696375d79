// Brings the type of `inject("postgresUrl")` to whoever writes tests on a database.
import type {} from "@planrrr/embedded-postgres/testing";

export * from "./create-test-database.ts";
