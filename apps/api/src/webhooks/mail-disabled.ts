import { claimDisabled, type DisabledWebhook, unclaimDisabled } from "@planrrr/webhooks";
import type { ApiContext } from "../context.ts";
import { homeOf } from "../home-of.ts";
import { isCertainlyNotSent } from "../mail/is-certainly-not-sent.ts";

/** Tells owners and admins of a webhook that was switched off; its status says so, too. */
export async function mailDisabled(
  api: Pick<ApiContext, "webhooks" | "config" | "mailer" | "log">,
): Promise<number> {
  for (let told = 0; ; told += 1) {
    const webhook = await claimDisabled(api.webhooks);
    if (!webhook) return told;
    if (!(await mail(api, webhook))) return told;
  }
}

/** False: nobody got it, and there is no use in trying the next one now. */
async function mail(
  { webhooks, config, mailer, log }: Pick<ApiContext, "webhooks" | "config" | "mailer" | "log">,
  webhook: DisabledWebhook,
): Promise<boolean> {
  const { subject, text } = write(webhook, homeOf({ config }));
  let sent = 0;
  for (const to of webhook.to) {
    try {
      await mailer.send({ to, subject, text });
      sent += 1;
    } catch (err) {
      log.warn(
        { err, webhookId: webhook.id },
        "Somebody could not be told of a webhook that was switched off",
      );
      if (sent > 0 || !isCertainlyNotSent(err)) continue;
      await unclaimDisabled(webhooks, webhook.id);
      return false;
    }
  }
  return true;
}

function write({ name, url, reason, team }: DisabledWebhook, home: string) {
  const { host } = new URL(url);
  const called = name === "" ? host : `${name.replaceAll(/\s+/g, " ")} (${host})`;
  return {
    subject: `The webhook to ${host} was switched off`,
    text: [
      reason === "gone"
        ? `The receiver of the webhook ${called} of the team "${team}" says that it is gone for good (410).`
        : `The receiver of the webhook ${called} of the team "${team}" has taken nothing for five days.`,
      "planrrr has switched it off: nothing is sent to it any more, and what was waiting has been given up.",
      "",
      `What failed, and how to switch it on again or delete it: ${home}/webhooks`,
    ].join("\n"),
  };
}
