"use client";

import type { NetworkOffer, SignInFrom } from "@planrrr/contract";
import { Button, NetworkMark, networkNames, Skeleton } from "@planrrr/ui";
import { ProblemNotice } from "../problem-notice.tsx";
import type { Connecting } from "./connect-dialog.tsx";
import { hasForm } from "./has-form.ts";
import { useNetworks } from "./use-networks.ts";
import { useSignIn } from "./use-sign-in.ts";

/** Every network there is: what is to be typed in has a form, the others a sign-in page of their own. */
export function NetworkChoice({
  from,
  onChoose,
}: {
  from: SignInFrom;
  onChoose: (connecting: Connecting) => void;
}) {
  const networks = useNetworks();
  const signIn = useSignIn();
  if (networks.error) return <ProblemNotice error={networks.error} />;
  if (!networks.data) return <Skeleton label="Looking what can be connected" rows={3} />;
  const { items } = networks.data;
  const choose = ({ network, setUp, sandbox }: NetworkOffer) => {
    if (hasForm(network)) onChoose({ network });
    else signIn.mutate({ network, from, ...(!setUp && sandbox ? { service: sandbox } : {}) });
  };
  const missing = items.filter(({ setUp, sandbox }) => !setUp && sandbox === null);
  return (
    <div className="stack">
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,11.5rem),1fr))] gap-2.5">
        {items
          .filter((offer) => !missing.includes(offer))
          .map((offer) => (
            <li key={offer.network}>
              <Button
                wide
                className="h-full justify-start bg-(--raised) text-left"
                busy={signIn.isPending && signIn.variables.network === offer.network}
                onClick={() => choose(offer)}
              >
                <NetworkMark network={offer.network} />
                <span>
                  {networkNames[offer.network]}
                  {offer.setUp ? null : (
                    <span className="block font-normal text-(--text-soft)">practice account</span>
                  )}
                </span>
              </Button>
            </li>
          ))}
      </ul>
      {missing.length > 0 ? <NotSetUp offers={missing} /> : null}
    </div>
  );
}

function NotSetUp({ offers }: { offers: NetworkOffer[] }) {
  return (
    <section className="stack s" aria-labelledby="not-set-up">
      <h3 className="h4" id="not-set-up">
        Not set up here yet
      </h3>
      <ul className="stack s">
        {offers.map(({ network }) => (
          <li key={network} className="flex items-center gap-2.5">
            <NetworkMark network={network} />
            <span>
              {networkNames[network]} <span className="soft">needs {network.toUpperCase()}_CLIENT_ID</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="soft">
        Whoever runs planrrr has to register it there once, and give it the app’s id and secret. The guide
        docs/guides/networks.md says how.
      </p>
    </section>
  );
}
