"use client";

import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Toasts } from "@planrrr/ui";
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { signedOut } from "../session/signed-out.ts";
import { teamsKey } from "../session/use-session.ts";
import { createQueryClient } from "./create-query-client.ts";
import { SignedOutDialog } from "./signed-out-dialog.tsx";

export function Providers({ children }: { children: ReactNode }) {
  const isOut = useSyncExternalStore(signedOut.watch, signedOut.isTold, () => false);
  const [client] = useState(() => {
    const made: QueryClient = createQueryClient({
      onSignedOut: (isPressedFor) => (isPressedFor ? signedOut.tell() : signedOut.hear()),
      // Is it gone, or are we out of its team? The list of teams tells.
      onMissing: () => void made.invalidateQueries({ queryKey: teamsKey }),
    });
    return made;
  });
  return (
    <QueryClientProvider client={client}>
      {children}
      <SignedOutDialog open={isOut} onClose={signedOut.stay} />
      <Toasts />
    </QueryClientProvider>
  );
}
