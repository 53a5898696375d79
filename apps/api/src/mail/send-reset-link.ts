import type { ApiConfig } from "../config.ts";
import type { Mailer } from "./create-mailer.ts";
import { homeOf } from "../home-of.ts";

/** The link leads to our own address, never to one that a request named: a stranger would get the token. */
export async function sendResetLink(
  { mailer, config }: { mailer: Mailer; config: Pick<ApiConfig, "baseUrl" | "port"> },
  person: { email: string; name: string },
  token: string,
): Promise<void> {
  const origin = homeOf({ config });
  await mailer.send({
    to: person.email,
    subject: "Choose a new password for planrrr",
    text: [
      `Hello ${person.name},`,
      "",
      "somebody asked for a new password for your planrrr account. Choose one here:",
      "",
      `${origin}/reset?token=${encodeURIComponent(token)}`,
      "",
      "The link works once, for an hour. If it was not you, do nothing: your password stays as it is.",
    ].join("\n"),
  });
}
