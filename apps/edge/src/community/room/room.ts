import type { Env } from "../../env.ts";
import type { RoomSockets } from "./room-sockets.ts";
import type { Timers } from "./timers.ts";

/** What the room's parts work with. */
export interface Room {
  ctx: DurableObjectState;
  env: Env;
  sockets: RoomSockets;
  timers: Timers;
  /** The object's name. */
  teamId(): string;
}
