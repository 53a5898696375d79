import { cheersDelay } from "@planrrr/community";
import type { CommunityOutgoingMessage } from "@planrrr/contract/community";
import { gather } from "./gather.ts";
import type { Room } from "./room.ts";

/** Never stored. One alone goes out at once; those of the same quarter of a second are one frame to each socket. */
export function createCheers({ sockets }: Room): (userId: string, icon: string) => void {
  const tell = gather<CommunityOutgoingMessage>({
    delayMs: () => cheersDelay(sockets.count()),
    first: "at once",
    deliver: (cheers) => sockets.broadcast(cheers),
  });
  return (userId, icon) => tell({ type: "LIVE_CHEER", userId, icon });
}
