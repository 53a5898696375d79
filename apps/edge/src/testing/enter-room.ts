import { type CommunityOutgoingMessage } from "@planrrr/contract/community";
import { onTestFinished } from "vitest";
import { fetchEdge } from "./edge.ts";
import { makeToken, type TokenFields } from "./fake-core.ts";

type Frame = CommunityOutgoingMessage | CommunityOutgoingMessage[] | "pong";
type MessageOf<T extends CommunityOutgoingMessage["type"]> = Extract<CommunityOutgoingMessage, { type: T }>;

export interface RoomClient {
  socket: WebSocket;
  /** Everything that came, frame by frame. */
  frames: Frame[];
  send(message: unknown): void;
  /** The next message of this type that nobody has taken yet. */
  next<T extends CommunityOutgoingMessage["type"]>(type: T): Promise<MessageOf<T>>;
  nextFrame(matches: (frame: Frame) => boolean): Promise<Frame>;
  closed: Promise<{ code: number; reason: string }>;
}

export async function enterRoom(fields: TokenFields): Promise<RoomClient> {
  return openSocket(fields.teamId, await makeToken(fields));
}

export async function openSocket(
  teamId: string,
  token: string | undefined,
  headers: { [name: string]: string } = {},
): Promise<RoomClient> {
  const protocol = token === undefined ? "planrrr.v1" : `planrrr.v1, token.${token}`;
  const answer = await fetchEdge(`/api/community/${teamId}/ws`, {
    headers: { Upgrade: "websocket", "Sec-WebSocket-Protocol": protocol, ...headers },
  });
  const { webSocket } = answer;
  if (!webSocket) throw new Error(`No socket: ${answer.status} ${await answer.text()}`);
  return listen(webSocket);
}

export function listen(socket: WebSocket): RoomClient {
  const frames: Frame[] = [];
  const waiting: CommunityOutgoingMessage[] = [];
  let wake: () => void = () => undefined;
  socket.addEventListener("message", ({ data }) => {
    const frame = data === "pong" ? ("pong" as const) : (JSON.parse(String(data)) as Frame);
    frames.push(frame);
    if (frame !== "pong") waiting.push(...[frame].flat());
    wake();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.addEventListener("close", ({ code, reason }) => resolve({ code, reason }));
  });
  socket.accept();
  onTestFinished(() => socket.close(1000, "end of the test"));

  async function find<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  return {
    socket,
    frames,
    closed,
    send: (message) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    next: async <T extends CommunityOutgoingMessage["type"]>(type: T) =>
      find(() => {
        const at = waiting.findIndex((message) => message.type === type);
        return at < 0 ? undefined : (waiting.splice(at, 1)[0] as MessageOf<T>);
      }),
    nextFrame: async (matches) => find(() => frames.find(matches)),
  };
}
