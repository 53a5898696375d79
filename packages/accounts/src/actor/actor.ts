import type { Role } from "../roles.ts";

/** Who asks, and for which team. */
export interface Actor {
  userId: string;
  teamId: string;
  role: Role;
  via: "session" | "api-key" | "jwt";
  sessionId?: string;
  /** A key that may look, and change nothing. */
  readOnly?: boolean;
}
