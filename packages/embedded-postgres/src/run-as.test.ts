import { chmodSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { chooseRunAs, commandFor } from "./run-as.ts";
import { scratchFolder } from "./testing/scratch.ts";

const program = process.execPath;
const isRoot = process.getuid?.() === 0;

test("an ordinary user runs the server as itself", () => {
  expect(chooseRunAs({ dataDir: path.join(scratchFolder(), "data"), program, currentUid: 1000 })).toEqual({
    kind: "self",
  });
});

test("root becomes nobody where everybody may enter, and uses a namespace elsewhere", () => {
  const folder = scratchFolder();
  const dataDir = path.join(folder, "deep", "data");
  expect(chooseRunAs({ dataDir, program: "/bin/true" }).kind).toBe(isRoot ? "namespace" : "self");
  chmodSync(folder, 0o755);
  const open = chooseRunAs({ dataDir, program: "/bin/true" });
  expect(open).toEqual(isRoot ? { kind: "user", uid: 65534, gid: 65534 } : { kind: "self" });
});

test("says what to do where neither is possible", () => {
  const dataDir = path.join(scratchFolder(), "data");
  const choose = () =>
    chooseRunAs({ dataDir, program: path.join(dataDir, "missing"), currentUid: 0, unshare: "no-such-tool" });
  expect(choose).toThrow(
    expect.objectContaining({
      code: "ROOT_NOT_POSSIBLE",
      message: expect.stringContaining("DATABASE_URL") as string,
    }),
  );
});

test("builds the command for each way", () => {
  expect(commandFor({ kind: "self" }, "postgres", ["-D", "x"])).toEqual({
    command: "postgres",
    args: ["-D", "x"],
  });
  expect(commandFor({ kind: "user", uid: 5, gid: 6 }, "postgres", [])).toEqual({
    command: "postgres",
    args: [],
    uid: 5,
    gid: 6,
  });
  expect(commandFor({ kind: "namespace", unshare: "unshare" }, "postgres", ["-V"])).toEqual({
    command: "unshare",
    args: ["--user", "--map-user=65534", "--map-group=65534", "--", "postgres", "-V"],
  });
});
