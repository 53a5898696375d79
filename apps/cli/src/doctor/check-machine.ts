import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import path from "node:path";
import { homeFiles } from "../local/home-files.ts";
import { fail, ok, type Verdict, warn } from "./finding.ts";

const oldestNode = 24;
const megabytes = { fail: 100, warn: 500 };

export function checkNode(version: string): Verdict {
  const major = Number(version.split(".")[0]);
  if (major >= oldestNode) return ok(`Node ${version}`);
  return fail(
    `Node ${version} is too old`,
    `planrrr needs Node ${oldestNode}; npm start and npm run planrrr bring it along.`,
  );
}

export function checkHome(home: string): Verdict {
  if (!existsSync(home)) return ok(`${home} will be made at the first start`);
  try {
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return fail(
      `${home} can't be written by this user`,
      "Give it to your user (chown -R), or set PLANRRR_HOME to another folder.",
    );
  }
  const open = privateFiles(home).filter(
    (file) => process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0,
  );
  if (open.length > 0) return warn(`Other users may read ${open.join(", ")}`, `chmod 600 ${open.join(" ")}`);
  return ok(home);
}

export function checkDisk(home: string): Verdict {
  const folder = nearestExisting(home);
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  const message = `${free} MB free at ${folder}`;
  if (free < megabytes.fail) return fail(message, "Free some space: without it the database stops.");
  if (free < megabytes.warn) return warn(message, "Free some space before it runs out.");
  return ok(message);
}

function privateFiles(home: string): string[] {
  const { secrets, login, owner } = homeFiles(home);
  return [secrets, login, owner].filter((file) => existsSync(file));
}

function nearestExisting(folder: string): string {
  let current = folder;
  while (!existsSync(current)) current = path.dirname(current);
  return current;
}
