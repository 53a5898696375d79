import type { ListedPublication } from "@planrrr/contract";
import { networkNames, type StateKind } from "@planrrr/ui";

export interface ReasonGroup {
  key: string;
  state: StateKind;
  reason: string;
  /** Set where all of it can be tried again at once. */
  errorCode?: string;
  items: ListedPublication[];
}

/** What has the same reason stands together: mostly it is mended together. The newest reason comes first. */
export function groupByReason(publications: readonly ListedPublication[]): ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>();
  for (const publication of publications) {
    const group = groupOf(publication);
    const known = groups.get(group.key);
    if (known) known.items.push(publication);
    else groups.set(group.key, group);
  }
  return [...groups.values()];
}

function groupOf(publication: ListedPublication): ReasonGroup {
  const { status, network, error, waitingFor } = publication;
  const name = networkNames[network];
  const items = [publication];
  if (status === "UNCONFIRMED")
    return {
      key: `doubt ${network}`,
      state: "unknown",
      reason: `We could not confirm it on ${name}.`,
      items,
    };
  if (waitingFor === "reconnect")
    return { key: `account ${network}`, state: "fix", reason: `${name} asks you to sign in again.`, items };
  const reason = sentence(error?.message || `${name} did not take it`);
  const key = `failed ${network} ${error?.code ?? ""} ${reason}`;
  return { key, state: "failed", reason, ...(error ? { errorCode: error.code } : {}), items };
}

function sentence(text: string): string {
  return text.trim().replace(/[.!]?$/, ".");
}
