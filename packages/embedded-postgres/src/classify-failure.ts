import { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from "./errors.ts";

/** PostgreSQL runs with C messages, so its own words can be recognised. First match wins. */
const patterns: [RegExp, EmbeddedPostgresErrorCode, string][] = [
  [
    /No space left on device|Disk quota exceeded/,
    "DISK_FULL",
    "The disk is full. Free some space and start again.",
  ],
  [
    /Address already in use|could not create any TCP\/IP sockets/,
    "PORT_TAKEN",
    "The port is taken by another program.",
  ],
  [
    /database files are incompatible with server/,
    "VERSION_MISMATCH",
    "The data folder was written by another major version of PostgreSQL.",
  ],
  [
    /lock file "postmaster\.pid" already exists/,
    "ALREADY_RUNNING",
    "Another server is using this data folder.",
  ],
  [
    /Permission denied|has wrong ownership|has invalid permissions|Operation not permitted|Read-only file system/,
    "NOT_PERMITTED",
    "The data folder cannot be read or written by the user that runs the server.",
  ],
  [
    /PANIC: |incorrect checksum in control file|could not locate a valid checkpoint record|invalid magic number|could not open file "[^"]*(pg_control|PG_VERSION|pg_filenode\.map|postgresql\.conf)|could not open directory|is not a database cluster directory|does not exist or is not a/,
    "CLUSTER_CORRUPT",
    "The data folder is damaged. Restore it from an export, or move it away to begin with an empty database.",
  ],
];

/** A killed server's last backends keep its shared memory for a moment: worth waiting for. */
export function isSharedMemoryInUse(log: string): boolean {
  return /pre-existing shared memory block|shared memory block .* still in use/.test(log);
}

export function classifyFailure(what: string, log: string): EmbeddedPostgresError {
  const logTail = log.trim().split("\n").slice(-20).join("\n");
  for (const [pattern, code, advice] of patterns) {
    if (pattern.test(log)) return new EmbeddedPostgresError(code, `${what} failed. ${advice}`, { logTail });
  }
  return new EmbeddedPostgresError("START_FAILED", `${what} failed. Its last words:\n${logTail}`, {
    logTail,
  });
}
