import type { NetworkName } from "@planrrr/contract";
import { networkNames } from "@planrrr/ui";
import type { ProblemWords } from "../../api/describe-problem.ts";

type Say = (name: string) => ProblemWords;

const words: { [code: string]: Say } = {
  SIGN_IN_DENIED: (name) => ({
    fact: `Nothing was connected: the sign-in at ${name} was not finished.`,
    next: "It was cancelled there, or begun in another browser or by somebody else. Start it again here whenever you like.",
  }),
  LINK_EXPIRED: (name) => ({
    fact: `This sign-in at ${name} is over.`,
    next: "Each works once and for ten minutes. Start it again here.",
  }),
  NO_ACCOUNTS: (name) => ({
    fact: `That login at ${name} has nothing to post to.`,
    next: "It needs a page, a channel or a professional account. Make one there, or sign in as somebody who has one.",
  }),
  WRONG_ACCOUNT: (name) => ({
    fact: `That was another account at ${name}. Nothing was changed.`,
    next: "Sign out there first, then connect it again and choose the account that is to be renewed.",
  }),
  CREDENTIALS_REFUSED: (name) => ({
    fact: `${name} did not let us in.`,
    next: "Connect it again, and leave everything allowed that it lists: without it we cannot post, or see that a post is out.",
  }),
  NETWORK_UNREACHABLE: (name) => ({
    fact: `We cannot reach ${name} at the moment.`,
    next: "Nothing was connected. Try again in a few minutes.",
  }),
  NETWORK_NOT_SET_UP: (name) => ({
    fact: `${name} is not set up here yet.`,
    next: "Whoever runs planrrr has to register it there once: docs/guides/networks.md says how.",
  }),
};

/** What came of a sign-in at a network, by the code the address brings back. */
export function wayBackWords(code: string, network: string): ProblemWords {
  const name = Object.hasOwn(networkNames, network) ? networkNames[network as NetworkName] : "that network";
  const say = Object.hasOwn(words, code) ? words[code] : undefined;
  return (
    say?.(name) ?? {
      fact: `Connecting ${name} did not work.`,
      next: "Nothing was changed. Try again in a moment.",
    }
  );
}
