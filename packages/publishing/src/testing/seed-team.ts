import { randomUUID } from "node:crypto";
import { CreatePostInput } from "@planrrr/contract";
import { type Database, schema } from "@planrrr/database";
import { addConnection } from "../connections/add-connection.ts";
import type { Actor, PublishingContext } from "../context.ts";

/** A user with a team of their own. */
export async function seedTeam(db: Database): Promise<Actor> {
  const [teamId, userId] = [randomUUID(), randomUUID()];
  await db.insert(schema.users).values({ id: userId, name: "Ada", email: `${userId}@example.com` });
  await db.insert(schema.teams).values({ id: teamId, name: "Team", slug: teamId });
  await db.insert(schema.members).values({ id: randomUUID(), organizationId: teamId, userId, role: "owner" });
  return { teamId, userId, role: "owner" };
}

/** Somebody else of the same team. */
export async function seedMember(
  db: Database,
  team: Pick<Actor, "teamId">,
  role: Actor["role"] = "member",
): Promise<Actor> {
  const userId = randomUUID();
  await db.insert(schema.users).values({ id: userId, name: "Bea", email: `${userId}@example.com` });
  await db.insert(schema.members).values({ id: randomUUID(), organizationId: team.teamId, userId, role });
  return { teamId: team.teamId, userId, role };
}

/** A connection to a fake network; another `identifier` makes another account. */
export async function seedConnection(
  ctx: PublishingContext,
  actor: Actor,
  input: { network?: string; identifier?: string; token?: string } = {},
): Promise<string> {
  const { network = "mastodon", ...fields } = input;
  return (await addConnection(ctx, actor, { network, ...fields })).id;
}

/** A whole input, as the contract makes it of what a client sends. */
export function postInput(
  input: Partial<CreatePostInput> & Pick<CreatePostInput, "connectionIds">,
): CreatePostInput {
  return CreatePostInput.parse({ text: "Hello", ...input });
}
