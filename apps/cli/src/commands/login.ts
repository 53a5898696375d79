import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";

export const login = (cli: Cli) =>
  defineCommand({
    command: "login",
    describe: "Sign in, and remember it on this machine",
    builder: (yargs) =>
      yargs
        .option("email", { type: "string", describe: "Asked for when absent" })
        .option("password", {
          type: "string",
          describe: "Better: PLANRRR_PASSWORD or the question, which no shell remembers",
        })
        .option("name", { type: "string", describe: "Your name, with --sign-up" })
        .option("sign-up", { type: "boolean", default: false, describe: "Make an account first" }),
    handler: async (args) => {
      const [{ ask }, { saveLogin }, { findServer }, { signIn }] = await Promise.all([
        import("../client/ask.ts"),
        import("../client/login-file.ts"),
        import("../client/server-url.ts"),
        import("../client/sign-in.ts"),
      ]);
      const { url } = findServer(cli, args);
      const email = args.email ?? (await ask(cli, { label: "E-mail", otherwise: "--email" }));
      const password =
        args.password ??
        cli.env.PLANRRR_PASSWORD ??
        (await ask(cli, {
          label: "Password",
          hidden: true,
          otherwise: "set PLANRRR_PASSWORD, or --password",
        }));
      const saved = await signIn(url, { email, password, name: args.name }, args.signUp ? "up" : "in");
      saveLogin(cli.home, url, saved);
      cli.out.result(
        { url, email: saved.email, name: saved.name },
        () => `Signed in at ${url} as ${saved.email}.`,
      );
    },
  });
