import { setTimeout as delay } from "node:timers/promises";
import type { RoomClients } from "./room-clients.ts";

const onTheWay = 4;

/** Everybody likes every post, a few at a time; a like counts when it is acknowledged. Answers likes a second. */
export async function measureLikes(
  clients: RoomClients,
  postIds: readonly string[],
  seconds: number,
): Promise<{ perSecond: number; acknowledged: number }> {
  const places = new Map(clients.sockets.map(({ userId, socket }) => [userId, { socket, next: 0 }]));
  let acknowledged = 0;
  let lastAt = performance.now();
  const startedAt = lastAt;
  const likeNext = (userId: string) => {
    const place = places.get(userId);
    const postId = place && postIds[place.next++];
    if (postId === undefined || performance.now() - startedAt > seconds * 1_000) return;
    place?.socket.send(JSON.stringify({ type: "POST_LIKE", postId }));
  };
  clients.onFrame((messages, userId) => {
    for (const { type, liked } of messages) {
      if (type !== "LIKE_UPDATE" || liked === undefined) continue;
      acknowledged += 1;
      lastAt = performance.now();
      likeNext(userId);
    }
  });
  for (const { userId } of clients.sockets) for (let n = 0; n < onTheWay; n += 1) likeNext(userId);
  const total = clients.sockets.length * postIds.length;
  const isOver = () => acknowledged >= total || performance.now() - lastAt > 2_000;
  while (!isOver()) await delay(20);
  clients.onFrame(() => undefined);
  return { perSecond: Math.round(acknowledged / ((lastAt - startedAt) / 1_000)), acknowledged };
}
