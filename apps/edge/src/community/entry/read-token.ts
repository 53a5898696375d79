import { communitySubprotocol, communityTokenPrefix } from "@planrrr/contract/community";

/** The token of a request: `Authorization`, the list of subprotocols (`planrrr.v1, token.<JWT>`), or `?token=`. */
export function readToken(request: Request): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
  const offered = subprotocols(request).find((each) => each.startsWith(communityTokenPrefix));
  return (
    bearer ??
    offered?.slice(communityTokenPrefix.length) ??
    new URL(request.url).searchParams.get("token") ??
    undefined
  );
}

/** A browser refuses an answer that takes up none of what it offered. */
export function acceptedSubprotocol(request: Request): string | undefined {
  return subprotocols(request).find((each) => each === communitySubprotocol);
}

function subprotocols(request: Request): string[] {
  return (request.headers.get("Sec-WebSocket-Protocol") ?? "").split(",").map((each) => each.trim());
}
