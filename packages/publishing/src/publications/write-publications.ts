import { type Queryable, schema } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { PublicationRow } from "../posts/post-view.ts";

/** The columns a claim or a report may change, all of them at once. */
export type PublicationState = Pick<
  PublicationRow,
  | "status"
  | "nextAttemptAt"
  | "waitingFor"
  | "enqueuedAt"
  | "fence"
  | "leaseUntil"
  | "leasedBy"
  | "claimedAt"
  | "inDoubt"
  | "doubtSince"
  | "failures"
  | "remoteId"
  | "url"
  | "publishedAt"
  | "errorCode"
  | "errorMessage"
>;

export type NewAttempt = typeof schema.attempts.$inferInsert;

/** Writes many publications in one statement: under load a batch costs little more than one row. */
export async function writePublications(
  db: Queryable,
  rows: readonly (PublicationState & { id: string })[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const { publications } = schema;
  const written = rows.map((row) => ({
    id: row.id,
    status: row.status,
    next_attempt_at: row.nextAttemptAt,
    waiting_for: row.waitingFor,
    enqueued_at: row.enqueuedAt,
    fence: row.fence,
    lease_until: row.leaseUntil,
    leased_by: row.leasedBy,
    claimed_at: row.claimedAt,
    in_doubt: row.inDoubt,
    doubt_since: row.doubtSince,
    failures: row.failures,
    remote_id: row.remoteId,
    url: row.url,
    published_at: row.publishedAt,
    error_code: row.errorCode,
    error_message: row.errorMessage,
  }));
  await db.execute(sql`
    update ${publications} set
      status = x.status, next_attempt_at = x.next_attempt_at, waiting_for = x.waiting_for,
      enqueued_at = x.enqueued_at, fence = x.fence, lease_until = x.lease_until, leased_by = x.leased_by,
      claimed_at = x.claimed_at, in_doubt = x.in_doubt, doubt_since = x.doubt_since, failures = x.failures,
      remote_id = x.remote_id, url = x.url, published_at = x.published_at, error_code = x.error_code,
      error_message = x.error_message, updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as x(
      id uuid, status text, next_attempt_at timestamptz, waiting_for text, enqueued_at timestamptz, fence int,
      lease_until timestamptz, leased_by text, claimed_at timestamptz, in_doubt boolean, doubt_since timestamptz,
      failures int, remote_id text, url text, published_at timestamptz, error_code text, error_message text)
    where ${publications.id} = x.id`);
}

/** Adds rows to the ledger, in their order. */
export async function addAttempts(db: Queryable, rows: readonly NewAttempt[]): Promise<void> {
  if (rows.length === 0) return;
  const written = rows.map((row) => ({
    publication_id: row.publicationId,
    fence: row.fence,
    phase: row.phase,
    outcome: row.outcome,
    started_at: row.startedAt,
    ended_at: row.endedAt,
    code: row.code ?? null,
    message: row.message ?? null,
    evidence: row.evidence ?? {},
  }));
  await db.execute(sql`
    insert into ${schema.attempts}
      (publication_id, fence, phase, outcome, started_at, ended_at, code, message, evidence)
    select * from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as x(
      publication_id uuid, fence int, phase text, outcome text, started_at timestamptz, ended_at timestamptz,
      code text, message text, evidence jsonb)`);
}
