"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { Toasts } from "@planrrr/ui";
import { type ReactNode, useState } from "react";
import { createQueryClient } from "./create-query-client.ts";
import { SignedOutDialog } from "./signed-out-dialog.tsx";

export function Providers({ children }: { children: ReactNode }) {
  const [signedOut, setSignedOut] = useState(false);
  const [client] = useState(() => createQueryClient(() => setSignedOut(true)));
  return (
    <QueryClientProvider client={client}>
      {children}
      <SignedOutDialog open={signedOut} onClose={() => setSignedOut(false)} />
      <Toasts />
    </QueryClientProvider>
  );
}
