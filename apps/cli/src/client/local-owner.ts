import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { CliError } from "../cli-error.ts";
import { homeFiles, writePrivateFile } from "../local/home-files.ts";
import { type Login, saveLogin } from "./login-file.ts";
import { signIn } from "./sign-in.ts";

const Owner = z.object({ email: z.string(), password: z.string(), name: z.string() });

/**
 * The account of whoever owns a local start's home. Its login is written down before it is made, so that a crash
 * in between leaves no account that nobody can enter.
 */
export async function signInAsLocalOwner(
  home: string,
  url: string,
): Promise<{ login: Login; isNew: boolean }> {
  const file = homeFiles(home).owner;
  const isFirstTime = !existsSync(file);
  if (isFirstTime) {
    const owner = {
      // Of its own for each home: several may share one database.
      email: `owner-${randomBytes(4).toString("hex")}@planrrr.local`,
      password: randomBytes(18).toString("base64url"),
      name: "Owner",
    };
    writePrivateFile(file, `${JSON.stringify(owner, null, 2)}\n`);
  }
  const owner = Owner.parse(JSON.parse(readFileSync(file, "utf8")));
  const { login, isNew } = await enter(url, owner, isFirstTime);
  saveLogin(home, url, login);
  return { login, isNew };
}

interface Entry {
  login: Login;
  isNew: boolean;
}

async function enter(url: string, owner: z.infer<typeof Owner>, isFirstTime: boolean): Promise<Entry> {
  if (isFirstTime) return { login: await signIn(url, owner, "up"), isNew: true };
  try {
    return { login: await signIn(url, owner, "in"), isNew: false };
  } catch (error) {
    if (!(error instanceof CliError) || error.details["status"] !== 401) throw error;
    return { login: await signIn(url, owner, "up"), isNew: true };
  }
}
