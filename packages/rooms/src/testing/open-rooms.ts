import { createTestDatabase } from "@planrrr/database/testing";
import { schema } from "@planrrr/database";
import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import type { RoomsActor, RoomsContext } from "../context.ts";
import { makeVapidKey, toVapidKeys } from "../push/vapid-keys.ts";

export interface OpenRooms {
  ctx: RoomsContext;
  /** The clock stands still until it is moved. It runs ahead of the database's own, by which triggers write. */
  advance(ms: number): void;
  logged: string[];
  seedTeam(name?: string): Promise<RoomsActor>;
  seedMember(team: RoomsActor, role?: RoomsActor["role"]): Promise<RoomsActor>;
  close(): Promise<void>;
}

const aheadMs = 60_000;

/** Rooms on a real database, with plain fetch towards the stand-ins of this machine. */
export async function openRooms(part: Partial<RoomsContext> = {}): Promise<OpenRooms> {
  const { db, close } = await createTestDatabase(inject("postgresUrl"));
  let time = Date.now() + aheadMs;
  const logged: string[] = [];
  const log = (_facts: object, message: string) => void logged.push(message);
  const seedUser = async (name: string) => {
    const userId = randomUUID();
    await db.insert(schema.users).values({ id: userId, name, email: `${userId}@example.com` });
    return userId;
  };
  const join = async (teamId: string, userId: string, role: RoomsActor["role"]): Promise<RoomsActor> => {
    await db.insert(schema.members).values({ id: randomUUID(), organizationId: teamId, userId, role });
    return { teamId, userId, role };
  };
  return {
    ctx: {
      db,
      now: () => new Date(time),
      newId: randomUUID,
      random: () => 0.5,
      edgeFetch: fetch,
      pushFetch: fetch,
      edge: undefined,
      vapid: toVapidKeys(makeVapidKey(), "mailto:tests@planrrr.test"),
      allowLoopback: true,
      log: { info: log, warn: log },
      ...part,
    },
    advance: (ms) => (time += ms),
    logged,
    async seedTeam(name = "Sarah") {
      const teamId = randomUUID();
      await db.insert(schema.teams).values({ id: teamId, name: "Team", slug: teamId });
      return join(teamId, await seedUser(name), "owner");
    },
    seedMember: async ({ teamId }, role = "member") => join(teamId, await seedUser("Margaret"), role),
    close,
  };
}
