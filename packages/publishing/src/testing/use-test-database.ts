import { createTestDatabase, type TestDatabase } from "@planrrr/database/testing";
import { afterAll, beforeAll, inject } from "vitest";

/** One database for the tests of a file; read it inside the tests. */
export function useTestDatabase(): { readonly current: TestDatabase } {
  let open: TestDatabase | undefined;
  beforeAll(async () => {
    open = await createTestDatabase(inject("postgresUrl"));
  });
  afterAll(() => open?.close());
  return {
    get current() {
      if (!open) throw new Error("The database is there once the tests run.");
      return open;
    },
  };
}
