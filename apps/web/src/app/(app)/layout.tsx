import { type ReactNode, Suspense } from "react";
import { AppShell } from "../../shell/app-shell.tsx";
import { Providers } from "../../shell/providers.tsx";

export default function AppLayout({ children }: { children: ReactNode }) {
  return (
    <Providers>
      <Suspense>
        <AppShell>{children}</AppShell>
      </Suspense>
    </Providers>
  );
}
