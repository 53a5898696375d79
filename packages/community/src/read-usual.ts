import {
  cheerIconPattern,
  type CommunityIncomingMessage,
  communityLimits,
  roomIdPattern,
} from "@planrrr/contract/community";

/**
 * A message that is plainly good, read by hand: in a room of a thousand the schema would be its largest work.
 * `undefined` says nothing about a message; whoever gets that asks the schema. A test holds the two together.
 */
export function readUsual(value: { readonly [key: string]: unknown }): CommunityIncomingMessage | undefined {
  const { type } = value;
  if (type === "SEND_CHEER") {
    const icon = readIcon(value["icon"]);
    return icon === undefined ? undefined : { type, icon };
  }
  if (type === "POST_LIKE" || type === "POST_UNLIKE") {
    const postId = value["postId"];
    return typeof postId === "string" && roomIdPattern.test(postId) ? { type, postId } : undefined;
  }
  return undefined;
}

function readIcon(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const icon = value.trim();
  return icon.length <= communityLimits.iconLength && cheerIconPattern.test(icon) ? icon : undefined;
}
