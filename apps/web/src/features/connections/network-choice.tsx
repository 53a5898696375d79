"use client";

import { Button, NetworkMark, networkNames } from "@planrrr/ui";
import type { Connecting } from "./connect-dialog.tsx";

const connectable = ["bluesky", "mastodon"] as const;

export function NetworkChoice({ onChoose }: { onChoose: (connecting: Connecting) => void }) {
  return (
    <ul className="grid grid-cols-1 gap-2.5 sm:grid-cols-2">
      {connectable.map((network) => (
        <li key={network}>
          <Button wide className="justify-start bg-(--raised)" onClick={() => onChoose({ network })}>
            <NetworkMark network={network} />
            {networkNames[network]}
          </Button>
        </li>
      ))}
    </ul>
  );
}
