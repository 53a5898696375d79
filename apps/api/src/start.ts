import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { migrateDatabase } from "@planrrr/database";
import {
  countAudiences,
  expandRecurrences,
  planInsights,
  readInsights,
  renewCredentials,
  sweepPublications,
} from "@planrrr/publishing";
import { sendNotices, tellNews } from "@planrrr/rooms";
import { migrateQueue, QUEUES } from "@planrrr/queue";
import { createSender } from "@planrrr/webhooks";
import { createApp, createInternalApp } from "./app.ts";
import type { ApiConfig } from "./config.ts";
import { type ApiContext, type ApiParts, openContext } from "./context.ts";
import { followDeals } from "./deals/follow-deals.ts";
import { mailAlerts } from "./deals/mail-alerts.ts";
import { describeFailure } from "./http/describe-failure.ts";
import { localHost } from "./http/local-host.ts";
import { every } from "./timers/every.ts";
import { measure } from "./timers/measure.ts";
import { housekeeping } from "./timers/housekeeping.ts";
import { mailDisabled } from "./webhooks/mail-disabled.ts";

export interface RunningApi {
  /** Where it answers on this machine. */
  url: string;
  port: number;
  /** Where `/internal` and `/metrics` are, if they have a port of their own. */
  internalUrl: string | undefined;
  context: ApiContext;
  /** Takes no more requests, ends the running ones, closes everything. */
  stop(): Promise<void>;
}

const EXPAND_MS = 60_000;
const TELL_MS = 5_000;
const COUNT_MS = 60_000;
const INSIGHTS_MS = 60_000;
const FOLLOW_DEALS_MS = 5_000;
const MAIL_ALERTS_MS = 30_000;
const WEBHOOKS_MS = 2_000;
const MEASURE_MS = 60_000;
const RENEW_MS = 60_000;
const HOUSEKEEPING_MS = 3_600_000;
const GRACE_MS = 10_000;
/** Longer than proxies and clients keep an idle connection: the one who closes it must not be the one who is asked. */
const KEEP_ALIVE_MS = 75_000;

export async function startApi(config: ApiConfig, parts: ApiParts = {}): Promise<RunningApi> {
  if (config.migrate) await migrate(config);
  const api = await openContext(config, parts);
  const servers: Server[] = [];
  let port: number;
  let internalPort: number | undefined;
  try {
    if (config.internalPort !== undefined)
      internalPort = await open(createInternalApp(api), config.internalPort);
    port = await open(createApp(api), config.port);
  } catch (error) {
    await Promise.all(servers.map(closeServer));
    await api.close();
    throw error;
  }
  const sender = createSender(api.webhooks);
  const timers = [
    every(
      config.sweepEveryMs,
      () => sweepPublications(api.publishing),
      (error) => api.log.warn(describeFailure(error), "sweep failed"),
    ),
    every(
      EXPAND_MS,
      () => expandRecurrences(api.publishing),
      (err) => api.log.warn({ err }, "making recurring posts failed"),
    ),
    every(
      RENEW_MS,
      () => renewCredentials(api.publishing),
      (error) => api.log.warn(describeFailure(error), "renewing credentials failed"),
    ),
    every(
      TELL_MS,
      () => Promise.all([tellNews(api.rooms), sendNotices(api.rooms)]),
      (error) => api.log.warn(describeFailure(error), "telling rooms failed"),
    ),
    every(
      COUNT_MS,
      () => countAudiences(api.publishing),
      (error) => api.log.warn(describeFailure(error), "counting followers failed"),
    ),
    every(
      INSIGHTS_MS,
      async () => {
        await planInsights(api.publishing);
        await readInsights(api.publishing);
      },
      (error) => api.log.warn(describeFailure(error), "reading what became of posts failed"),
    ),
    every(
      FOLLOW_DEALS_MS,
      () => followDeals(api),
      (error) => api.log.warn(describeFailure(error), "following deals failed"),
    ),
    every(
      WEBHOOKS_MS,
      () => sender.round(),
      (error) => api.log.warn(describeFailure(error), "sending to webhooks failed"),
    ),
    every(
      MAIL_ALERTS_MS,
      () => mailDisabled(api),
      (error) => api.log.warn(describeFailure(error), "telling of webhooks failed"),
    ),
    every(
      MAIL_ALERTS_MS,
      () => mailAlerts(api),
      (error) => api.log.warn(describeFailure(error), "mailing alerts of deals failed"),
    ),
    every(
      MEASURE_MS,
      () => measure(api),
      (error) => api.log.warn(describeFailure(error), "measuring failed"),
    ),
    every(
      HOUSEKEEPING_MS,
      () => housekeeping(api),
      (error) => api.log.warn(describeFailure(error), "housekeeping failed"),
    ),
  ];
  const urlOf = (of: number) => `http://${localHost(config.host)}:${of}`;
  const url = urlOf(port);
  api.log.info({ url, queue: config.queue.backend }, "api listens");
  return {
    url,
    port,
    internalUrl: internalPort === undefined ? undefined : urlOf(internalPort),
    context: api,
    async stop() {
      await api.live.close();
      await Promise.all(servers.map(closeServer));
      await Promise.all([sender.stop(), ...timers.map((timer) => timer.stop())]);
      await api.close();
    },
  };

  async function open(app: ReturnType<typeof createApp>, wanted: number): Promise<number> {
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    const given = await listen(server, config.host, wanted);
    servers.push(server);
    return given;
  }
}

async function migrate(config: ApiConfig): Promise<void> {
  await migrateDatabase(config.databaseUrl);
  if (config.queue.backend === "postgres")
    await migrateQueue(config.queue.connectionString, { queues: QUEUES });
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === "EADDRINUSE";
      reject(
        taken ? new Error(`Port ${port} on ${host} is taken. Set PORT to another one.`, { cause }) : cause,
      );
    });
    server.listen(port, host, () => {
      server.removeAllListeners("error");
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  // A kept connection turns idle when its last request ends, which may be any time from now on.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(impatient);
      clearInterval(idle);
      resolve();
    });
  });
}
