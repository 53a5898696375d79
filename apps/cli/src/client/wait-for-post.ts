import { setTimeout as delay } from "node:timers/promises";
import type { Cli } from "../cli.ts";
import { startProgress } from "../output/progress.ts";
import type { Api } from "./connect.ts";

export type Post = Awaited<ReturnType<Api["posts"]["get"]>>;

const open = new Set(["SCHEDULED", "PUBLISHING"]);
const pollMs = { near: 300, far: 2_000 };

/** Asks until nothing of the post is on its way any more, or until `seconds` after it was due. */
export async function waitForPost(cli: Cli, api: Api, post: Post, seconds: number): Promise<Post> {
  const dueAt = Math.max(Date.now(), ...post.publications.map(({ dueAt: at }) => (at ? Date.parse(at) : 0)));
  const end = dueAt + seconds * 1_000;
  const progress = await startProgress(cli, "Publishing");
  let current = post;
  try {
    while (current.publications.some(({ status }) => open.has(status)) && Date.now() < end) {
      const out = current.publications.filter(({ status }) => !open.has(status)).length;
      progress.update(out, current.publications.length);
      await delay(Date.now() < dueAt - 5_000 ? pollMs.far : pollMs.near);
      current = await api.posts.get({ id: post.id });
    }
    return current;
  } finally {
    progress.stop();
  }
}
