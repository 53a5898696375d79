import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { processIdentity } from "@planrrr/embedded-postgres/file-lock";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { readHomeLock, takeHomeLock } from "./home-lock.ts";

const now = new Date("2026-11-23T12:00:00Z");
const url = "http://127.0.0.1:3000";
let home: string;
let file: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "planrrr-lock-"));
  file = path.join(home, "up.lock");
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
});

const holder = (pid: number, identity: string | undefined) =>
  JSON.stringify({ pid, identity: identity ?? "", url, startedAt: now.toISOString(), ready: true });

describe("the lock of a home", () => {
  test("names its holder to a second one, and is gone when released", () => {
    const lock = takeHomeLock(home, { url, now });
    expect(readHomeLock(home)).toMatchObject({ pid: process.pid, url, ready: false });
    lock.update({ url: `${url}1`, ready: true });
    expect(() => takeHomeLock(home, { url, now })).toThrow(`process ${process.pid}, ${url}1`);
    lock.release();
    expect(existsSync(file)).toBe(false);
  });

  test("is taken from a process that is gone", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    writeFileSync(file, holder(child.pid ?? 0, "whatever"));
    expect(readHomeLock(home)).toBeUndefined();
    takeHomeLock(home, { url, now }).release();
  });

  test("is taken from a process whose number another one has by now", () => {
    expect(processIdentity(process.pid)).toBeTruthy();
    writeFileSync(file, holder(process.pid, "an-earlier-one"));
    expect(readHomeLock(home)).toBeUndefined();
    takeHomeLock(home, { url, now }).release();
  });

  test.each(["", "{ half", "[]", '{"pid":-1}'])(
    "is taken over when it holds nothing of sense: %j",
    (text) => {
      writeFileSync(file, text);
      const lock = takeHomeLock(home, { url, now });
      expect(readHomeLock(home)?.pid).toBe(process.pid);
      lock.release();
    },
  );

  test("of another living process stays when we let go", () => {
    const lock = takeHomeLock(home, { url, now });
    const parent = holder(process.ppid, processIdentity(process.ppid));
    writeFileSync(file, parent);
    lock.release();
    expect(readFileSync(file, "utf8")).toBe(parent);
  });
});
