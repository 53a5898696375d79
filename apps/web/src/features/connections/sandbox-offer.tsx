"use client";

import { Button } from "@planrrr/ui";
import { tellProblem } from "../../api/tell-problem.ts";
import { useAddConnection } from "./use-add-connection.ts";
import { useSandbox } from "./use-connections.ts";

/** A practice account, where stand-ins of networks run beside this planrrr. */
export function SandboxOffer() {
  const sandbox = useSandbox();
  const add = useAddConnection();
  const network = sandbox.data?.items.find(({ accounts }) => accounts.length > 0);
  const [account] = network?.accounts ?? [];
  if (!network || !account) return null;
  const connect = () =>
    add.mutate(
      { network: network.network, service: network.url, token: account.token },
      { onError: tellProblem },
    );
  return (
    <section className="panel practise">
      <div>
        <h2 className="h3">Rather practise first?</h2>
        <p className="soft">Use a practice account. Everything works, and nothing leaves this computer.</p>
      </div>
      <Button busy={add.isPending} onClick={connect}>
        Use a practice account
      </Button>
    </section>
  );
}
