import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BundlesContext } from "@planrrr/bundles";
import { migrateDatabase, openDatabase } from "@planrrr/database";
import { createSafeFetch } from "@planrrr/resilience";
import { nanoid } from "nanoid";
import { freePort } from "../processes/ports.ts";
import { findPostgres, postgresPart } from "../processes/postgres-part.ts";

export interface Stage {
  ctx: BundlesContext;
  pool: ReturnType<typeof openDatabase>["pool"];
  url: string;
  /** Bytes of bodies that were sent. */
  sent(): number;
  close(): Promise<void>;
}

/** The stock embedded PostgreSQL, and a shop on loopback: `pages` says what is at a path, each with an ETag. */
export async function openStage(pages: (path: string) => string | undefined): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), "planrrr-bench-"));
  const postgres = postgresPart(
    path.join(folder, "data"),
    await freePort(),
    path.join(folder, "postgres.log"),
  );
  postgres.start();
  const databaseUrl = await findPostgres(postgres);
  await migrateDatabase(databaseUrl);
  const database = openDatabase({ url: databaseUrl, max: 16 });
  let sent = 0;
  const server = createServer((request, response) => {
    const body = pages(request.url ?? "");
    if (body === undefined) return response.writeHead(404).end();
    const etag = `"${body.length}-${body.slice(0, 40).replaceAll(/[^\w]/g, "")}"`;
    if (request.headers["if-none-match"] === etag) return response.writeHead(304, { etag }).end();
    sent += Buffer.byteLength(body);
    return response.writeHead(200, { etag }).end(body);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const safe = createSafeFetch({ allowPrivateHosts: [host], maxBodyBytes: 64_000_000 });
  return {
    ctx: {
      db: database.db,
      now: () => new Date(),
      newId: () => nanoid(),
      random: Math.random,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      fetch: safe.fetch,
      contact: "bench@planrrr.test",
    },
    pool: database.pool,
    url: `http://${host}`,
    sent: () => sent,
    async close() {
      await safe.close();
      server.closeAllConnections();
      server.close();
      await database.close();
      await postgres.stop();
      await postgres.killServer();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
