import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import { homeFiles, withHomeErrors } from "./home-files.ts";
import { processIdentity } from "./process-identity.ts";

const Holder = z.object({
  pid: z.number().int().positive(),
  /** Tells this process from a later one with its number. */
  identity: z.string(),
  url: z.string(),
  startedAt: z.string(),
  ready: z.boolean(),
});
export type Holder = z.infer<typeof Holder>;

export interface HomeLock {
  /** Tells others what this process has become. */
  update(change: { url: string; ready: boolean }): void;
  release(): void;
}

/** One `up` per home. A lock whose process is gone, or is another process by now, is left over and taken. */
export function takeHomeLock(home: string, { url, now }: { url: string; now: Date }): HomeLock {
  const file = homeFiles(home).lock;
  let own: Holder = {
    pid: process.pid,
    identity: processIdentity(process.pid) ?? "",
    url,
    startedAt: now.toISOString(),
    ready: false,
  };
  for (let attempt = 0; ; attempt++) {
    if (tryCreate(file, JSON.stringify(own))) break;
    const found = readText(file);
    const holder = found === undefined ? undefined : living(found);
    if (holder) throw alreadyRunning(home, holder);
    if (found !== undefined) removeStale(file, found);
    if (attempt >= 20)
      throw new CliError("HOME_LOCKED", `${file} can't be taken. If no planrrr runs there, remove it.`);
  }
  return {
    update(change) {
      own = { ...own, ...change };
      const draft = `${file}.${process.pid}`;
      withHomeErrors(file, () => {
        writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
        renameSync(draft, file);
      });
    },
    release() {
      const text = readText(file);
      if (text !== undefined && living(text)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** The `up` that runs on this home now, if one does. */
export function readHomeLock(home: string): Holder | undefined {
  const text = readText(homeFiles(home).lock);
  return text === undefined ? undefined : living(text);
}

function living(text: string): Holder | undefined {
  const parsed = Holder.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  return processIdentity(parsed.data.pid) === parsed.data.identity ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Linking shows the file with its content at once, where opening it would show it empty first. */
function tryCreate(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  return withHomeErrors(file, () => {
    writeFileSync(draft, content, { mode: 0o600 });
    try {
      linkSync(draft, file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  });
}

/** Two that find the same stale lock must not remove a third one's fresh lock: what was moved is looked at again. */
function removeStale(file: string, expected: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== expected) linkSync(aside, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

function alreadyRunning(home: string, holder: Holder): CliError {
  return new CliError(
    "ALREADY_RUNNING",
    `planrrr already runs on ${home}: process ${holder.pid}, ${holder.url}. ` +
      "Use that one, stop it first, or set PLANRRR_HOME and PORT for a second copy.",
    { exitCode: ExitCode.refused, details: { pid: holder.pid, url: holder.url } },
  );
}
