"use client";

import { Button, Skeleton } from "@planrrr/ui";
import { Link } from "../../navigation/link.tsx";
import { ProblemNotice } from "../problem-notice.tsx";
import { AudienceAccount } from "./audience-account.tsx";
import { EmbedPanel } from "./embed-panel.tsx";
import { GrowthPanel } from "./growth-panel.tsx";
import { MilestonesPanel } from "./milestones-panel.tsx";
import { useAudience } from "./use-audience.ts";

export function AudiencePage() {
  const audience = useAudience();
  const accounts = audience.data?.items ?? [];
  const together = audience.data?.together;
  return (
    <div className="page narrow">
      <header className="page-head">
        <div>
          <h1 className="h1">Your audience</h1>
          {together && together.accounts > 1 ? (
            <p className="lead">
              {together.followers.toLocaleString("en")} follow along on {together.accounts} accounts
              {together.leftOut.length > 0 ? "; numbers that a network rounds are not added" : ""}.
            </p>
          ) : (
            <p className="lead">Counted every hour, on each account that is connected.</p>
          )}
        </div>
      </header>
      {audience.error ? <ProblemNotice error={audience.error} /> : null}
      {audience.isPending ? <Skeleton label="Reading your audience" rows={3} height={96} /> : null}
      {audience.data && accounts.length === 0 ? (
        <section className="panel stack">
          <h2 className="h3">Nobody is counted yet</h2>
          <p className="soft">Connect an account, and its followers are counted from then on.</p>
          <Button asChild className="justify-self-start">
            <Link href="/connections">Connect an account</Link>
          </Button>
        </section>
      ) : null}
      {accounts.length > 0 ? (
        <div className="stack l">
          <section className="panel">
            <h2 className="sr">Accounts</h2>
            <ul>
              {accounts.map((account) => (
                <AudienceAccount key={account.connectionId} account={account} />
              ))}
            </ul>
          </section>
          <GrowthPanel accounts={accounts} />
          <MilestonesPanel />
          <EmbedPanel />
        </div>
      ) : null}
    </div>
  );
}
