import { randomUUID } from "node:crypto";
import { schema } from "@planrrr/database";
import { createTestDatabase } from "@planrrr/database/testing";
import { createSafeFetch } from "@planrrr/resilience";
import { inject } from "vitest";
import type { SecretsVault, WebhooksActor, WebhooksContext } from "../context.ts";

export interface OpenWebhooks {
  ctx: WebhooksContext;
  /** The clock stands still until it is moved. It runs ahead of the database's own, by which triggers write. */
  advance(ms: number): void;
  logged: string[];
  tried: string[];
  seedTeam(): Promise<WebhooksActor>;
  seedMember(team: WebhooksActor, role: WebhooksActor["role"]): Promise<WebhooksActor>;
  close(): Promise<void>;
}

const aheadMs = 60_000;
/** As in earnest. A test of those who never answer gives less. */
const timeoutMs = 10_000;

/** Webhooks on a real database, sent by the real fetch to this machine. */
export async function openWebhooks(part: Partial<WebhooksContext> = {}): Promise<OpenWebhooks> {
  const { db, close } = await createTestDatabase(inject("postgresUrl"));
  const safe = createSafeFetch({ allowLoopback: true, maxBodyBytes: 65_536 });
  let time = Date.now() + aheadMs;
  const [logged, tried]: [string[], string[]] = [[], []];
  const log = (facts: object, message: string) => void logged.push(`${message} ${JSON.stringify(facts)}`);
  const join = async (teamId: string, role: WebhooksActor["role"]): Promise<WebhooksActor> => {
    const userId = randomUUID();
    await db.insert(schema.users).values({ id: userId, name: role, email: `${userId}@example.com` });
    await db.insert(schema.members).values({ id: randomUUID(), organizationId: teamId, userId, role });
    return { teamId, userId, role };
  };
  return {
    ctx: {
      db,
      now: () => new Date(time),
      newId: randomUUID,
      random: () => 0,
      fetch: safe.fetch,
      timeoutMs,
      vault: plainVault,
      allowLoopback: true,
      allowPrivateHosts: [],
      tried: (outcome) => void tried.push(outcome),
      log: { info: log, warn: log },
      ...part,
    },
    advance: (ms) => (time += ms),
    logged,
    tried,
    async seedTeam() {
      const teamId = randomUUID();
      await db.insert(schema.teams).values({ id: teamId, name: "Team", slug: teamId });
      return join(teamId, "owner");
    },
    seedMember: ({ teamId }, role) => join(teamId, role),
    async close() {
      await safe.close();
      await close();
    },
  };
}

/** Seals for one row alone, as the real one does, and hides nothing. The API's tests have the real one. */
const plainVault: SecretsVault = {
  seal: (rowId, secrets) => JSON.stringify({ rowId, secrets }),
  open(rowId, sealed) {
    const { rowId: bound, secrets } = JSON.parse(sealed) as { rowId: string; secrets: { secret: string } };
    if (bound !== rowId) throw new Error("Sealed for another row.");
    return secrets;
  },
  isStale: (sealed) => sealed.includes("stale"),
};
