import { expect, test } from "vitest";
import { classifyFailure, isSharedMemoryInUse } from "./classify-failure.ts";

test.for([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', "DISK_FULL"],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', "PORT_TAKEN"],
  ["FATAL:  database files are incompatible with server", "VERSION_MISMATCH"],
  ['FATAL:  lock file "postmaster.pid" already exists', "ALREADY_RUNNING"],
  ['FATAL:  data directory "/x" has wrong ownership', "NOT_PERMITTED"],
  ['FATAL:  could not open file "base/1": Permission denied', "NOT_PERMITTED"],
  ["PANIC:  could not locate a valid checkpoint record at 0/1546C90", "CLUSTER_CORRUPT"],
  ["FATAL:  incorrect checksum in control file", "CLUSTER_CORRUPT"],
  ["FATAL:  something new", "START_FAILED"],
])("%s is %s", ([log, code]) => {
  const error = classifyFailure("Starting PostgreSQL", log ?? "");
  expect(error.code).toBe(code);
  expect(error.logTail).toBe(log);
});

test("knows the words for shared memory that is still held", () => {
  expect(isSharedMemoryInUse("FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use")).toBe(
    true,
  );
  expect(isSharedMemoryInUse("FATAL:  out of memory")).toBe(false);
});
