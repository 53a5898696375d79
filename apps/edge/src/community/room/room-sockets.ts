import { frameOf, type Present } from "@planrrr/community";
import type { CommunityOutgoingMessage } from "@planrrr/contract/community";

/** Kept with the socket while the object sleeps. */
export interface Holder extends Present {
  openedAt: number;
}

export interface RoomSockets {
  accept(socket: WebSocket, holder: Holder): void;
  open(): WebSocket[];
  openOf(userId: string): WebSocket[];
  holder(socket: WebSocket): Holder;
  /** Notes that it has just sent something. */
  heard(socket: WebSocket): void;
  /** ms; 0 when the object has slept since. */
  lastMessageAt(socket: WebSocket): number;
  /** How many there are, closing ones included. */
  count(): number;
  broadcast(messages: readonly CommunityOutgoingMessage[]): void;
}

export function createRoomSockets(ctx: DurableObjectState): RoomSockets {
  // Reading an attachment parses it each time; a cheer would do so a thousand times.
  const holders = new WeakMap<WebSocket, Holder>();
  const lastMessages = new WeakMap<WebSocket, number>();
  // A closing socket is still on the list.
  const isOpen = ({ readyState }: WebSocket) => readyState === WebSocket.OPEN;
  const open = () => ctx.getWebSockets().filter(isOpen);

  return {
    open,
    openOf: (userId) => ctx.getWebSockets(userId).filter(isOpen),
    accept(socket, holder) {
      ctx.acceptWebSocket(socket, [holder.userId]);
      socket.serializeAttachment(holder);
      holders.set(socket, holder);
    },
    holder(socket) {
      const known = holders.get(socket) ?? (socket.deserializeAttachment() as Holder);
      holders.set(socket, known);
      return known;
    },
    heard: (socket) => void lastMessages.set(socket, Date.now()),
    lastMessageAt: (socket) => lastMessages.get(socket) ?? 0,
    count: () => ctx.getWebSockets().length,
    broadcast(messages) {
      const frame = frameOf(messages);
      // To ask each first whether it is open costs a tenth of the sending, and a closing one takes a frame in peace.
      for (const socket of ctx.getWebSockets()) sendFrame(socket, frame);
    },
  };
}

export function send(socket: WebSocket, message: CommunityOutgoingMessage): void {
  sendFrame(socket, frameOf([message]));
}

function sendFrame(socket: WebSocket, frame: string): void {
  try {
    socket.send(frame);
  } catch {
    // Closed in this very moment: its close event is on the way.
  }
}

/** Codes that may only be read off a socket, not sent. */
const unsendable = new Set([1004, 1005, 1006, 1015]);

export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  try {
    socket.close(unsendable.has(code) ? 1000 : code, reason);
  } catch {
    // Closed already.
  }
}
