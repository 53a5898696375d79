import { renameSync, rmSync, writeFileSync } from "node:fs";
import { processIdentity, readFileLock, takeFileLock } from "@planrrr/embedded-postgres/file-lock";
import { z } from "zod";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import { homeFiles, withHomeErrors } from "./home-files.ts";

const Holder = z.object({
  pid: z.number().int().positive(),
  /** Tells this process from a later one with its number. */
  identity: z.string(),
  url: z.string(),
  edgeUrl: z.string().optional(),
  startedAt: z.string(),
  ready: z.boolean(),
});
export type Holder = z.infer<typeof Holder>;

export interface HomeLock {
  /** Tells others what this process has become. */
  update(change: { url: string; edgeUrl?: string | undefined; ready: boolean }): void;
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
  withHomeErrors(file, () =>
    takeFileLock(file, JSON.stringify(own), {
      readLiving: living,
      refuse: (holder) => (holder ? alreadyRunning(home, holder) : notTaken(file)),
    }),
  );
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
      const text = readFileLock(file);
      if (text !== undefined && living(text)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** The `up` that runs on this home now, if one does. */
export function readHomeLock(home: string): Holder | undefined {
  const text = readFileLock(homeFiles(home).lock);
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

function notTaken(file: string): CliError {
  return new CliError("HOME_LOCKED", `${file} can't be taken. If no planrrr runs there, remove it.`);
}

function alreadyRunning(home: string, holder: Holder): CliError {
  return new CliError(
    "ALREADY_RUNNING",
    `planrrr already runs on ${home}: process ${holder.pid}, ${holder.url}. ` +
      "Use that one, stop it first, or set PLANRRR_HOME and PORT for a second copy.",
    { exitCode: ExitCode.refused, details: { pid: holder.pid, url: holder.url } },
  );
}
