import type { RoomClients } from "./room-clients.ts";

const atOnce = 2;

/**
 * News by REST, each as soon as one before it has reached everybody: the edge keeps it in D1 and in the room, and tells
 * the core, before the plain server's mere word to all. Answers deliveries a second.
 */
export async function measureAnnouncements(
  clients: RoomClients,
  seconds: number,
  announce: (title: string) => Promise<void>,
): Promise<number> {
  const { length: people } = clients.sockets;
  const arrived = new Map<string, { count: number; done: () => void }>();
  let delivered = 0;
  clients.onFrame((messages) => {
    for (const { type, title } of messages) {
      if (type !== "LIVE_NOTIFICATION" || title === undefined) continue;
      delivered += 1;
      const event = arrived.get(title);
      if (event && ++event.count === people) event.done();
    }
  });
  const startedAt = performance.now();
  let next = 0;
  async function goOn(): Promise<void> {
    while (performance.now() - startedAt < seconds * 1_000) {
      const title = `event ${next++}`;
      const atAll = new Promise<void>((done) => arrived.set(title, { count: 0, done }));
      await announce(title);
      await atAll;
      arrived.delete(title);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, goOn));
  clients.onFrame(() => undefined);
  return Math.round(delivered / ((performance.now() - startedAt) / 1_000));
}
