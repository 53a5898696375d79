import { spawnSync } from "node:child_process";
import { chownSync, existsSync, lstatSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { EmbeddedPostgresError } from "./errors.ts";

/**
 * PostgreSQL refuses to run as root. Under root it runs as the user who owns the data, else as the nobody
 * user, else – below folders that only root may enter – in a user namespace, where root's files stay
 * reachable but root has another number.
 */
export type RunAs =
  | { kind: "self" }
  | { kind: "user"; uid: number; gid: number }
  | { kind: "namespace"; unshare: string };

export interface RunCommand {
  command: string;
  args: string[];
  uid?: number;
  gid?: number;
}

const nobody = 65534;

export interface RunAsInput {
  dataDir: string;
  program: string;
  /** Test seams: the caller's user number and the namespace tool. */
  currentUid?: number | undefined;
  unshare?: string;
}

export function chooseRunAs({
  dataDir,
  program,
  currentUid = process.getuid?.(),
  unshare = "unshare",
}: RunAsInput): RunAs {
  if (currentUid !== 0) return { kind: "self" };
  const folder = nearestExisting(dataDir);
  const owner = statSync(folder);
  const candidates: RunAs[] = [{ kind: "user", uid: nobody, gid: nobody }];
  if (owner.uid !== 0) candidates.unshift({ kind: "user", uid: owner.uid, gid: owner.gid });
  candidates.push({ kind: "namespace", unshare });
  const chosen = candidates.find((candidate) => canReach(candidate, path.dirname(dataDir), program));
  if (chosen) return chosen;
  throw new EmbeddedPostgresError(
    "ROOT_NOT_POSSIBLE",
    "PostgreSQL does not run as root, and no other user can reach its folders here. Do one of these: " +
      "run planrrr as an ordinary user; move it (and PLANRRR_HOME) to a folder that every user may enter, " +
      "such as one below /opt; or set DATABASE_URL to a server of your own.",
  );
}

export function commandFor(runAs: RunAs, command: string, args: string[]): RunCommand {
  if (runAs.kind === "user") return { command, args, uid: runAs.uid, gid: runAs.gid };
  if (runAs.kind === "namespace") {
    const mapping = ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`, "--"];
    return { command: runAs.unshare, args: [...mapping, command, ...args] };
  }
  return { command, args };
}

/** Gives files to the user the server runs as; they may stem from an earlier run under another one. */
export function giveFiles(runAs: RunAs, file: string): void {
  if (runAs.kind === "self" || !existsSync(file)) return;
  const { uid, gid } = runAs.kind === "user" ? runAs : { uid: 0, gid: 0 };
  if (lstatSync(file).uid !== uid) giveTree(file, uid, gid);
}

function giveTree(file: string, uid: number, gid: number): void {
  const stat = lstatSync(file);
  if (stat.isSymbolicLink()) return;
  if (stat.isDirectory()) for (const name of readdirSync(file)) giveTree(path.join(file, name), uid, gid);
  // Last, so that an interrupted change is seen and taken up again: the folder itself still has its old owner.
  chownSync(file, uid, gid);
}

/** Asks the system itself, as that user: file modes alone do not tell about mounts, ACLs and quotas. */
function canReach(runAs: RunAs, folder: string, program: string): boolean {
  const script = 'cd -- "$1" && "$2" --version';
  const { command, args, uid, gid } = commandFor(runAs, "/bin/sh", [
    "-c",
    script,
    "sh",
    nearestExisting(folder),
    program,
  ]);
  return spawnSync(command, args, { uid, gid, cwd: "/", stdio: "ignore" }).status === 0;
}

function nearestExisting(folder: string): string {
  let current = path.resolve(folder);
  while (!existsSync(current)) current = path.dirname(current);
  return current;
}
