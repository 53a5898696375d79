import type { ArmItem, WriteResult } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";

/**
 * Stores the handles before the outward calls, renews the leases and marks the outcome as in doubt until it is
 * reported. Refused for a claim that is not the newest or whose lease is over.
 */
export async function armPublications(ctx: PublishingContext, items: ArmItem[]): Promise<WriteResult[]> {
  const { attempts, publications } = schema;
  const now = ctx.now();
  const leaseUntil = new Date(now.getTime() + ctx.settings.leaseMs);
  const rows = await ctx.db.execute<{ id: string }>(sql`
    with armed as (
      update ${publications} p set
        handle = x.handle, armed_at = coalesce(p.armed_at, ${now}), in_doubt = true,
        lease_until = ${leaseUntil}, updated_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as x("publicationId" uuid, fence int, handle jsonb)
      where p.id = x."publicationId" and p.fence = x.fence and p.status = 'PUBLISHING' and p.lease_until > ${now}
      returning p.id, p.fence, p.claimed_at
    )
    insert into ${attempts} (publication_id, fence, phase, outcome, started_at, ended_at)
    select id, fence, 'arm', 'done', coalesce(claimed_at, ${now}), ${now} from armed
    returning publication_id as id`);
  return answer(items, rows.rows);
}

/** Keeps claims whose work takes longer than a lease, e.g. a large upload. Refused like arming. */
export async function renewPublications(
  ctx: PublishingContext,
  items: { publicationId: string; fence: number }[],
): Promise<WriteResult[]> {
  const { publications } = schema;
  const now = ctx.now();
  const leaseUntil = new Date(now.getTime() + ctx.settings.leaseMs);
  const rows = await ctx.db.execute<{ id: string }>(sql`
    update ${publications} p set lease_until = ${leaseUntil}
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as x("publicationId" uuid, fence int)
    where p.id = x."publicationId" and p.fence = x.fence and p.status = 'PUBLISHING' and p.lease_until > ${now}
    returning p.id`);
  return answer(items, rows.rows);
}

function answer(items: readonly { publicationId: string }[], accepted: readonly { id: string }[]): WriteResult[] {
  const ids = new Set(accepted.map((row) => row.id));
  return items.map(({ publicationId }) =>
    ids.has(publicationId)
      ? { publicationId, accepted: true, status: "PUBLISHING" }
      : { publicationId, accepted: false, reason: "stale-fence" },
  );
}
