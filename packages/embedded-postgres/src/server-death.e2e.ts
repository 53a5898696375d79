import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { findServerProcesses, isServerOf } from "./process-table.ts";
import { query, scratchFolder, startMain, startScratch } from "./testing/scratch.ts";
import { waitFor } from "./wait-for.ts";

test("tells of a server that was killed, and brings it back at the same address", async () => {
  const dataDir = path.join(scratchFolder(), "data");
  const exits: unknown[] = [];
  const server = await startScratch({ dataDir, onExit: (exit) => exits.push(exit) });
  const { pid, url } = server;
  await query(url, "create table kept as select 1 as one");
  const { ended } = await openBusyConnection(url);

  process.kill(pid, "SIGKILL");
  expect(await waitFor(() => exits.length > 0, 20_000)).toBe(true);
  expect(exits).toEqual([{ pid, code: null, signal: "SIGKILL" }]);
  await server.restart();
  expect(server.pid).not.toBe(pid);
  expect(await query(url, "select one from kept")).toEqual([{ one: 1 }]);
  await ended;
  await server.stop();
  expect(exits).toHaveLength(1);
});

test("notices the death of an adopted server", async () => {
  const dataDir = path.join(scratchFolder(), "data");
  const killed = await startMain(dataDir);
  await killed.kill("SIGKILL");
  const exits: { pid: number }[] = [];
  const server = await startScratch({ dataDir, onExit: (exit) => exits.push(exit) });
  process.kill(server.pid, "SIGKILL");
  expect(await waitFor(() => exits.length > 0, 20_000)).toBe(true);
  await server.restart();
  expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("restarts a server that still runs, without calling it a death", async () => {
  const dataDir = path.join(scratchFolder(), "data");
  const exits: unknown[] = [];
  const server = await startScratch({ dataDir, onExit: (exit) => exits.push(exit) });
  const before = server.pid;
  await server.restart();
  expect(server.pid).not.toBe(before);
  expect(isServerOf(before, dataDir)).toBe(false);
  expect(exits).toEqual([]);
});

test("ends a server that no longer reacts", async () => {
  const dataDir = path.join(scratchFolder(), "data");
  const server = await startScratch({ dataDir, stopTimeoutMs: 100 });
  process.kill(server.pid, "SIGSTOP");
  await server.stop();
  expect(findServerProcesses(dataDir)).toEqual([]);
});

test("replaces an orphan that no longer reacts", async () => {
  const dataDir = path.join(scratchFolder(), "data");
  const killed = await startMain(dataDir);
  process.kill(killed.ready.pid, "SIGSTOP");
  await killed.kill("SIGKILL");
  const server = await startScratch({ dataDir, answerTimeoutMs: 1_500, stopTimeoutMs: 100 });
  expect(server.adopted).toBe(false);
  expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

const leftPidFiles: [string, (lines: string[]) => string][] = [
  ["of a process that is gone", (lines) => lines.join("\n")],
  ["whose number a foreign process has now", (lines) => [String(process.pid), ...lines.slice(1)].join("\n")],
  ["that is empty", () => ""],
];

test.for(leftPidFiles)("starts beside a postmaster.pid %s", async ([, change]) => {
  const dataDir = path.join(scratchFolder(), "data");
  const server = await startScratch({ dataDir });
  const pidFile = path.join(dataDir, "postmaster.pid");
  const lines = readFileSync(pidFile, "utf8").split("\n");
  await server.stop();
  writeFileSync(pidFile, change(lines));

  const next = await startScratch({ dataDir });
  expect(next.adopted).toBe(false);
  expect(await query(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("does not adopt a server that refuses our password", async () => {
  const dataDir = path.join(scratchFolder(), "data");
  const killed = await startMain(dataDir);
  await killed.kill("SIGKILL");
  const right = readFileSync(`${dataDir}.password`);
  writeFileSync(`${dataDir}.password`, "another\n");
  await expect(startScratch({ dataDir })).rejects.toMatchObject({ code: "PASSWORD_REJECTED" });
  writeFileSync(`${dataDir}.password`, right);
  expect((await startScratch({ dataDir })).adopted).toBe(true);
});

/** A backend in the middle of work that does not look whether its server is still there. */
async function openBusyConnection(url: string): Promise<{ ended: Promise<void> }> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const ended = client
    .query("select count(*) from generate_series(1, 6000000)")
    .then(
      () => undefined,
      () => undefined,
    )
    .then(() => client.end().catch(() => undefined));
  return { ended };
}
