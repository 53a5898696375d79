import type { ReactNode } from "react";
import { NetworkMark } from "./network-mark.tsx";
import { networkNames, type UiNetwork } from "./networks.ts";

export interface PublicationRowProps {
  network: UiNetwork;
  account: string;
  /** A StateMark. */
  state: ReactNode;
  /** What happened and what follows, in a sentence or two. */
  children: ReactNode;
  actions?: ReactNode;
  id?: string;
}

/** What became of a post on one account, with the buttons that mend it beside the problem. */
export function PublicationRow({ network, account, state, children, actions, id }: PublicationRowProps) {
  return (
    <li className="pub" id={id}>
      <NetworkMark network={network} size="l" />
      <div className="pub-body">
        <div className="pub-top">
          <h2 className="h4">
            {networkNames[network]} <span className="pub-account">{account}</span>
          </h2>
          {state}
        </div>
        <p className="soft read">{children}</p>
        {actions ? <div className="pub-actions">{actions}</div> : null}
      </div>
    </li>
  );
}
