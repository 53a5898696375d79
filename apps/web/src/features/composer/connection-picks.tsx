"use client";

import type { Connection } from "@planrrr/contract";
import { NetworkMark, networkNames, Pick } from "@planrrr/ui";
import { Link } from "../../navigation/link.tsx";

export interface ConnectionPicksProps {
  connections: Connection[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** Where it goes. Accounts of the same network are told apart by their handle. */
export function ConnectionPicks({ connections, chosen, onChange }: ConnectionPicksProps) {
  const toggle = (id: string, on: boolean) =>
    onChange(on ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <fieldset className="stack s">
      <legend className="label mb-2.5">Where it goes</legend>
      {connections.length === 0 ? (
        <p className="soft">
          No account is connected yet. <Link href="/connections">Connect one</Link>; what you write is kept
          meanwhile.
        </p>
      ) : null}
      <div className="row">
        {connections.map(({ id, network, handle, status }) => (
          <Pick key={id} checked={chosen.includes(id)} onChange={(on) => toggle(id, on)}>
            <NetworkMark network={network} />
            <span className="max-w-56 truncate">
              <span className="sr">{networkNames[network]}, </span>
              {handle}
              {status === "ACTIVE" ? null : <span className="block text-(--warn)">Sign in again first</span>}
            </span>
          </Pick>
        ))}
      </div>
    </fieldset>
  );
}
