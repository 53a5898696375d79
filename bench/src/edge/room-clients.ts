import { WebSocket } from "ws";

export interface RoomClients {
  sockets: { userId: string; socket: WebSocket }[];
  /** Called for each message of each frame; `times` sockets have had this very frame by then. */
  onFrame(listener: (messages: Message[], userId: string) => void): void;
  close(): void;
}

export interface Message {
  type: string;
  icon?: string;
  title?: string;
  postId?: string;
  liked?: boolean;
}

const handshakesAtOnce = 50;
const pingMs = 20_000;

/** Opens the sockets of so many people, a few handshakes at a time. */
export async function openClients(
  userIds: readonly string[],
  address: (userId: string) => Promise<{ url: string; protocols: string[] }>,
): Promise<RoomClients> {
  const sockets: RoomClients["sockets"] = [];
  let listener: (messages: Message[], userId: string) => void = () => undefined;
  // Everybody gets the same frame: it is parsed once.
  let lastText = "";
  let lastMessages: Message[] = [];
  let next = 0;

  async function openSome(): Promise<void> {
    for (let userId = userIds[next++]; userId !== undefined; userId = userIds[next++]) {
      const { url, protocols } = await address(userId);
      const socket = new WebSocket(url, protocols, { perMessageDeflate: false, handshakeTimeout: 30_000 });
      const whose = userId;
      socket.on("message", (data: Buffer) => {
        const text = data.toString("utf8");
        if (text === "pong") return;
        if (text !== lastText) {
          lastText = text;
          lastMessages = [JSON.parse(text) as Message | Message[]].flat();
        }
        listener(lastMessages, whose);
      });
      await new Promise<void>((resolve, reject) => {
        socket.once("open", resolve);
        socket.once("error", reject);
      });
      socket.on("error", () => undefined);
      sockets.push({ userId, socket });
    }
  }
  await Promise.all(Array.from({ length: handshakesAtOnce }, openSome));
  const pings = setInterval(() => {
    for (const { socket } of sockets) if (socket.readyState === socket.OPEN) socket.send("ping");
  }, pingMs);
  return {
    sockets,
    onFrame: (next) => (listener = next),
    close() {
      clearInterval(pings);
      for (const { socket } of sockets) socket.terminate();
    },
  };
}
