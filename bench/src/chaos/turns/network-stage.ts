import type { networks } from "@planrrr/networks";
import type { FaultBox } from "@planrrr/sandbox-networks";
import type { Newcomer } from "./newcomer.ts";

export type NetworkName = keyof typeof networks;

export interface Call {
  method: string;
  /** A `*` stands for anything. */
  path: string;
}

export type Attached = "nothing" | "picture" | "film";

/** One network as the trials need it: an account, its calls by what they are for, and what anybody can see there. */
export interface NetworkStage {
  network: NetworkName;
  /** Where people sign in at the network's own page. */
  standIn?: {
    network: "facebook" | "instagram" | "x" | "youtube";
    url: string;
    accounts: [];
    app: { clientId: string; clientSecret: string };
  };
  calls: { publish: Call; prepare: Call[]; ask: Call };
  /** What a post here may carry. */
  attached: readonly [Attached, ...Attached[]];
  faults: FaultBox;
  /** Answers with the connection's id. */
  connect(person: Newcomer): Promise<string>;
  listPosts(): Promise<{ id: string; text: string }[]>;
  close(): Promise<void>;
}
