import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { expect, test } from "vitest";
import { findServerProcesses } from "./process-table.ts";
import { readEmbeddedPostgresStatus } from "./read-status.ts";
import { query, scratchFolder, startMain, startScratch } from "./testing/scratch.ts";

test("starts, keeps its data over a stop, and leaves nothing running", async () => {
  const dataDir = path.join(scratchFolder(), "with space", "data");
  expect(readEmbeddedPostgresStatus({ dataDir }).state).toBe("absent");
  const first = await startScratch({ dataDir });
  expect(first.adopted).toBe(false);
  await query(first.url, "create table kept as select 42 as answer");
  expect(
    await query(
      first.url,
      "select datcollate, datlocale, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()",
    ),
  ).toEqual([{ datcollate: "C", datlocale: "C.UTF-8", encoding: "UTF8" }]);
  expect(readEmbeddedPostgresStatus({ dataDir })).toMatchObject({
    state: "running",
    version: "18",
    pid: first.pid,
    port: first.port,
    supervisorPid: process.pid,
  });
  await Promise.all([first.stop(), first.stop()]);
  expect(findServerProcesses(dataDir)).toEqual([]);
  expect(readEmbeddedPostgresStatus({ dataDir })).toMatchObject({ state: "stopped", pid: undefined });

  const second = await startScratch({ dataDir });
  expect(await query(second.url, "select answer from kept")).toEqual([{ answer: 42 }]);
});

test("keeps to this machine, and its password to this user", async () => {
  const dataDir = path.join(scratchFolder(), "data");
  const server = await startScratch({ dataDir });
  const rows = await query(
    server.url,
    "select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories', 'password_encryption') order by name",
  );
  expect(rows.map((row) => row["setting"])).toEqual(["127.0.0.1", "scram-sha-256", ""]);
  expect(statSync(`${dataDir}.password`).mode & 0o777).toBe(0o600);
  await expect(query(server.url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow(/password/);
});

test("runs as a user who is not root also where everybody may enter", async () => {
  const folder = scratchFolder();
  chmodSync(folder, 0o755);
  const dataDir = path.join(folder, "data");
  const open = await startScratch({ dataDir });
  await query(open.url, "create table kept as select 1 as one");
  await open.stop();

  chmodSync(folder, 0o700);
  const closed = await startScratch({ dataDir });
  expect(await query(closed.url, "select one from kept")).toEqual([{ one: 1 }]);
});

test("adopts a server whose supervisor was killed, and stops it", async () => {
  const dataDir = path.join(scratchFolder(), "data");
  const killed = await startMain(dataDir);
  await query(killed.ready.url, "create table kept as select 7 as seven");
  await killed.kill("SIGKILL");
  expect(readEmbeddedPostgresStatus({ dataDir })).toMatchObject({ state: "orphaned", pid: killed.ready.pid });

  const heir = await startScratch({ dataDir });
  expect(heir).toMatchObject({ adopted: true, pid: killed.ready.pid, url: killed.ready.url });
  expect(await query(heir.url, "select seven from kept")).toEqual([{ seven: 7 }]);
  await heir.stop();
  expect(findServerProcesses(dataDir)).toEqual([]);
});

test("as a process of its own, ends with its server on SIGTERM", async () => {
  const dataDir = path.join(scratchFolder(), "data");
  const server = await startMain(dataDir);
  await server.kill("SIGTERM");
  expect(readEmbeddedPostgresStatus({ dataDir }).state).toBe("stopped");
});

test("refuses a second supervisor on the same folder", async () => {
  const dataDir = path.join(scratchFolder(), "data");
  const server = await startScratch({ dataDir });
  await expect(startScratch({ dataDir })).rejects.toMatchObject({ code: "ALREADY_RUNNING" });
  expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("says so when the wished port is taken", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const { port } = taken.address() as { port: number };
  const dataDir = path.join(scratchFolder(), "data");
  await expect(startScratch({ dataDir, port })).rejects.toMatchObject({ code: "PORT_TAKEN" });
  await new Promise((resolve) => taken.close(resolve));
  const server = await startScratch({ dataDir, port });
  expect(server.port).toBe(port);
});

test("clears away what a kill during the first set-up left", async () => {
  const folder = scratchFolder();
  const draft = path.join(folder, "data.init-1");
  mkdirSync(draft);
  writeFileSync(path.join(draft, "PG_VERSION"), "18\n");
  const server = await startScratch({ dataDir: path.join(folder, "data") });
  expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(readdirSync(folder).sort()).toEqual(["data", "data.log", "data.password", "data.supervisor"]);
});

test("leaves a folder alone that holds something else", async () => {
  const dataDir = path.join(scratchFolder(), "data");
  mkdirSync(dataDir);
  writeFileSync(path.join(dataDir, "letter.txt"), "dear reader");
  await expect(startScratch({ dataDir })).rejects.toMatchObject({ code: "CLUSTER_CORRUPT" });
  expect(readFileSync(path.join(dataDir, "letter.txt"), "utf8")).toBe("dear reader");
});

test("names what is wrong with a folder it cannot use", async () => {
  const dataDir = path.join(scratchFolder(), "data");
  const server = await startScratch({ dataDir });
  await server.stop();

  const versionFile = path.join(dataDir, "PG_VERSION");
  const version = readFileSync(versionFile);
  writeFileSync(versionFile, "17\n");
  await expect(startScratch({ dataDir })).rejects.toMatchObject({ code: "VERSION_MISMATCH" });
  writeFileSync(versionFile, version);

  const password = readFileSync(`${dataDir}.password`);
  rmSync(`${dataDir}.password`);
  await expect(startScratch({ dataDir })).rejects.toMatchObject({ code: "PASSWORD_REJECTED" });
  writeFileSync(`${dataDir}.password`, password);

  const control = path.join(dataDir, "global", "pg_control");
  const bytes = readFileSync(control);
  writeFileSync(control, Buffer.from(bytes).fill(0x5a, 0, 64));
  await expect(startScratch({ dataDir })).rejects.toMatchObject({
    code: expect.stringMatching(/CLUSTER_CORRUPT|VERSION_MISMATCH/) as string,
  });
  writeFileSync(control, bytes);

  expect((await startScratch({ dataDir })).adopted).toBe(false);
});
