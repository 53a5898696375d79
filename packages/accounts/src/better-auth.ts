import { apiKey } from "@better-auth/api-key";
import { schema } from "@planrrr/database";
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
import { ownOrigins } from "./own-origins.ts";
import { releaseTeams } from "./teams/release-teams.ts";

export const COOKIE_PREFIX = "planrrr";

/** Better Auth on planrrr's tables, for cookies that are Secure or not. */
export function createBetterAuth(settings: AuthSettings, cookies: { secure: boolean }) {
  const { db, log, baseUrl } = settings;
  return betterAuth({
    appName: "planrrr",
    // Never taken from a request: links built from it must not lead where a stranger's Host header says.
    baseURL: baseUrl ?? "http://localhost",
    basePath: "/api/auth",
    secret: settings.secret,
    database: drizzleAdapter(db, { provider: "pg", transaction: true, schema: models }),
    telemetry: { enabled: false },
    trustedOrigins: (request) => [
      ...settings.trustedOrigins,
      ...ownOrigins(request && new URL(request.url).host, { baseUrl, ...cookies }),
    ],
    emailAndPassword: {
      enabled: true,
      disableSignUp: settings.signUp === false,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: 256,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_LINK_SECONDS,
      // Built by us from the token: Better Auth's own address would come from the request's Host.
      sendResetPassword: async ({ user, token }) => settings.sendResetLink?.(user, token),
    },
    user: { deleteUser: { enabled: true, beforeDelete: (user) => releaseTeams(db, user.id) } },
    session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600 },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 300,
      customRules: {
        "/sign-in/email": { window: 60, max: settings.signInsPerMinute ?? 10 },
        "/sign-up/email": { window: 60, max: settings.signUpsPerMinute ?? 20 },
        "/request-password-reset": { window: 60, max: 5 },
        "/reset-password": { window: 60, max: settings.signInsPerMinute ?? 10 },
        "/delete-user": { window: 60, max: settings.signInsPerMinute ?? 10 },
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
    hooks: { after: afterAuthRequest(db) },
    logger: { log: (level, message) => log[level]({ part: "auth" }, message) },
    plugins: [
      // A team's posts may be on their way out: deleting one needs more than removing its row.
      organization({ requireEmailVerificationOnInvitation: false, disableOrganizationDeletion: true }),
      bearer(),
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

/** Issuer and audience of our JWTs: the same whichever way a request came in. */
export function tokenIssuer(baseUrl: string | undefined): string {
  return baseUrl ? new URL(baseUrl).origin : "planrrr";
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
