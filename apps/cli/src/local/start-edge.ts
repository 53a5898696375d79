import type { StandIn } from "@planrrr/api";
import { edgeVariables, type RunningEdge, startEdge } from "@planrrr/edge";
import type { Logger } from "@planrrr/telemetry";
import type { Cli } from "../cli.ts";
import { homeFiles } from "./home-files.ts";
import type { EdgePlan } from "./plan-edge.ts";
import type { Secrets } from "./secrets.ts";

export { loadMiniflare } from "@planrrr/edge";

export interface LocalEdgeInput {
  plan: EdgePlan;
  /** Where the API listens. */
  coreUrl: string;
  secrets: Pick<Secrets, "edgeApiKey" | "edgeEncryptionKeys">;
  sandboxNetworks: StandIn[];
  log: Logger;
}

/** The edge of a local start: it knows the API's address and their common key, and nothing else of the core. */
export async function startLocalEdge(cli: Cli, input: LocalEdgeInput): Promise<RunningEdge> {
  const { plan, coreUrl, secrets, sandboxNetworks, log } = input;
  const { variables } = cli;
  const publicUrl = variables["BASE_URL"] || coreUrl;
  const origins = [new URL(publicUrl).origin, variables["CORS_ORIGINS"], variables["ALLOWED_ORIGINS"]];
  return startEdge({
    dataDir: homeFiles(cli.home).edge,
    host: plan.host,
    port: plan.port,
    variables: {
      ...practiceTicker(sandboxNetworks),
      ...edgeVariables(variables),
      CORE_URL: coreUrl,
      CORE_ISSUER: new URL(publicUrl).origin,
      ALLOWED_ORIGINS: origins.filter(Boolean).join(","),
      EDGE_INTERNAL_API_KEY: secrets.edgeApiKey,
      EDGE_ENCRYPTION_KEYS: secrets.edgeEncryptionKeys,
    },
    onTrouble: (message) => log.warn(message),
    onLog: (line) => logWorkerLine(log, line),
  });
}

/** Until somebody sets a profile, the ticker counts the followers of the stand-in's account. */
function practiceTicker(networks: StandIn[]): { [name: string]: string } {
  const mastodon = networks.find(({ network }) => network === "mastodon");
  const [account] = mastodon?.accounts ?? [];
  if (!mastodon || !account) return {};
  const profile = {
    profile: "practice",
    network: "mastodon",
    service: mastodon.url,
    account: account.handle,
  };
  return { TICKER_PROFILES: JSON.stringify([profile]) };
}

/** The Worker writes JSON lines; what is none of ours is shown as it is. */
function logWorkerLine(log: Logger, line: string): void {
  try {
    const { level, event, ...facts } = JSON.parse(line) as { [field: string]: unknown };
    const told = typeof event === "string" ? event : line;
    if (level === "error") log.error(facts, told);
    else if (level === "warn") log.warn(facts, told);
    else if (level === "debug") log.debug(facts, told);
    else log.info(facts, told);
  } catch {
    log.info(line);
  }
}
