import { SandboxPosts } from "./shapes.ts";

/** How often a text is public on a stand-in. */
export async function seen(url: string, text: string): Promise<number> {
  const posts = SandboxPosts.parse(await (await fetch(`${url}/_sandbox/posts`)).json());
  return posts.filter((post) => post.text === text).length;
}
