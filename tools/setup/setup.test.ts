import { existsSync, mkdirSync, readFileSync, readlinkSync, utimesSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scratchClone } from "./testing/scratch-clone.ts";

test("brings pnpm and the packages once; after that it starts no program", async () => {
  const clone = scratchClone();
  expect(await clone.run()).toMatchObject({
    code: 0,
    output: expect.stringContaining("Set up in") as string,
  });
  expect(clone.calls()).toEqual(["npm ci", "pnpm --version", "pnpm install"]);
  expect(readlinkSync(clone.file(".tools", "bin", "node"))).toBe(process.execPath);
  expect(readlinkSync(clone.file(".tools", "bin", "pnpm"))).toMatch(/^\.\.[/\\]pnpm-exe/);

  expect(await clone.run()).toEqual({ code: 0, output: "" });
  expect(clone.calls()).toHaveLength(3);
});

test("installs again when the lockfile or a part is not what it was", async () => {
  const clone = scratchClone();
  await clone.run();
  writeFileSync(clone.file("pnpm-lock.yaml"), "lockfileVersion: '9.1'\n");
  expect((await clone.run()).code).toBe(0);
  expect(clone.calls().filter((call) => call === "pnpm install")).toHaveLength(2);
  expect(clone.calls().filter((call) => call === "npm ci")).toHaveLength(1);
});

test("brings Node 24 where the machine's own is older", async () => {
  const clone = scratchClone();
  expect((await clone.run({ nodeVersion: "20.20.2" })).code).toBe(0);
  expect(clone.calls().filter((call) => call === "npm ci")).toHaveLength(2);
  expect(readlinkSync(clone.file(".tools", "bin", "node"))).toMatch(/^\.\.[/\\]node-.*24\./);
});

test("says so when Node is too old even for the set-up", async () => {
  const { code, output } = await scratchClone().run({ nodeVersion: "18.20.0" });
  expect(code).toBe(1);
  expect(output).toContain("needs Node 20 or newer");
});

test("says so when npm is missing", async () => {
  const clone = scratchClone();
  const { code, output } = await clone.run({ env: { PATH: "/nonexistent" } });
  expect(code).toBe(1);
  expect(output).toContain("Install npm");
});

const npmFailures: [string, string, string][] = [
  ["no network", "npm error code ENOTFOUND\nnpm error network request failed", "Check the connection"],
  ["a registry that is down", "npm error code ECONNREFUSED", "Check the connection"],
  ["a full disk", "npm error code ENOSPC", "Free some disk space"],
  ["a folder of root's", "npm error code EACCES", "sudo chown -R"],
  ["changed bytes", "npm error code EINTEGRITY", "not what planrrr expects"],
  ["a registry without the version", "npm error code ETARGET", "npm config get registry"],
  ["a registry that wants a login", "npm error code E401", "npm login"],
  ["a company proxy", "npm error code SELF_SIGNED_CERT_IN_CHAIN", "NODE_EXTRA_CA_CERTS"],
  ["something unheard of", "npm error boom", "open an issue"],
];

test.for(npmFailures)("tells what to do about %s", async ([, words, advice]) => {
  const clone = scratchClone();
  const { code, output } = await clone.run({ env: { FAKE_NPM_ERROR: words } });
  expect(code).toBe(1);
  expect(output).toContain(advice);
  expect(output).toContain(words.split("\n")[0]);
  expect(output).not.toContain("    at ");
  expect(existsSync(clone.file(".tools", "setup.json"))).toBe(false);
  expect(existsSync(clone.file(".tools", "setup.lock"))).toBe(false);
  expect((await clone.run()).code).toBe(0);
});

test("reads pnpm's own words, and tells of a lockfile that does not fit", async () => {
  const message = { level: "error", code: "ERR_PNPM_OUTDATED_LOCKFILE", message: "is-number was added" };
  const { code, output } = await scratchClone().run({ env: { FAKE_PNPM_ERROR: JSON.stringify(message) } });
  expect(code).toBe(1);
  expect(output).toContain("ERR_PNPM_OUTDATED_LOCKFILE is-number was added");
  expect(output).toContain("git checkout pnpm-lock.yaml");
});

test("tries caches of its own when the user's belong to somebody else", async () => {
  const clone = scratchClone();
  await clone.run({ env: { FAKE_NPM_ERROR: "npm error code EACCES" } });
  expect(clone.calls()).toEqual(["npm ci", "npm ci"]);
});

test("tells whose the folder is when it may not write there", async () => {
  const clone = scratchClone();
  mkdirSync(clone.file(".tools"), { mode: 0o555 });
  const { code, output } = await clone.run({ powerless: true });
  expect(code).toBe(1);
  expect(output).toContain("sudo chown -R");
  expect(clone.calls()).toEqual([]);
});

test("two at once: one works, the other waits and finds everything done", async () => {
  const clone = scratchClone();
  const runs = await Promise.all([clone.run(), clone.run()]);
  expect(runs.map((run) => run.code)).toEqual([0, 0]);
  expect(clone.calls()).toEqual(["npm ci", "pnpm --version", "pnpm install"]);
});

test("clears away what a killed set-up left", async () => {
  const clone = scratchClone();
  mkdirSync(clone.file(".tools", ".draft-1", "node_modules"), { recursive: true });
  writeFileSync(clone.file(".tools", "setup.lock"), "2147483646");
  expect((await clone.run()).code).toBe(0);
  expect(existsSync(clone.file(".tools", ".draft-1"))).toBe(false);
});

test("does not wait for a foreign process that has a killed set-up's number", async () => {
  const clone = scratchClone();
  mkdirSync(clone.file(".tools"));
  const lock = clone.file(".tools", "setup.lock");
  writeFileSync(lock, String(process.pid));
  utimesSync(lock, new Date(0), new Date(0));
  expect((await clone.run()).code).toBe(0);
});

test("ends npm with itself when it is told to stop, and can be started again", async () => {
  const clone = scratchClone();
  const pidFile = clone.file("npm.pid");
  const { child, ended } = clone.start({ env: { FAKE_NPM_HANGS: pidFile } });
  await expect
    .poll(() => existsSync(pidFile) && readFileSync(pidFile, "utf8"), { timeout: 5_000 })
    .toBeTruthy();
  child.kill("SIGTERM");
  expect((await ended).code).toBe(130);
  const npm = Number(readFileSync(pidFile, "utf8"));
  await expect.poll(() => isGone(npm)).toBe(true);
  expect(existsSync(clone.file(".tools", "setup.lock"))).toBe(false);
  expect((await clone.run()).code).toBe(0);
});

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}
