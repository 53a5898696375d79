import type { ReactNode } from "react";
import { GoldRing } from "./gold-ring.tsx";
import { Icon } from "./icon.tsx";
import { type StateKind, stateKinds } from "./state-kinds.ts";

export function StateShape({ kind }: { kind: StateKind }) {
  const { icon } = stateKinds[kind];
  return icon === "ring" ? <GoldRing tone="gold" /> : <Icon name={icon} />;
}

/** Shape, then words, then colour. `children` say it more exactly than the state's own words. */
export function StateMark({ kind, children }: { kind: StateKind; children?: ReactNode }) {
  const { tone, words } = stateKinds[kind];
  return (
    <span className={`state ${tone}`}>
      <StateShape kind={kind} />
      {children ?? words}
    </span>
  );
}
