import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import pg from "pg";

// The baseline of the API bench: no accounts, no contract, no checks; only Hono, pg and the two queries of the list.

const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 10 });
const teamId = process.env["TEAM_ID"];

const app = new Hono().get("/api/posts", async (c) => {
  const posts = await pool.query<{ id: string }>(
    "select * from posts where team_id = $1 order by id desc limit 21",
    [teamId],
  );
  const shown = posts.rows.slice(0, 20);
  const publications = await pool.query<{ post_id: string }>(
    "select * from publications where post_id = any($1) order by id",
    [shown.map((row) => row.id)],
  );
  const byPost = Map.groupBy(publications.rows, (row) => row.post_id);
  return c.json({
    items: shown.map((row) => ({ ...row, publications: byPost.get(row.id) ?? [] })),
    nextCursor: posts.rows.length > 20 ? (shown.at(-1)?.id ?? null) : null,
  });
});

const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
