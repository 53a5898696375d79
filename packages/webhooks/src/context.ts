import type { Database } from "@planrrr/database";

export interface WebhooksContext {
  db: Database;
  now(): Date;
  /** UUID v7. */
  newId(): string;
  random(): number;
  /** SSRF-safe: addresses come from users. */
  fetch: typeof fetch;
  /** How long a receiver may take for the whole of its answer. */
  timeoutMs: number;
  vault: SecretsVault;
  /** Receivers on this machine are allowed, by http, too: sandbox and tests. */
  allowLoopback: boolean;
  /** Hosts of the operator's own network, `name` or `name:port`: allowed by http, too. */
  allowPrivateHosts: readonly string[];
  /** For the metrics: how one try ended. */
  tried(outcome: "delivered" | "failed" | "given-up", durationMs: number): void;
  log: { info(facts: object, message: string): void; warn(facts: object, message: string): void };
}

/** The vault of credentials does it. */
export interface SecretsVault {
  seal(rowId: string, secrets: { [name: string]: string }): string;
  open(rowId: string, sealed: string): { [name: string]: unknown };
  isStale(sealed: string): boolean;
}

/** Who asks: every read and write is limited to this team. */
export interface WebhooksActor {
  teamId: string;
  userId: string;
  role: "owner" | "admin" | "member";
}
