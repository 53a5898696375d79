import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { CliError } from "../cli-error.ts";

/** Where things lie in a home. */
export function homeFiles(home: string) {
  return {
    lock: path.join(home, "up.lock"),
    secrets: path.join(home, "secrets.json"),
    login: path.join(home, "cli.json"),
    owner: path.join(home, "owner.json"),
    ports: path.join(home, "ports.json"),
    shopPort: path.join(home, "shop-port"),
    media: path.join(home, "media"),
    edge: path.join(home, "edge"),
    postgres: path.join(home, "postgres"),
  };
}

export function makeHome(home: string): void {
  withHomeErrors(home, () => mkdirSync(home, { recursive: true, mode: 0o755 }));
}

/** The file appears whole or not at all, readable by its owner alone, and outlives a power cut. */
export function writePrivateFile(file: string, content: string): void {
  const draft = `${file}.${process.pid}.draft`;
  withHomeErrors(file, () => {
    try {
      const fd = openSync(draft, "w", 0o600);
      try {
        writeSync(fd, content);
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
      renameSync(draft, file);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  });
}

const knownCodes: { [code: string]: [string, string] } = {
  EACCES: [
    "HOME_NOT_WRITABLE",
    "this user may not write there. Give the folder to your user, or set PLANRRR_HOME to another one.",
  ],
  EPERM: [
    "HOME_NOT_WRITABLE",
    "this user may not write there. Give the folder to your user, or set PLANRRR_HOME to another one.",
  ],
  EROFS: [
    "HOME_NOT_WRITABLE",
    "the file system is read-only. Set PLANRRR_HOME to a folder that can be written.",
  ],
  ENOTDIR: ["HOME_NOT_WRITABLE", "a part of the path is a file. Set PLANRRR_HOME to a folder."],
  EEXIST: ["HOME_NOT_WRITABLE", "there is a file in its place. Set PLANRRR_HOME to a folder."],
  ENOSPC: ["DISK_FULL", "the disk is full. Free some space and start again."],
  EDQUOT: ["DISK_FULL", "your disk quota is used up. Free some space and start again."],
};

/** Gives the expected failures of file work in the home a code and words. */
export function withHomeErrors<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const known = knownCodes[(error as NodeJS.ErrnoException).code ?? ""];
    if (!known) throw error;
    throw new CliError(known[0], `${file} can't be written: ${known[1]}`, { cause: error });
  }
}
