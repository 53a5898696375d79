import { openCatalogue } from "@planrrr/bundles";
import { openDatabase } from "@planrrr/database";
import { mailAlerts } from "../deals/mail-alerts.ts";
import { createMailer } from "../mail/create-mailer.ts";

// A process of its own that mails alerts, for tests that kill it: its arguments are the database and the mail server.
const [, , databaseUrl = "", smtpUrl = ""] = process.argv;
const { db } = openDatabase({ url: databaseUrl, onError: () => undefined });
const log = { warn: () => undefined } as never;
const mail = { smtpUrl, from: "planrrr <hello@planrrr.test>" };
await mailAlerts({
  catalogue: { db, catalogue: openCatalogue(db), cursorKey: "", now: () => new Date() },
  config: { mail, baseUrl: "https://planrrr.example", port: 0 } as never,
  mailer: createMailer(mail, log),
  log,
});
