import { fetchEdge } from "./edge.ts";
import { makeToken, type TokenFields } from "./fake-core.ts";

/** REST of the community as one member. */
export function memberOf(fields: TokenFields) {
  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    return fetchEdge(`/api/community/${fields.teamId}/${path}`, {
      method,
      headers: { Authorization: `Bearer ${await makeToken(fields)}`, "Content-Type": "application/json" },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    });
  }
  return {
    get: async (path: string) => ask("GET", path),
    post: async (path: string, body?: unknown) => ask("POST", path, body),
    remove: async (path: string) => ask("DELETE", path),
    /** A new post's id. */
    async write(text: string): Promise<string> {
      const answer = await ask("POST", "posts", { text });
      if (answer.status !== 201) throw new Error(await answer.text());
      return (await answer.json<{ id: string }>()).id;
    },
  };
}
