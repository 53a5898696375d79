import type { TestProject } from "vitest/node";
import type {} from "./index.ts";
import { startTestPostgres } from "./start-test-postgres.ts";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  project.provide("postgresUrl", postgres.url);
  return () => postgres.stop();
}
