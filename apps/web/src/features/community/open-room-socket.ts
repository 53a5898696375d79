import type {
  CommunityIncomingMessage,
  communityCloseCode,
  CommunityOutgoingMessage,
  communityPing,
  communitySubprotocol,
  communityTokenPrefix,
} from "@planrrr/contract";
import { takePass } from "./ask-room.ts";

// The contract's own words, held by their types: its schemas would be many kilobytes for a browser.
const subprotocol: typeof communitySubprotocol = "planrrr.v1";
const tokenPrefix: typeof communityTokenPrefix = "token.";
const ping: (typeof communityPing)["request"] = "ping";
const pong: (typeof communityPing)["response"] = "pong";
const closeCode: Pick<typeof communityCloseCode, "unauthenticated" | "wrongTeam" | "policy"> = {
  unauthenticated: 4401,
  wrongTeam: 4403,
  policy: 1008,
};
const pingMs = 25_000;
/** After these nobody comes back by themselves. */
const forGood = new Set<number>(Object.values(closeCode));

export interface RoomSocket {
  /** False while there is no line: the caller takes REST instead. */
  send(message: CommunityIncomingMessage): boolean;
  close(): void;
}

export interface RoomHearing {
  onLine(open: boolean): void;
  onMessage(message: CommunityOutgoingMessage): void;
}

/** A line to the room that mends itself: each try with a fresh token, the first 1–5 s after a break. */
export async function openRoomSocket({ onLine, onMessage }: RoomHearing): Promise<RoomSocket> {
  const { default: ReconnectingWebSocket } = await import("partysocket/ws");
  const socket = new ReconnectingWebSocket(
    async () => {
      const { edgeUrl, teamId } = await takePass();
      return `${edgeUrl.replace(/^http/, "ws")}/api/community/${teamId}/ws`;
    },
    async () => [subprotocol, `${tokenPrefix}${(await takePass()).token}`],
    {
      minReconnectionDelay: 1_000 + Math.random() * 4_000,
      maxReconnectionDelay: 60_000,
      reconnectionDelayGrowFactor: 1.5,
      connectionTimeout: 10_000,
      maxEnqueuedMessages: 0,
    },
  );
  const pings = setInterval(() => socket.readyState === socket.OPEN && socket.send(ping), pingMs);
  socket.addEventListener("open", () => onLine(true));
  socket.addEventListener("close", ({ code }) => {
    onLine(false);
    if (forGood.has(code)) socket.close();
  });
  socket.addEventListener("message", ({ data }) => {
    if (typeof data === "string" && data !== pong) for (const message of readFrame(data)) onMessage(message);
  });
  return {
    send(message) {
      if (socket.readyState !== socket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    close() {
      clearInterval(pings);
      socket.close();
    },
  };
}

/** One message, or several of one moment. */
function readFrame(text: string): CommunityOutgoingMessage[] {
  const told = JSON.parse(text) as CommunityOutgoingMessage | CommunityOutgoingMessage[];
  return Array.isArray(told) ? told : [told];
}
