import type { FakeCore } from "@planrrr/edge/testing";

/** REST of one room. */
export function speakerOf(edgeUrl: string, core: FakeCore, teamId: string) {
  let announced = 0;

  async function ask(method: string, where: string, userId: string, body?: object): Promise<unknown> {
    const response = await fetch(`${edgeUrl}/api/community/${teamId}/${where}`, {
      method,
      headers: { Authorization: `Bearer ${await core.token({ teamId, userId })}` },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${where}: ${response.status} ${text}`);
    return JSON.parse(text);
  }

  return {
    /** A new post's id. */
    async write(author: string): Promise<string> {
      return ((await ask("POST", "posts", author, { text: "Hello" })) as { id: string }).id;
    },
    async likedBy(userId: string): Promise<Set<string>> {
      const page = (await ask("GET", "posts?limit=100", userId)) as {
        items: { id: string; liked: boolean }[];
      };
      return new Set(page.items.filter(({ liked }) => liked).map(({ id }) => id));
    },
    async announce(title: string): Promise<void> {
      announced += 1;
      const response = await fetch(`${edgeUrl}/api/community/announce`, {
        method: "POST",
        headers: { "X-Internal-API-Key": core.key },
        body: JSON.stringify({ id: `bench-${announced}`, title, body: "b", link: "/", teamIds: [teamId] }),
      });
      if (!response.ok) throw new Error(await response.text());
      await response.text();
    },
  };
}
