"use client";

import { Notice, Skeleton } from "@planrrr/ui";
import { useSignedIn } from "../../session/use-session.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { looksAfter, useTeam } from "../team/use-team.ts";
import { MakeWebhook } from "./make-webhook.tsx";
import { useWebhooks } from "./use-webhooks.ts";
import { WebhookPanel } from "./webhook-panel.tsx";

/** Addresses that are told what happens in the team, for owners and admins. */
export function WebhooksPage() {
  const { team } = useSignedIn();
  const self = useTeam();
  const leads = looksAfter(self.data?.role);
  const webhooks = useWebhooks(leads);
  const error = self.error ?? webhooks.error;
  const waits = !error && (self.isPending || (leads && webhooks.isPending));
  return (
    <div className="page narrow">
      <header className="page-head">
        <div>
          <h1 className="h1">Webhooks</h1>
          <p className="lead wrap-anywhere">
            Your own programs are told at once when something happens in {team.name}.
          </p>
        </div>
      </header>
      <div className="stack l">
        {error ? <ProblemNotice error={error} /> : null}
        {waits ? <Skeleton label="Reading your webhooks" rows={2} height={160} /> : null}
        {self.data && !leads ? (
          <Notice tone="calm" fact="This is for owners and admins.">
            They say which programs are told what happens here.
          </Notice>
        ) : null}
        {leads ? (
          <section className="panel stack">
            <h2 className="h3">Make a webhook</h2>
            <MakeWebhook />
          </section>
        ) : null}
        {webhooks.data?.length === 0 ? <p className="soft">There is none yet.</p> : null}
        {webhooks.data?.map((webhook) => (
          <WebhookPanel key={webhook.id} webhook={webhook} />
        ))}
        <p className="note">
          What is sent, and how your program makes sure that it comes from us, is told in the{" "}
          <a href="/api/docs">documentation of the API</a>.
        </p>
      </div>
    </div>
  );
}
