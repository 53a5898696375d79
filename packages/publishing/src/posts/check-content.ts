import {
  AppError,
  type ContentProblem,
  type MediaRef,
  type NetworkName,
  type PublicationContent,
  type PublicationRole,
} from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import type { JsonObject, TextCount } from "@planrrr/networks";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { checkParts } from "./check-parts.ts";
import { contentFor, mediaIdsOf, type PostContent } from "./post-content.ts";
import { type Price, priceOf } from "./price-of.ts";

type ConnectionRow = typeof schema.connections.$inferSelect;

export interface CheckedConnection {
  connection: ConnectionRow;
  content: PublicationContent;
  /** What goes under it: the further parts of its thread, then its first comment. */
  under: PublicationContent[];
  problems: ContentProblem[];
  counts: TextCount[];
  price: Price | null;
  parts: { role: PublicationRole; counts: TextCount[] }[];
}

/** One publication to be: a part of the post on one connection. */
export interface CheckedPart {
  connection: ConnectionRow;
  content: PublicationContent;
  part: number;
  role: PublicationRole;
}

export function partsOf(checked: readonly CheckedConnection[]): CheckedPart[] {
  return checked.flatMap(({ connection, content, under }) =>
    [content, ...under].map((text, part) => ({ connection, content: text, part, role: text.role ?? "post" })),
  );
}

/**
 * The post as each of its connections would get it, with everything its network would refuse.
 * Throws CONNECTION_NOT_FOUND and MEDIA_NOT_FOUND for ids that are not this team's.
 */
export async function checkContent(
  ctx: PublishingContext,
  db: Queryable,
  actor: Actor,
  content: PostContent,
  /** When it goes out; absent: now. */
  at?: Date | null,
): Promise<CheckedConnection[]> {
  const connections = await loadConnections(db, actor, content.connectionIds);
  const media = await loadMedia(db, actor, mediaIdsOf(content));
  return connections.map((connection) => {
    const name = connection.network as NetworkName;
    const resolved = contentFor(content, { id: connection.id, network: name }, media);
    const network = ctx.networks[name];
    const goesOut = (at ?? ctx.now()).getTime();
    const input = { content: resolved, limits: connection.limits as JsonObject, at: goesOut };
    const parts = checkParts(network, input.limits, content, connection.id, resolved);
    return {
      connection,
      content: resolved,
      under: parts.under,
      problems: [...network.validate(input), ...parts.problems],
      counts: network.countText(input),
      price: priceOf(network, input.limits, [resolved, ...parts.under]),
      parts: parts.counts,
    };
  });
}

/** Throws INVALID_INPUT when a post that goes out has nowhere to go. */
export function refuseNowhere(content: PostContent): void {
  if (content.connectionIds.length === 0)
    throw new AppError("INVALID_INPUT", "A post that goes out needs at least one connection.");
}

/** Throws CONTENT_REFUSED with every problem when a network would not take the post. */
export function refuseProblems(checked: readonly CheckedConnection[]): void {
  const refused = checked
    .map(({ connection, problems }) => ({
      connectionId: connection.id,
      network: connection.network,
      problems: problems.filter((problem) => problem.severity === "error"),
    }))
    .filter(({ problems }) => problems.length > 0);
  const first = refused[0]?.problems[0];
  if (first) throw new AppError("CONTENT_REFUSED", first.message, { details: { connections: refused } });
}

async function loadConnections(db: Queryable, actor: Actor, ids: string[]): Promise<ConnectionRow[]> {
  if (ids.length === 0) return [];
  const { connections } = schema;
  const rows = await db
    .select()
    .from(connections)
    .where(
      and(inArray(connections.id, ids), eq(connections.teamId, actor.teamId), isNull(connections.removedAt)),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (row) return row;
    throw new AppError("CONNECTION_NOT_FOUND", "Your team has no such connection.", {
      details: { connectionId: id },
    });
  });
}

async function loadMedia(db: Queryable, actor: Actor, ids: string[]): Promise<Map<string, MediaRef>> {
  if (ids.length === 0) return new Map();
  const { media } = schema;
  const rows = await db
    .select()
    .from(media)
    .where(and(inArray(media.id, ids), eq(media.teamId, actor.teamId)));
  const found = new Map(rows.map((row) => [row.id, { ...row, kind: row.kind as MediaRef["kind"] }]));
  const missing = ids.find((id) => !found.has(id));
  if (missing)
    throw new AppError("MEDIA_NOT_FOUND", "Your team has no such file.", { details: { mediaId: missing } });
  return found;
}
