import type { Client } from "../processes/client.ts";
import type { Blow } from "./killer.ts";
import type { StageAccount } from "./stage.ts";

export interface Trial {
  text: string;
  account: StageAccount;
  dueMs: number;
  postId: string;
}

export interface Verdict {
  trials: number;
  /** Not on the network though planrrr says it is, or nobody knows. */
  lost: number;
  /** More than once on the network. */
  double: number;
  /** planrrr's words for the publications. */
  statuses: Record<string, number>;
  /** Publications whose outcome was in doubt at some time, and how many of them the machine settled. */
  ambiguous: number;
  settledByMachine: number;
  takenOver: number;
  latenessMs: { p50: number; p99: number; max: number };
  blows?: Record<Blow, number>;
  wrong: string[];
}

interface PostView {
  status: string;
  scheduledAt: string;
  publications: { status: string; publishedAt: string | null; dueAt: string }[];
}

/** Compares what planrrr says with what each network shows. */
export async function judge(
  client: Client,
  accounts: readonly StageAccount[],
  trials: readonly Trial[],
): Promise<Verdict> {
  const shown = new Map<StageAccount, Map<string, number>>();
  for (const account of accounts) {
    const counts = new Map<string, number>();
    for (const text of await account.listTexts()) counts.set(text, (counts.get(text) ?? 0) + 1);
    shown.set(account, counts);
  }
  const verdict: Verdict = {
    trials: trials.length,
    lost: 0,
    double: 0,
    statuses: {},
    ambiguous: 0,
    settledByMachine: 0,
    takenOver: 0,
    latenessMs: { p50: 0, p99: 0, max: 0 },
    wrong: [],
  };
  const lateness: number[] = [];
  for (const trial of trials) {
    const post = await client.get<PostView>(`/api/posts/${trial.postId}`);
    const { items } = await client.get<{ items: { phase: string; outcome: string }[] }>(
      `/api/posts/${trial.postId}/attempts?limit=100`,
    );
    const publication = post.publications[0];
    const status = publication?.status ?? "MISSING";
    verdict.statuses[status] = (verdict.statuses[status] ?? 0) + 1;
    const times = shown.get(trial.account)?.get(trial.text) ?? 0;
    if (times === 0) verdict.lost += 1;
    if (times > 1) verdict.double += 1;
    if (times !== 1 || status !== "PUBLISHED") {
      verdict.wrong.push(
        `${trial.account.network} "${trial.text}": ${status}, ${times} times on the network, post ${trial.postId}`,
      );
    }
    if (items.some(({ phase }) => phase === "reconcile")) {
      verdict.ambiguous += 1;
      if (status === "PUBLISHED" || status === "FAILED") verdict.settledByMachine += 1;
    }
    if (items.some(({ outcome }) => outcome === "taken-over")) verdict.takenOver += 1;
    if (publication?.publishedAt)
      lateness.push(Date.parse(publication.publishedAt) - Date.parse(publication.dueAt));
  }
  lateness.sort((a, b) => a - b);
  const at = (share: number) =>
    lateness[Math.min(lateness.length - 1, Math.floor(lateness.length * share))] ?? 0;
  return { ...verdict, latenessMs: { p50: at(0.5), p99: at(0.99), max: at(1) } };
}
