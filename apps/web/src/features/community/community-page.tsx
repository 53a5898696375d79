"use client";

import { Button, Notice, Skeleton } from "@planrrr/ui";
import { useSignedIn } from "../../session/use-session.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { CheerButton } from "./cheer-button.tsx";
import { Feed } from "./feed.tsx";
import { Hearts } from "./hearts.tsx";
import { RoomPulse } from "./room-pulse.tsx";
import { RoomSide } from "./room-side.tsx";
import { greeting } from "./room-words.ts";
import { useFeed } from "./use-feed.ts";
import { useRoom } from "./use-room.ts";
import { useRoomNews } from "./use-room-news.ts";

export function CommunityPage() {
  const { user } = useSignedIn();
  const { now } = useClock();
  const room = useRoom();
  const { pass, hasLine, presence } = room;
  const feed = useFeed({ hasLine, userId: pass?.userId });
  const news = useRoomNews({ isIn: pass !== undefined, hasLine });
  const isCoach = pass?.role === "coach";
  return (
    <div className="page com">
      <div className="com-top">
        <h1 className="h1">{greeting(user.name, now.getHours())}</h1>
        <RoomPulse presence={presence} isCoach={isCoach} />
        {pass ? <CheerButton className="cheer-m" onCheer={room.cheer} /> : null}
      </div>
      {room.hasRooms === false ? (
        <Notice tone="calm" fact="There is no community here yet.">
          Whoever runs this planrrr opens it by starting the edge.
        </Notice>
      ) : null}
      {room.error ? (
        <ProblemNotice error={room.error} actions={<Button onClick={room.retry}>Try again</Button>} />
      ) : null}
      {room.hasRooms !== false && room.error === null && feed.feed === undefined && feed.error === null ? (
        <Skeleton label="Opening your team’s room" rows={3} height={120} />
      ) : null}
      {pass && (feed.feed !== undefined || feed.error !== null) ? (
        <div className="com-grid">
          <Feed feed={feed} pass={pass} setLike={room.setLike} />
          <RoomSide pass={pass} presence={presence} news={news} onCheer={room.cheer} />
        </div>
      ) : null}
      <Hearts hearts={room.hearts} onLanded={room.land} ownId={pass?.userId} />
    </div>
  );
}
