import { type AlertMail, claimAlertMail, settleAlertMail } from "@planrrr/bundles";
import type { ApiContext } from "../context.ts";
import { homeOf } from "../home-of.ts";
import { isCertainlyNotSent } from "../mail/is-certainly-not-sent.ts";

/**
 * Mails what people want to hear of deals: one mail for each saved search and round. An alert is taken before its mail
 * goes out, so none is mailed twice: whoever dies in between leaves one that was perhaps never mailed, and is on the
 * page. Without SMTP_URL the page is all there is.
 */
export async function mailAlerts(
  api: Pick<ApiContext, "catalogue" | "config" | "mailer" | "log">,
): Promise<number> {
  const { catalogue, config, mailer, log } = api;
  if (!config.mail) return 0;
  let sent = 0;
  for (;;) {
    const mail = await claimAlertMail(catalogue);
    if (!mail) return sent;
    // Another process took them first.
    if (mail.alertIds.length === 0) continue;
    try {
      await mailer.send(write(mail, homeOf(api)));
    } catch (err) {
      const again = isCertainlyNotSent(err);
      log.warn({ err, savedSearchId: mail.savedSearchId, again }, "Alerts of deals could not be mailed");
      // A server that says no to this one may say no to all: the next round tries again.
      if (!again) continue;
      await settleAlertMail(catalogue, mail, "not-sent");
      return sent;
    }
    await settleAlertMail(catalogue, mail, "sent");
    sent += 1;
  }
}

function write({ name, to, person, alerts, alertIds }: AlertMail, home: string) {
  const total = alertIds.length;
  const line = name.replace(/\s+/g, " ");
  const more = total - alerts.length;
  return {
    to,
    subject: total === 1 ? `A deal for “${line}”` : `${total.toLocaleString("en")} deals for “${line}”`,
    text: [
      `Hello ${person},`,
      "",
      ...alerts.flatMap(({ title, provider, words, bundleId }) => [
        `${title} from ${provider}`.replace(/\s+/g, " "),
        words,
        `${home}/deals/${encodeURIComponent(bundleId)}`,
        "",
      ]),
      ...(more > 0 ? [`And ${more.toLocaleString("en")} more: ${home}/watching`, ""] : []),
      `You asked to hear of “${line}”. Change or end it here: ${home}/watching`,
    ].join("\n"),
  };
}
