import { networkNames, networkPaths, type UiNetwork } from "./networks.ts";

export interface NetworkMarkProps {
  network: UiNetwork;
  size?: "s" | "m" | "l";
  /** False where the name stands beside it already. */
  named?: boolean;
}

export function NetworkMark({ network, size = "m", named = false }: NetworkMarkProps) {
  return (
    <span className={`net ${network} ${size === "m" ? "" : size}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path fillRule="evenodd" d={networkPaths[network]} />
      </svg>
      {named ? <span className="sr">{networkNames[network]}</span> : null}
    </span>
  );
}
