import type { Database } from "@planrrr/database";

export interface AuthSettings {
  db: Database;
  /** Where people reach planrrr, e.g. `https://planrrr.example`. Absent: wherever a request says it came to. */
  baseUrl?: string | undefined;
  /** Signs cookies and encrypts the key set. At least 32 characters. */
  secret: string;
  /** Other origins whose pages may use a session. */
  trustedOrigins: string[];
  /** `auto`: Secure when the request came over https or `baseUrl` is https. */
  secureCookies?: "auto" | "always" | "never";
  /** False: nobody new may sign up but by an invitation, which is used with it. */
  signUp?: boolean;
  /** Tries per address and minute before an answer of 429. */
  signInsPerMinute?: number;
  signUpsPerMinute?: number;
  /** Brings somebody the token with which they choose a new password. Absent: nobody can. */
  sendResetLink?: (person: { email: string; name: string }, token: string) => Promise<void>;
  /** Absent: Better Auth's scrypt, which is dear on purpose. Tests, which sign up by the hundred, bring a quick one. */
  passwords?: PasswordHashing | undefined;
  /** How long an actor may be remembered, in ms. */
  actorTtlMs?: number;
  /** Milliseconds since the epoch. */
  now: () => number;
  newId: () => string;
  log: AuthLog;
}

export interface PasswordHashing {
  hash(password: string): Promise<string>;
  verify(data: { hash: string; password: string }): Promise<boolean>;
}

export interface AuthLog {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** The header in which the client's address is handed to Better Auth; whatever a client sends in it is overwritten. */
export const CLIENT_ADDRESS_HEADER = "x-planrrr-client-address";

export const MIN_PASSWORD_LENGTH = 10;

export const RESET_LINK_SECONDS = 3600;
