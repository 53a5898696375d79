import { sendJson } from "../api/send-json.ts";

export interface SessionUser {
  id: string;
  name: string;
  email: string;
}

export interface Session {
  user: SessionUser;
  session: { id: string; token: string; activeOrganizationId: string | null };
}

export interface DeviceSession {
  id: string;
  token: string;
  createdAt: string;
  updatedAt: string;
  ipAddress: string | null;
  userAgent: string | null;
}

export interface Team {
  id: string;
  name: string;
}

const route = (name: string) => `/api/auth/${name}`;
const post = (name: string, json: object) => sendJson<unknown>(route(name), { json });

/** Better Auth's routes, as far as the pages use them. */
export const authRoutes = {
  session: () => sendJson<Session | null>(route("get-session")),
  signIn: (given: { email: string; password: string }) => post("sign-in/email", given),
  signOut: () => post("sign-out", {}),
  rename: (name: string) => post("update-user", { name }),
  changeEmail: (change: { newEmail: string; password: string }) => post("change-email", change),
  changePassword: (change: { currentPassword: string; newPassword: string }) =>
    post("change-password", { ...change, revokeOtherSessions: true }),
  sessions: () => sendJson<DeviceSession[]>(route("list-sessions")),
  endSession: (token: string) => post("revoke-session", { token }),
  endOtherSessions: () => post("revoke-other-sessions", {}),
  deleteAccount: (password: string) => post("delete-user", { password }),
  teams: () => sendJson<Team[]>(route("organization/list")),
  chooseTeam: (organizationId: string) => post("organization/set-active", { organizationId }),
};
