import { apiKey } from "@better-auth/api-key";
import { schema } from "@planrrr/database";
import { isAPIError } from "better-auth/api";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { bearer } from "better-auth/plugins/bearer";
import { jwt } from "better-auth/plugins/jwt";
import { organization } from "better-auth/plugins/organization";
import { API_KEY_PREFIX } from "./actor/read-credential.ts";
import { afterAuthRequest } from "./after-auth-request.ts";
import {
  type AuthSettings,
  CLIENT_ADDRESS_HEADER,
  MIN_PASSWORD_LENGTH,
  RESET_LINK_SECONDS,
} from "./auth-settings.ts";
import { beforeAuthRequest } from "./before-auth-request.ts";
import { ownOrigins } from "./own-origins.ts";
import { endSessions } from "./sessions/end-sessions.ts";
import { hashSessionTokens } from "./sessions/hash-session-tokens.ts";
import { releaseTeams } from "./teams/release-teams.ts";
import { COOKIE_PREFIX, tokenIssuer } from "./token-issuer.ts";

/** Better Auth on planrrr's tables, for cookies that are Secure or not. */
export function createBetterAuth(settings: AuthSettings, cookies: { secure: boolean }) {
  const { db, log, baseUrl } = settings;
  return betterAuth({
    appName: "planrrr",
    // Never taken from a request: links built from it must not lead where a stranger's Host header says.
    baseURL: baseUrl ?? "http://localhost",
    basePath: "/api/auth",
    secret: settings.secret,
    database: hashSessionTokens(drizzleAdapter(db, { provider: "pg", transaction: true, schema: models })),
    // A link to a new password is as good as the password.
    verification: { storeIdentifier: "hashed" },
    telemetry: { enabled: false },
    trustedOrigins: (request) => [
      ...settings.trustedOrigins,
      ...ownOrigins(request && new URL(request.url).host, { baseUrl, ...cookies }),
    ],
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: 256,
      ...(settings.passwords && { password: settings.passwords }),
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_LINK_SECONDS,
      // Built by us from the token: Better Auth's own address would come from the request's Host.
      sendResetPassword: async ({ user, token }) => settings.sendResetLink?.(user, token),
    },
    user: {
      // No address is ever proved by mail here, so none has to be when it changes; the password has (beforeAuthRequest).
      changeEmail: { enabled: true, updateEmailWithoutVerification: true },
      deleteUser: { enabled: true, beforeDelete: (user) => releaseTeams(db, user.id) },
    },
    session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600 },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 300,
      customRules: {
        // Each page asks it, and Better Auth's count starts anew only after a minute without any request: an office
        // behind one address would be shut out at its three hundredth page. The API counts it by its own limit.
        "/get-session": false,
        "/sign-in/email": { window: 60, max: settings.signInsPerMinute ?? 10 },
        "/sign-up/email": { window: 60, max: settings.signUpsPerMinute ?? 20 },
        "/request-password-reset": { window: 60, max: 5 },
        "/reset-password": { window: 60, max: settings.signInsPerMinute ?? 10 },
        "/delete-user": { window: 60, max: settings.signInsPerMinute ?? 10 },
        "/change-email": { window: 60, max: settings.signInsPerMinute ?? 10 },
        "/change-password": { window: 60, max: settings.signInsPerMinute ?? 10 },
      },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: cookies.secure,
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    hooks: { before: beforeAuthRequest(settings), after: afterAuthRequest(settings) },
    onAPIError: {
      // Else the router prints it to the console, a failed query's parameters included, and answers without a body.
      onError(error) {
        if (!isAPIError(error)) throw error;
      },
    },
    logger: {
      log: (level, message, ...facts: unknown[]) => log[level]({ part: "auth", ...reasonIn(facts) }, message),
    },
    plugins: [
      // A team's posts may be on their way out: deleting one needs more than removing its row.
      organization({ requireEmailVerificationOnInvitation: false, disableOrganizationDeletion: true }),
      bearer(),
      endSessions(db),
      jwt({
        disableSettingJwtHeader: true,
        jwt: {
          issuer: tokenIssuer(baseUrl),
          audience: tokenIssuer(baseUrl),
          expirationTime: "15m",
          definePayload: ({ user, session }) => ({
            name: user.name,
            sid: session.id,
            teamId: session["activeOrganizationId"],
          }),
        },
      }),
      apiKey({
        defaultPrefix: API_KEY_PREFIX,
        enableMetadata: true,
        rateLimit: { enabled: false },
        startingCharactersConfig: { charactersLength: API_KEY_PREFIX.length + 4 },
      }),
    ],
  });
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;
export type BetterAuthApi = BetterAuth["api"];

/** Why something failed, without a failed query's parameters: among them are addresses and password hashes. */
function reasonIn(facts: unknown[]): { reason?: string } {
  const error = facts.find((fact) => fact instanceof Error);
  if (!error) return {};
  const { cause } = error;
  const told = "params" in error ? cause : error;
  return { reason: told instanceof Error ? (told.stack ?? told.message) : error.name };
}

const models = {
  user: schema.users,
  session: schema.sessions,
  account: schema.accounts,
  verification: schema.verifications,
  organization: schema.teams,
  member: schema.members,
  invitation: schema.invitations,
  apikey: schema.apiKeys,
  jwks: schema.jwks,
  rateLimit: schema.rateLimits,
};
