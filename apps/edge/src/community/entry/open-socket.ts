import { AppError } from "@planrrr/contract/app-error";
import { communityCloseCode, type CommunityErrorCode } from "@planrrr/contract/community";
import { edgeSettings } from "../../edge-settings.ts";
import type { Env } from "../../env.ts";
import type { Member } from "../member.ts";
import { closeSocket, send } from "../room/room-sockets.ts";
import { isOwnOrigin } from "./own-origin.ts";
import { acceptedSubprotocol, readToken } from "./read-token.ts";
import { verifyToken } from "./verify-token.ts";

export const memberHeader = "X-Planrrr-Member";

/** Lets a member into the room. Nobody reaches the object without a valid token for just this team. */
export async function openSocket(request: Request, env: Env, teamId: string): Promise<Response> {
  if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket")
    return new Response("This address speaks WebSocket.\n", {
      status: 426,
      headers: { Upgrade: "websocket" },
    });
  const origin = request.headers.get("Origin");
  if (origin && !isOwnOrigin(origin, edgeSettings(env).origins))
    throw new AppError("FORBIDDEN", "Pages of this origin may not open the room.");
  const protocol = acceptedSubprotocol(request);
  let member: Member;
  try {
    member = await verifyToken(readToken(request), env);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "UNAUTHENTICATED") throw error;
    return refuse(protocol, communityCloseCode.unauthenticated, "UNAUTHENTICATED", error.message);
  }
  if (member.teamId !== teamId)
    return refuse(protocol, communityCloseCode.wrongTeam, "WRONG_TEAM", "Your token is for another team.");
  const answer = await env.CommunityDurableObject.getByName(teamId).fetch("https://room/ws", {
    headers: { Upgrade: "websocket", [memberHeader]: encodeURIComponent(JSON.stringify(member)) },
  });
  return switched(answer.webSocket, protocol);
}

/** A browser learns only from a socket's close why it was refused. */
function refuse(
  protocol: string | undefined,
  closeCode: number,
  code: CommunityErrorCode,
  message: string,
): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  send(server, { type: "ERROR", code, message });
  closeSocket(server, closeCode, code);
  return switched(client, protocol);
}

function switched(webSocket: WebSocket | null, protocol: string | undefined): Response {
  const headers = new Headers();
  if (protocol) headers.set("Sec-WebSocket-Protocol", protocol);
  return new Response(null, { status: 101, webSocket, headers });
}
