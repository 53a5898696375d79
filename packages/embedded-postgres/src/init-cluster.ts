import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import type { Binaries } from "./binaries.ts";
import { classifyFailure } from "./classify-failure.ts";
import type { DataLayout } from "./data-layout.ts";
import { EmbeddedPostgresError, withFileErrors } from "./errors.ts";
import { commandFor, giveFiles, type RunAs } from "./run-as.ts";
import { serverEnvironment } from "./server-environment.ts";

export const superuser = "planrrr";
const neededBytes = 150 * 1024 * 1024;

/** Makes the data folder when there is none. It appears whole or not at all: a kill on the way leaves no half of it. */
export function initCluster(
  layout: DataLayout,
  binaries: Binaries,
  runAs: RunAs,
  options: { sync: boolean },
): void {
  const { dataDir, passwordFile } = layout;
  const parent = path.dirname(dataDir);
  withFileErrors(parent, () => mkdirSync(parent, { recursive: true }));
  checkOwner(dataDir, runAs);
  removeLeftovers(dataDir);
  if (existsSync(layout.versionFile)) return checkVersion(layout, binaries);
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new EmbeddedPostgresError(
      "CLUSTER_CORRUPT",
      `${dataDir} is not empty, and holds no PostgreSQL data that can be used. Move it away and start again.`,
    );
  }
  checkSpace(parent);
  writePassword(passwordFile);
  const draft = `${dataDir}.init-${process.pid}`;
  withFileErrors(draft, () => mkdirSync(draft, { mode: 0o700 }));
  try {
    runInitdb(draft, layout, binaries, runAs, options.sync);
    rmSync(dataDir, { recursive: true, force: true });
    withFileErrors(dataDir, () => renameSync(draft, dataDir));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

export function readPassword(layout: DataLayout): string {
  const password = withFileErrors(layout.passwordFile, () => {
    return existsSync(layout.passwordFile) ? readFileSync(layout.passwordFile, "utf8").trim() : "";
  });
  if (password) return password;
  throw new EmbeddedPostgresError(
    "PASSWORD_REJECTED",
    `The password of the database is kept in ${layout.passwordFile}, and this file is gone. ` +
      "Put it back, or move the data folder away to begin with an empty database.",
  );
}

function runInitdb(draft: string, layout: DataLayout, binaries: Binaries, runAs: RunAs, sync: boolean): void {
  giveFiles(runAs, draft);
  // initdb reads the password as the server's user; the copy dies with the draft's making.
  const passwordCopy = `${draft}.password`;
  writeFileSync(passwordCopy, readPassword(layout), { mode: 0o600 });
  if (runAs.kind === "user") chownSync(passwordCopy, runAs.uid, runAs.gid);
  const run = commandFor(runAs, binaries.initdb, [
    `--pgdata=${draft}`,
    `--username=${superuser}`,
    `--pwfile=${passwordCopy}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(sync ? [] : ["--no-sync"]),
  ]);
  try {
    const result = spawnSync(run.command, run.args, {
      uid: run.uid,
      gid: run.gid,
      cwd: "/",
      encoding: "utf8",
      env: serverEnvironment(),
    });
    if (result.status !== 0) {
      throw classifyFailure(
        "Making the database folder",
        `${result.stdout}\n${result.stderr}\n${result.error ?? ""}`,
      );
    }
  } finally {
    rmSync(passwordCopy, { force: true });
  }
}

function writePassword(file: string): void {
  if (existsSync(file) && readFileSync(file, "utf8").trim()) return;
  withFileErrors(file, () => {
    writeFileSync(file, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  });
}

/** Drafts of runs that were killed. The supervisor's lock is held here, so no other run is making one. */
function removeLeftovers(dataDir: string): void {
  const prefix = `${path.basename(dataDir)}.init-`;
  const parent = path.dirname(dataDir);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

function checkOwner(dataDir: string, runAs: RunAs): void {
  if (runAs.kind !== "self" || !process.getuid || !existsSync(dataDir)) return;
  const owner = statSync(dataDir).uid;
  if (owner === process.getuid()) return;
  throw new EmbeddedPostgresError(
    "NOT_PERMITTED",
    `${dataDir} belongs to another user (number ${owner}), most likely from an earlier run as root. ` +
      `Give it back with: sudo chown -R "$(id -u)" "${path.dirname(dataDir)}"`,
  );
}

function checkVersion(layout: DataLayout, binaries: Binaries): void {
  const found = withFileErrors(layout.versionFile, () => readFileSync(layout.versionFile, "utf8").trim());
  const wanted = binaries.version.split(".")[0];
  if (found === wanted) return;
  throw new EmbeddedPostgresError(
    "VERSION_MISMATCH",
    `${layout.dataDir} was written by PostgreSQL ${found || "?"}, and this version of planrrr brings ${wanted}. ` +
      "Go back to the planrrr version that wrote it, run `pnpm planrrr export`, move the folder away, and import.",
  );
}

function checkSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= neededBytes) return;
  throw new EmbeddedPostgresError(
    "DISK_FULL",
    `The database needs ${neededBytes >> 20} MB of free space below ${folder} to begin with.`,
  );
}
