"use client";

import { useState } from "react";
import { SecretShown } from "./secret-shown.tsx";
import { useMakeWebhook } from "./use-webhooks.ts";
import { type WebhookDraft, WebhookForm } from "./webhook-form.tsx";
import { usualEvents } from "./webhook-words.ts";

const fresh: WebhookDraft = { url: "", name: "", events: [...usualEvents] };

export function MakeWebhook() {
  const [draft, setDraft] = useState(fresh);
  const make = useMakeWebhook(() => setDraft(fresh));
  return (
    <div className="stack">
      <WebhookForm
        draft={draft}
        onChange={setDraft}
        send="Make the webhook"
        tone="ink"
        busy={make.isPending}
        error={make.error}
        onSend={(input) => make.mutate(input)}
      />
      <div className="contents" role="status">
        {make.data ? <SecretShown secret={make.data.secret} /> : null}
      </div>
    </div>
  );
}
