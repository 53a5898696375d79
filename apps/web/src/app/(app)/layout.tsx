import { type ReactNode, Suspense } from "react";
import { AppShell } from "../../shell/app-shell.tsx";
import { Providers } from "../../shell/providers.tsx";
// Here, not in their pages: a link to a page would have its style loaded early, and left unused.
import "../../features/audience/audience.css";
import "../../features/calendar/calendar.css";
import "../../features/calendar/calendar-card.css";
import "../../features/calendar/calendar-side.css";
import "../../features/community/community.css";
import "../../features/composer/composer.css";
import "../../features/composer/desk.css";
import "../../features/plan/plan.css";
import "../../features/watching/watching.css";

export default function AppLayout({ children }: { children: ReactNode }) {
  return (
    <Providers>
      <Suspense>
        <AppShell>{children}</AppShell>
      </Suspense>
    </Providers>
  );
}
