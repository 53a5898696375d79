import type { Stage } from "./open-stage.ts";

const columns = `source, source_id, provider, title, description, services, category, audience, region, url, price_minor,
  currency, billing_period, intro_price_minor, intro_periods, eligibility, valid_from, valid_until, details, status,
  content_hash, missed_runs, first_seen_at, last_seen_at, last_changed_at`;

/** The feed's rows again, into tables of the same shape: what the database alone takes for them. */
export async function copyBare({ pool }: Stage): Promise<void> {
  await pool.query("create table bare_bundles (like bundles including all)");
  await pool.query("create table bare_history (like bundle_history including all)");
  await pool.query(
    `insert into bare_bundles (id, ${columns}) select id, ${columns} from bundles where source = 'feed'`,
  );
  await pool.query(`insert into bare_history (bundle_id, run_id, field, before, after, at)
    select id, 'bare', 'status', null, '"active"', now() from bundles where source = 'feed'`);
}

/** How one writes it first, on the real tables. */
export async function upsertOneByOne({ pool }: Stage, rows: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(
      "insert into ingestion_runs (id, source, entry_hash) values ('one-by-one', 'one', '')",
    );
    for (let n = 0; n < rows; n += 1) {
      await client.query(
        `insert into bundles (id, source, source_id, provider, title, price_minor, currency, billing_period, content_hash,
           first_seen_at, last_seen_at, last_changed_at)
         values ($1, 'one', $1, 'Shop', $2, 500, 'USD', 'month', 'hash', now(), now(), now())
         on conflict (source, source_id) do update set price_minor = excluded.price_minor`,
        [`one-${n}`, `Deal ${n}`],
      );
      await client.query(
        `insert into bundle_history (bundle_id, run_id, field, before, after, at)
         values ($1, 'one-by-one', 'status', null, '"active"', now())`,
        [`one-${n}`],
      );
    }
    await client.query("commit");
  } finally {
    client.release();
  }
}
