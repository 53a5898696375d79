import { roomPace } from "./room-pace.ts";

/**
 * How long cheers are gathered, in ms: each frame of them costs one send per socket, so that a room of any size makes
 * some 3,100 sends a second at most. A thousand people wait 70 ms longer for it.
 */
export function cheersDelay(sockets: number): number {
  return Math.max(roomPace.cheersMs, sockets * 0.32);
}
