"use client";

import { Skeleton } from "@planrrr/ui";
import { useQuery } from "@tanstack/react-query";
import { useSignedIn } from "../../session/use-session.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { KeyRow } from "./key-row.tsx";
import { keyRoutes } from "./key-routes.ts";
import { keysKey } from "./keys-key.ts";
import { MakeKey } from "./make-key.tsx";

export function KeysPage() {
  const { team } = useSignedIn();
  const keys = useQuery({ queryKey: keysKey, queryFn: keyRoutes.list });
  return (
    <div className="page narrow">
      <header className="page-head">
        <div>
          <h1 className="h1">API keys</h1>
          <p className="lead wrap-anywhere">
            For programs that plan posts for you in {team.name}. A key opens nothing in your other teams.
          </p>
        </div>
      </header>
      <div className="stack l">
        <section className="panel stack">
          <h2 className="h3">Make a key</h2>
          <MakeKey />
        </section>
        <section className="panel stack">
          <h2 className="h3">Your keys</h2>
          {keys.error ? <ProblemNotice error={keys.error} /> : null}
          {keys.isPending ? <Skeleton label="Reading your keys" rows={2} height={56} /> : null}
          {keys.data?.length === 0 ? <p className="soft">There is none yet.</p> : null}
          {keys.data && keys.data.length > 0 ? (
            <ul>
              {keys.data.map((key) => (
                <KeyRow key={key.id} apiKey={key} />
              ))}
            </ul>
          ) : null}
        </section>
        <p className="note">
          How to use a key is told in the <a href="/api/docs">documentation of the API</a>.
        </p>
      </div>
    </div>
  );
}
