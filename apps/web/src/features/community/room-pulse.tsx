import type { CommunityPresence } from "@planrrr/contract";
import { GoldRing } from "@planrrr/ui";
import { pulseWords } from "./room-words.ts";

/** The ring breathes while somebody is there to be met. */
export function RoomPulse({
  presence,
  isCoach,
}: {
  presence: CommunityPresence | undefined;
  isCoach: boolean;
}) {
  return (
    <p className="pulse" role="status">
      {presence ? (
        <>
          <GoldRing still={presence.count <= 1} />
          <span>{pulseWords(presence, isCoach)}</span>
        </>
      ) : null}
    </p>
  );
}
