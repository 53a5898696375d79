"use client";

import type { Connection } from "@planrrr/contract";
import { Dialog } from "@planrrr/ui";
import { type ConnectableNetwork, connectWords } from "./connect-fields.ts";
import { ConnectForm } from "./connect-form.tsx";

export type Connecting = { network: ConnectableNetwork; again?: Connection };

/** The other networks are signed in to on a page of their own. */
export function hasForm(network: Connection["network"]): network is ConnectableNetwork {
  return network === "bluesky" || network === "mastodon";
}

export function ConnectDialog({
  connecting,
  onClose,
}: {
  connecting: Connecting | null;
  onClose: () => void;
}) {
  return (
    <Dialog
      open={connecting !== null}
      onOpenChange={(open) => !open && onClose()}
      title={connecting ? connectWords[connecting.network].title : ""}
      description="We keep it encrypted, use it to post for you, and show it to nobody."
    >
      {connecting ? <ConnectForm {...connecting} onDone={onClose} /> : null}
    </Dialog>
  );
}
