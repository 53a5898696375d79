export type { Actor } from "./actor/actor.ts";
export { isCookieOnly } from "./actor/read-credential.ts";
export { recordAudit, type AuditEntry } from "./audit/record-audit.ts";
export {
  CLIENT_ADDRESS_HEADER,
  MIN_PASSWORD_LENGTH,
  type AuthLog,
  type AuthSettings,
} from "./auth-settings.ts";
export { createAuth, type Arrival, type Auth } from "./create-auth.ts";
export { ownOrigins } from "./own-origins.ts";
export { requireRole, type Role } from "./roles.ts";
