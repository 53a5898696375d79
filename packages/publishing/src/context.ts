import type { NetworkName } from "@planrrr/contract";
import type { Database } from "@planrrr/database";
import type { Network, NetworkIo, OAuthApp } from "@planrrr/networks";
import type { CredentialsVault } from "./connections/credentials-vault.ts";

/** A wake-up for one publication. The queue is only the alarm clock: losing it costs punctuality, never a post. */
export interface WakeUp {
  publicationId: string;
  postId: string;
  network: NetworkName;
  version: number;
  fence: number;
  /** When the job should run. */
  at: Date;
  /** It was planned ahead, by hand, by a rule or from a file: what goes out "now" comes first. */
  isPlanned: boolean;
}

/** What happened, for the log, the metrics and whoever listens. Ids only, never contents. */
export type PublishingEvent =
  | { type: "post.created"; teamId: string; postId: string; status: string }
  | {
      type: "publication.published";
      teamId: string;
      publicationId: string;
      network: string;
      latenessMs: number;
    }
  | { type: "publication.failed"; teamId: string; publicationId: string; network: string; code: string }
  | { type: "publication.unconfirmed"; teamId: string; publicationId: string; network: string }
  | {
      type: "publication.attempt";
      teamId: string;
      publicationId: string;
      network: string;
      phase: string;
      outcome: string;
    }
  | {
      type: "connection.needs-reconnecting";
      teamId: string;
      connectionId: string;
      network: string;
      code: string;
    }
  | {
      type: "audience.milestone";
      teamId: string;
      connectionId: string;
      network: string;
      followers: number;
    }
  | { type: "sweep.enqueued"; count: number };

export interface PublishingContext {
  db: Database;
  now(): Date;
  /** UUID v7. */
  newId(): string;
  random(): number;
  networks: Record<NetworkName, Network>;
  /** planrrr's registration with a network at this address; undefined where whoever runs planrrr has made none. */
  oauthApp(network: NetworkName, service: string): OAuthApp | undefined;
  vault: CredentialsVault;
  /** For calls to networks from here: connecting and refreshing. */
  io: NetworkIo;
  /** Hands wake-ups to the queue. Rejects when the queue is away; the sweep repairs that. */
  enqueue(wakeUps: WakeUp[]): Promise<void>;
  emit(event: PublishingEvent): void;
  log: { warn(facts: object, message: string): void; error(facts: object, message: string): void };
  settings: PublishingSettings;
}

export interface PublishingSettings {
  /** How long a claim holds, in ms. Longer than the slowest single outward call. */
  leaseMs: number;
  /** Tries that may end with "not sent" before a publication fails. */
  maxFailures: number;
  /** First retry's longest wait, in ms; doubles from there. */
  backoffBaseMs: number;
  /** No retry waits longer than this, in ms, unless the network says so. */
  backoffCapMs: number;
}

export const defaultSettings: PublishingSettings = {
  leaseMs: 30_000,
  maxFailures: 8,
  backoffBaseMs: 5_000,
  backoffCapMs: 15 * 60_000,
};

/** Who asks: every read and write is limited to this team. */
export interface Actor {
  teamId: string;
  userId: string;
  role: "owner" | "admin" | "member";
}
