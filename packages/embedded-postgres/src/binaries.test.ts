import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { locateBinaries, platformPackage } from "./binaries.ts";

test("finds a server that runs", () => {
  const binaries = locateBinaries();
  const result = spawnSync(binaries.postgres, ["--version"], { encoding: "utf8" });
  expect(result.stdout).toMatch(/^postgres \(PostgreSQL\) 18\./);
  expect(binaries.version).toMatch(/^18\./);
});

test("names the package that is missing", () => {
  expect(() => locateBinaries(platformPackage("sunos", "sparc"))).toThrow(
    expect.objectContaining({
      code: "BINARIES_MISSING",
      message: expect.stringContaining("sunos-sparc") as string,
    }),
  );
});
