import type { Database } from "@planrrr/database";
import type { VapidKeys } from "./push/vapid-keys.ts";

/** The edge, where the rooms themselves live. */
export interface EdgeAddress {
  /** Its public base, e.g. `https://edge.example`. */
  url: string;
  /** Shared by core and edge, and good for nothing else. */
  key: string;
}

export interface RoomsContext {
  db: Database;
  now(): Date;
  /** UUID v7. */
  newId(): string;
  random(): number;
  /** Towards the edge: an address that whoever runs planrrr has set. */
  edgeFetch: typeof fetch;
  /** SSRF-safe: towards push services, whose addresses browsers tell. */
  pushFetch: typeof fetch;
  /** Absent: there is no community here. */
  edge: EdgeAddress | undefined;
  vapid: VapidKeys | undefined;
  /** Push services on this machine are allowed: stand-ins. */
  allowLoopback: boolean;
  log: { info(facts: object, message: string): void; warn(facts: object, message: string): void };
}

export interface RoomsActor {
  teamId: string;
  userId: string;
  role: "owner" | "admin" | "member";
}
