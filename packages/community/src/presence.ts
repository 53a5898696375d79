import type { CommunityPresence, CommunityRole } from "@planrrr/contract/community";
import { roomPace } from "./room-pace.ts";

export interface Present {
  userId: string;
  name: string;
  role: CommunityRole;
}

/** Distinct people: somebody with two tabs is one. Coaches are named, in the order of the alphabet. */
export function summarisePresence(present: Iterable<Present>): CommunityPresence {
  const people = new Set<string>();
  const coaches = new Map<string, string>();
  for (const { userId, name, role } of present) {
    people.add(userId);
    if (role === "coach") coaches.set(userId, name);
  }
  return { count: people.size, activeCoaches: [...coaches.values()].sort() };
}

/** How long joins and leaves are gathered before all hear of them, in ms: each costs one frame per socket. */
export function presenceDelay(sockets: number): number {
  return Math.max(roomPace.presenceMs, sockets * 0.25);
}
