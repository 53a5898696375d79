import type { ReactNode } from "react";
import { NetworkMark } from "./network-mark.tsx";
import { networkNames, type UiNetwork } from "./networks.ts";

export interface PublicationRowProps {
  network: UiNetwork;
  account: string;
  /** Which part of the post it is, where it is not the post itself: it stands below that. */
  part?: string | undefined;
  /** A StateMark. */
  state: ReactNode;
  /** What happened and what follows, in a sentence or two. */
  children: ReactNode;
  actions?: ReactNode;
  id?: string;
  /** Of its heading, where rows stand below one of their own. */
  level?: 2 | 3;
}

/** What became of a post on one account, with the buttons that mend it beside the problem. */
export function PublicationRow({
  network,
  account,
  part,
  state,
  children,
  actions,
  id,
  level = 2,
}: PublicationRowProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <li className={part ? "pub is-part" : "pub"} id={id}>
      <NetworkMark network={network} size={part ? "s" : "l"} />
      <div className="pub-body">
        <div className="pub-top">
          <Heading className="h4">
            {part ?? networkNames[network]} <span className="pub-account">{account}</span>
          </Heading>
          {state}
        </div>
        <p className="soft read">{children}</p>
        {actions ? <div className="pub-actions">{actions}</div> : null}
      </div>
    </li>
  );
}
