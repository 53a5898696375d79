import type { CommunityOutgoingMessage } from "@planrrr/contract/community";

/** What goes out as one frame: a message as it is, several as an array. */
export function frameOf(messages: readonly CommunityOutgoingMessage[]): string {
  return JSON.stringify(messages.length === 1 ? messages[0] : messages);
}
