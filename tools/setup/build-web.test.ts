import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type ScratchClone, scratchClone } from "./testing/scratch-clone.ts";

const builds = (output: string) => output.includes("Pages built in");

/** Pages whose build is a stand-in that writes one file. */
function addPages(clone: ScratchClone, nextSource: string): void {
  const write = (text: string, ...parts: string[]) => {
    mkdirSync(path.dirname(clone.file(...parts)), { recursive: true });
    writeFileSync(clone.file(...parts), text);
  };
  write("export const page = 1;\n", "apps", "web", "src", "page.tsx");
  write(".a {}\n", "packages", "ui", "src", "a.css");
  write("", "apps", "web", "tools", "finish-export.ts");
  write(nextSource, "apps", "web", "node_modules", "next", "dist", "bin", "next");
}

const next = `const { mkdirSync, writeFileSync } = require("node:fs");
mkdirSync("out", { recursive: true });
writeFileSync("out/index.html", process.argv[2] + " " + process.env.NEXT_TELEMETRY_DISABLED);
`;

test("pages are built when they are asked for, and again when their sources have changed", async () => {
  const clone = scratchClone();
  addPages(clone, next);
  expect(builds((await clone.run()).output)).toBe(false);
  expect(existsSync(clone.file("apps", "web", "out"))).toBe(false);

  const first = await clone.run({ args: ["--web"] });
  expect(first).toMatchObject({ code: 0, output: expect.stringContaining("Building the pages") as string });
  expect(existsSync(clone.file("apps", "web", "out", "index.html"))).toBe(true);
  expect(await clone.run({ args: ["--web"] })).toEqual({ code: 0, output: "" });

  writeFileSync(clone.file("packages", "ui", "src", "a.css"), ".a { color: red }\n");
  expect(builds((await clone.run({ args: ["--web"] })).output)).toBe(true);
  rmSync(clone.file("apps", "web", "out"), { recursive: true });
  expect(builds((await clone.run({ args: ["--web"] })).output)).toBe(true);
  // A test alone changes no page.
  writeFileSync(clone.file("apps", "web", "src", "page.test.tsx"), "export {};\n");
  expect(await clone.run({ args: ["--web"] })).toEqual({ code: 0, output: "" });
});

test("a build that fails says so, and the next start builds again", async () => {
  const clone = scratchClone();
  addPages(clone, `process.stderr.write("Module not found: ./gone.tsx\\n"); process.exit(1);`);
  const { code, output } = await clone.run({ args: ["--web"] });
  expect(code).toBe(1);
  expect(output).toContain("Building the pages failed");
  expect(output).toContain("Module not found: ./gone.tsx");
  addPages(clone, next);
  expect(builds((await clone.run({ args: ["--web"] })).output)).toBe(true);
});
