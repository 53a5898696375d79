"use client";

import type { Connection } from "@planrrr/contract";
import { Notice, Skeleton } from "@planrrr/ui";
import { useState } from "react";
import { Link } from "../../navigation/link.tsx";
import { numberWord } from "../../time/number-word.ts";
import { capitalise } from "../../time/say-when.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { AccountPicker } from "./account-picker.tsx";
import { ConnectDialog, type Connecting } from "./connect-dialog.tsx";
import { ConnectionRow } from "./connection-row.tsx";
import { hasForm } from "./has-form.ts";
import { NetworkChoice } from "./network-choice.tsx";
import { SandboxOffer } from "./sandbox-offer.tsx";
import { useConnections } from "./use-connections.ts";
import { useSignIn } from "./use-sign-in.ts";
import { WayBackProblem } from "./way-back-problem.tsx";
import { useWayBack } from "./use-way-back.ts";
import { useMayConnect } from "./use-may-connect.ts";

export function ConnectionsPage() {
  const connections = useConnections();
  const mayConnect = useMayConnect();
  const [connecting, setConnecting] = useState<Connecting | null>(null);
  const signIn = useSignIn();
  const { choosing, problem, chosen } = useWayBack(connections.data);
  const reconnect = (again: Connection) => {
    const { id, network } = again;
    if (hasForm(network)) setConnecting({ network, again });
    else signIn.mutate({ network, connectionId: id });
  };
  const { data } = connections;
  const broken = data?.filter(({ status }) => status !== "ACTIVE").length ?? 0;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1 className="h1">Connections</h1>
          <p className="lead">{summary(data?.length, broken)}</p>
        </div>
      </header>
      <div className="split">
        <section className="stack l" aria-label="Connected accounts">
          {connections.error ? <ProblemNotice error={connections.error} /> : null}
          <WayBackProblem problem={problem} />
          {connections.isPending ? <Skeleton label="Reading your connections" /> : null}
          {data && data.length > 0 ? (
            <ol className="pubs">
              {data.map((connection) => (
                <ConnectionRow
                  key={connection.id}
                  connection={connection}
                  mayConnect={mayConnect}
                  onReconnect={() => reconnect(connection)}
                />
              ))}
            </ol>
          ) : null}
          {data?.length === 0 ? (
            <Notice tone="calm" fact="No account is connected yet.">
              {mayConnect
                ? "Choose where your people are. You can connect several, also of the same network."
                : "As soon as an owner or admin of your team connects one, it is here."}
            </Notice>
          ) : null}
        </section>
        <aside className="panel stack" aria-labelledby="add">
          <h2 className="h3" id="add">
            Connect an account
          </h2>
          {mayConnect ? (
            <>
              <p className="soft">Choose where your people are.</p>
              <NetworkChoice from="connections" onChoose={setConnecting} />
            </>
          ) : (
            <p className="soft">
              Owners and admins connect accounts and remove them. <Link href="/team">See who they are</Link>.
            </p>
          )}
        </aside>
      </div>
      {data?.length === 0 && mayConnect ? <SandboxOffer /> : null}
      <AccountPicker signInId={choosing} onDone={chosen} />
      <ConnectDialog connecting={connecting} onClose={() => setConnecting(null)} />
    </div>
  );
}

function summary(count: number | undefined, broken: number): string {
  if (count === undefined) return "Where your posts go out.";
  if (count === 0) return "Where your posts go out. There is none yet.";
  const accounts = count === 1 ? "One account" : `${capitalise(numberWord(count))} accounts`;
  if (broken === 0) return `${accounts}, and all is well.`;
  return `${accounts}. ${capitalise(numberWord(broken))} ${broken === 1 ? "needs" : "need"} you.`;
}
