"use client";

import type { Connection } from "@planrrr/contract";
import { Dialog } from "@planrrr/ui";
import { type ConnectableNetwork, connectWords } from "./connect-fields.ts";
import { ConnectForm } from "./connect-form.tsx";

export type Connecting = { network: ConnectableNetwork; again?: Connection };

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
