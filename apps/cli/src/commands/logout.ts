import type { Cli } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import { defineCommand } from "./command.ts";

export const logout = (cli: Cli) =>
  defineCommand({
    command: "logout",
    describe: "Take this machine's key back and forget it",
    handler: async (args) => {
      const [{ forgetLogin, readLogin }, { findServer }, { signOut }] = await Promise.all([
        import("../client/login-file.ts"),
        import("../client/server-url.ts"),
        import("../client/sign-in.ts"),
      ]);
      const { url } = findServer(cli, args);
      const login = readLogin(cli.home, url);
      if (!login)
        throw new CliError("NOT_SIGNED_IN", `Nobody is signed in at ${url}.`, {
          exitCode: ExitCode.notSignedIn,
        });
      await signOut(url, login);
      forgetLogin(cli.home, url);
      cli.out.result({ url, email: login.email }, () => `Signed out at ${url}.`);
    },
  });
