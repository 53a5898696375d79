import type { ArmItem, WriteResult } from "@planrrr/contract";
import { schema, storable } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";

interface Named {
  publicationId: string;
  fence: number;
}

type Accepted = Named & { [column: string]: unknown };

/**
 * Stores the handles before the outward calls, renews the leases and marks the outcome as in doubt until it is
 * reported. Refused for a claim that is not the newest, whose lease is over, or that has not yet asked the network
 * what became of an earlier call.
 */
export async function armPublications(ctx: PublishingContext, items: ArmItem[]): Promise<WriteResult[]> {
  const { attempts, publications } = schema;
  const now = ctx.now();
  const leaseUntil = new Date(now.getTime() + ctx.settings.leaseMs);
  const { rows } = await ctx.db.execute<Accepted>(sql`
    with named as (${namedItems(storable(items))}),
    mine as (${lockMine(now)} and (not p.in_doubt or p.armed_fence = p.fence) order by p.id for update of p),
    armed as (
      update ${publications} p set
        handle = mine.handle, armed_at = coalesce(p.armed_at, ${now}), armed_fence = p.fence,
        in_doubt = true, doubt_since = coalesce(p.doubt_since, ${now}), lease_until = ${leaseUntil}, updated_at = ${now}
      from mine where p.id = mine.id
      returning p.id, p.fence, p.claimed_at
    )
    insert into ${attempts} (publication_id, fence, phase, outcome, started_at, ended_at)
    select id, fence, 'arm', 'done', coalesce(claimed_at, ${now}), ${now} from armed
    returning publication_id as "publicationId", fence`);
  return answer(items, rows);
}

/** Keeps claims whose work takes longer than a lease, e.g. a large upload. Refused for a claim that is over. */
export async function renewPublications(ctx: PublishingContext, items: Named[]): Promise<WriteResult[]> {
  const { publications } = schema;
  const now = ctx.now();
  const leaseUntil = new Date(now.getTime() + ctx.settings.leaseMs);
  const { rows } = await ctx.db.execute<Accepted>(sql`
    with named as (${namedItems(items)}), mine as (${lockMine(now)} order by p.id for update of p)
    update ${publications} p set lease_until = ${leaseUntil} from mine where p.id = mine.id
    returning p.id as "publicationId", p.fence`);
  return answer(items, rows);
}

function namedItems(items: readonly Named[]) {
  return sql`select * from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
    as x("publicationId" uuid, fence int, handle jsonb)`;
}

/** Locked by id, like everywhere: two batches in another order would wait for each other. */
function lockMine(now: Date) {
  return sql`select p.id, named.handle from ${schema.publications} p
    join named on named."publicationId" = p.id and named.fence = p.fence
    where p.status = 'PUBLISHING' and p.lease_until > ${now}`;
}

function answer(items: readonly Named[], accepted: readonly Named[]): WriteResult[] {
  const mine = new Set(accepted.map(({ publicationId, fence }) => `${publicationId} ${fence}`));
  return items.map(({ publicationId, fence }) =>
    mine.has(`${publicationId} ${fence}`)
      ? { publicationId, accepted: true, status: "PUBLISHING" }
      : { publicationId, accepted: false, reason: "stale-fence" },
  );
}
