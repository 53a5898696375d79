"use client";

import type { Connection } from "@planrrr/contract";
import { Dialog } from "@planrrr/ui";
import { ConnectBlueskyForm } from "./connect-bluesky-form.tsx";
import { ConnectMastodonForm } from "./connect-mastodon-form.tsx";

export type Connecting = { network: "bluesky" | "mastodon"; again?: Connection };

/** The other networks are signed in to on a page of their own. */
export function hasForm(network: Connection["network"]): network is Connecting["network"] {
  return network === "bluesky" || network === "mastodon";
}

const titles = { bluesky: "Connect Bluesky", mastodon: "Connect Mastodon" };

export function ConnectDialog({
  connecting,
  onClose,
}: {
  connecting: Connecting | null;
  onClose: () => void;
}) {
  const Form = connecting?.network === "bluesky" ? ConnectBlueskyForm : ConnectMastodonForm;
  return (
    <Dialog
      open={connecting !== null}
      onOpenChange={(open) => !open && onClose()}
      title={connecting ? titles[connecting.network] : ""}
      description="We keep it encrypted, use it to post for you, and show it to nobody."
    >
      {connecting ? <Form again={connecting.again} onDone={onClose} /> : null}
    </Dialog>
  );
}
