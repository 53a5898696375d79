import { sendJson } from "../../api/send-json.ts";
import { currentTeam } from "../../session/current-team.ts";

export interface ApiKey {
  id: string;
  name: string | null;
  /** Its first characters. */
  start: string | null;
  createdAt: string;
  expiresAt: string | null;
  lastRequest: string | null;
  metadata: { teamId?: string } | null;
}

/** The tab's team, which need not be the session's any more. */
const inTeam = () => {
  const teamId = currentTeam();
  return teamId ? { metadata: { teamId } } : {};
};

/** Better Auth's routes for API keys. A key works in the team it was made in. */
export const keyRoutes = {
  list: async () => (await sendJson<{ apiKeys: ApiKey[] }>("/api/auth/api-key/list")).apiKeys,
  make: (name: string, days: number | null) =>
    sendJson<ApiKey & { key: string }>("/api/auth/api-key/create", {
      json: { name, ...inTeam(), ...(days ? { expiresIn: days * 86_400 } : {}) },
    }),
  remove: (keyId: string) => sendJson<unknown>("/api/auth/api-key/delete", { json: { keyId } }),
};
