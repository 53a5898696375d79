import { sendJson } from "../../api/send-json.ts";
import { currentTeam } from "../../session/current-team.ts";
import type { KeyRights } from "./key-rights.ts";

export interface ApiKey {
  id: string;
  name: string | null;
  /** Its first characters. */
  start: string | null;
  createdAt: string;
  expiresAt: string | null;
  lastRequest: string | null;
  metadata: { teamId?: string; may?: string } | null;
}

/** Better Auth's routes for API keys. A key works in the team it was made in. */
export const keyRoutes = {
  list: async () => (await sendJson<{ apiKeys: ApiKey[] }>("/api/auth/api-key/list")).apiKeys,
  /** In the tab's team, which need not be the session's any more. */
  make: ({ name, days, may }: { name: string; days: number | null; may: KeyRights }) =>
    sendJson<ApiKey & { key: string }>("/api/auth/api-key/create", {
      json: {
        name,
        metadata: { teamId: currentTeam(), may },
        ...(days ? { expiresIn: days * 86_400 } : {}),
      },
    }),
  remove: (keyId: string) => sendJson<unknown>("/api/auth/api-key/delete", { json: { keyId } }),
};
