"use client";

import type { Webhook } from "@planrrr/contract";
import { Button } from "@planrrr/ui";
import { useState } from "react";
import { useChangeWebhook } from "./use-webhooks.ts";
import { type WebhookDraft, WebhookForm } from "./webhook-form.tsx";

/** Its secret stays; whoever wants another one makes one. */
export function ChangeWebhook({ webhook, onEnd }: { webhook: Webhook; onEnd: () => void }) {
  const { id, url, name, events } = webhook;
  const [draft, setDraft] = useState<WebhookDraft>({ url, name, events });
  const change = useChangeWebhook();
  return (
    <WebhookForm
      draft={draft}
      onChange={setDraft}
      send="Save"
      busy={change.isPending}
      error={change.error}
      onSend={(input) => change.mutate({ id, ...input }, { onSuccess: onEnd })}
    >
      <Button tone="bare" onClick={onEnd}>
        Leave it as it was
      </Button>
    </WebhookForm>
  );
}
