import { existsSync, readFileSync, rmSync } from "node:fs";
import { z } from "zod";
import { CliError } from "../cli-error.ts";
import { homeFiles, makeHome, withHomeErrors, writePrivateFile } from "../local/home-files.ts";

const Login = z.object({
  apiKey: z.string(),
  /** Names the key, to take it back at logout. */
  keyId: z.string(),
  sessionToken: z.string(),
  email: z.string(),
  name: z.string(),
});
export type Login = z.infer<typeof Login>;

/** One login per server. */
const Logins = z.record(z.string(), Login);

export function readLogin(home: string, url: string): Login | undefined {
  return readAll(home)[url];
}

export function saveLogin(home: string, url: string, login: Login): void {
  makeHome(home);
  write(home, { ...readAll(home), [url]: login });
}

export function forgetLogin(home: string, url: string): void {
  const { [url]: _forgotten, ...others } = readAll(home);
  if (Object.keys(others).length === 0) rmSync(homeFiles(home).login, { force: true });
  else write(home, others);
}

function readAll(home: string): z.infer<typeof Logins> {
  const file = homeFiles(home).login;
  if (!existsSync(file)) return {};
  try {
    return Logins.parse(JSON.parse(withHomeErrors(file, () => readFileSync(file, "utf8"))));
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError("LOGIN_UNREADABLE", `${file} is damaged. Remove it and sign in again.`, { cause });
  }
}

function write(home: string, logins: z.infer<typeof Logins>): void {
  writePrivateFile(homeFiles(home).login, `${JSON.stringify(logins, null, 2)}\n`);
}
