import { type APIRequestContext, expect } from "@playwright/test";
import { apiOf, type CallApi } from "./call-api.ts";
import { newPerson, publicTexts } from "./person.ts";
import { setFaults } from "./set-faults.ts";
import { fillCommunity } from "./fill-community.ts";
import type { Planrrr } from "./start-planrrr.ts";

/** A team that has everything: posts in every state that lasts, plans, people, a key, links. */
export interface FilledTeam {
  /** Posts by what became of them. */
  posts: { [state: string]: string };
  /** Where pages that need something find it, by the page's name. */
  addresses: { [page: string]: string };
}

interface PostNow {
  status: string;
  publications: { status: string; waitingFor: string | null }[];
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** `say` gives every text a person could have written, so that a test may write what is hostile or long. */
export async function fillTeam(
  request: APIRequestContext,
  planrrr: Planrrr,
  say: (what: string) => string,
): Promise<FilledTeam> {
  const call = apiOf(request, planrrr);
  await call("post", "/api/auth/sign-up/email", newPerson(say("Sarah Byrne")));
  await call("patch", "/api/team", { name: say("Metabolic Reset") });
  const unconfirmed = await makeUnconfirmed(call, planrrr, say);
  const both = [await connect(call, planrrr, 0), await connect(call, planrrr, 1)];
  const tell = await makePosts(call, planrrr, both, say);
  const asked = tell["asked"] ?? "";
  const review = await call<{ path: string }>("post", `/api/posts/${asked}/review-links`, {
    reviewer: say("Dave"),
  });
  const invitation = await call<{ path: string }>("post", "/api/team/invites", {});
  await makePlans(call, both, say);
  // Counted by the hour already, perhaps a moment ago: then there is nothing to ask for.
  for (const id of both) await call("post", `/api/analytics/audience/${id}/count`, {}).catch(() => undefined);
  await fillCommunity(call, planrrr, say);
  await tellAProgram(call, say);
  const deal = await watchDeals(call, both, say);
  return {
    posts: { ...tell, unconfirmed },
    addresses: {
      post: `/post?id=${tell["partly"]}`,
      review: review.path,
      join: invitation.path,
      reset: "/reset?token=none",
      watching: `/watching?deal=${deal}`,
      "watching/drops": `/watching/drops?deal=${deal}`,
    },
  };
}

async function connect(call: CallApi, { sandbox }: Planrrr, nth: number): Promise<string> {
  const token = sandbox.accounts[nth]?.token;
  return (await call("post", "/api/connections/mastodon/credentials", { service: sandbox.url, token })).id;
}

/** Paused, so that nothing is sent from here. */
async function tellAProgram(call: CallApi, say: (what: string) => string): Promise<void> {
  const { id } = await call("post", "/api/webhooks", {
    url: "http://127.0.0.1:9/planrrr",
    name: say("The shop's letter"),
    events: ["post.created", "publication.failed"],
  });
  await call("patch", `/api/webhooks/${id}`, { status: "PAUSED" });
}

async function until(call: CallApi, id: string, reached: (post: PostNow) => boolean): Promise<void> {
  const now = async () => reached(await call<PostNow>("get", `/api/posts/${id}`));
  await expect.poll(now, { timeout: 40_000, message: `post ${id} gets where it should` }).toBe(true);
}

/** Sent, the answer lost, and nobody left who could look. */
async function makeUnconfirmed(
  call: CallApi,
  planrrr: Planrrr,
  say: (what: string) => string,
): Promise<string> {
  const drop = { fault: "accept-then-drop", method: "POST", path: "/api/v1/statuses" };
  const blind = { fault: "status:503", method: "GET", path: "/api/v1/accounts/*/statuses" };
  const connection = await connect(call, planrrr, 0);
  await setFaults(planrrr, [drop]);
  const text = say("The walk that does more than the gym");
  const before = (await publicTexts(planrrr)).length;
  const { id } = await call("post", "/api/posts/create", { text, connectionIds: [connection] });
  await expect
    .poll(async () => (await publicTexts(planrrr)).length, { intervals: [20] })
    .toBeGreaterThan(before);
  await setFaults(planrrr, [drop, blind]);
  await until(call, id, ({ publications }) => publications[0]?.waitingFor === "confirmation");
  await call("delete", `/api/connections/${connection}`);
  await until(call, id, ({ publications }) => publications[0]?.status === "UNCONFIRMED");
  await setFaults(planrrr, []);
  return id;
}

async function makePosts(
  call: CallApi,
  planrrr: Planrrr,
  both: string[],
  say: (what: string) => string,
): Promise<{ [state: string]: string }> {
  const [first = "", second = ""] = both;
  const write = async (text: string, more: object = {}) =>
    (await call("post", "/api/posts/create", { text: say(text), connectionIds: both, ...more })).id;
  const send = { method: "POST", path: "/api/v1/statuses" };
  const link = {
    url: "https://planrrr.test/soup",
    title: say("Soup"),
    description: say("Lentils, one lemon"),
  };

  const out = await write("October starts with one glass of water", { link });
  await until(call, out, ({ status }) => status === "PUBLISHED");
  await setFaults(planrrr, [{ ...send, fault: "status:422", nth: 2 }]);
  const partly = await write("The soup that keeps you full until six");
  await until(call, partly, ({ status }) => status === "PARTIALLY_PUBLISHED");
  await setFaults(planrrr, [{ ...send, fault: "status:422" }]);
  const failed = await write("Three breakfasts without a pan", { connectionIds: [first] });
  await until(call, failed, ({ status }) => status === "FAILED");
  await setFaults(planrrr, [{ ...send, fault: "unauthorized" }]);
  const signIn = await write("What a rest day is for", { connectionIds: [second] });
  await until(call, signIn, ({ publications }) => publications[0]?.waitingFor === "reconnect");
  await setFaults(planrrr, [{ ...send, fault: "429:3600" }]);
  const waiting = await write("Ten minutes after lunch", { connectionIds: [first] });
  await until(call, waiting, ({ publications }) => publications[0]?.waitingFor === "retry");
  await setFaults(planrrr, []);

  const draft = await write("Walking in the rain, and liking it", { connectionIds: [], draft: true });
  const under = { thread: [say("Plate two: chickpeas")], firstComment: say("The recipes are in the group") };
  const planned = await write("Protein without powder: five plates", { scheduledAt: inDays(1), ...under });
  const cancelled = await write("Last year's plates", { scheduledAt: inDays(2) });
  await call("post", `/api/posts/${cancelled}/cancel`, {});
  const asked = await write("Slow Sunday: stretch by the window", {
    scheduledAt: inDays(4),
    draft: true,
    ...under,
  });
  await call("post", `/api/posts/${asked}/submit`, { comment: say("Is the third plate clear enough?") });
  return { out, partly, failed, signIn, waiting, draft, planned, cancelled, asked };
}

/** A search that is saved, and a post that waits for a deal of the practice shop; the deal's id. */
async function watchDeals(call: CallApi, both: string[], say: (what: string) => string): Promise<string> {
  const found = () =>
    call<{ items: { id: string }[] }>("get", "/api/bundles/search?currency=USD&minPrice=200&limit=1");
  const isRead = async () => (await found()).items.length > 0;
  await expect.poll(isRead, { timeout: 40_000, message: "the practice shop is read" }).toBe(true);
  const [deal = { id: "" }] = (await found()).items;
  const query = { q: "music", audience: ["Students"], currency: ["USD"], maxPrice: 900 };
  await call("post", "/api/saved-searches", { name: say("Songs for the walk"), query });
  await call("post", "/api/deal-posts", {
    bundleId: deal.id,
    priceMinor: 1,
    text: `${say("Look at this")} {{title}}: {{price}} {{link}}`,
    connectionIds: both,
  });
  return deal.id;
}

async function makePlans(call: CallApi, both: string[], say: (what: string) => string): Promise<void> {
  const timeZone = "Europe/Dublin";
  await call("post", "/api/templates", { name: say("Friday"), text: `${say("Well done")} {{name}}` });
  await call("post", "/api/templates", { kind: "hashtags", name: say("Walking"), text: "#walk #slow" });
  await call("post", "/api/slots", { weekdays: [1, 4], localTimes: ["09:00", "17:30"], timeZone });
  await call("post", "/api/recurrences", {
    name: say("Water on Mondays"),
    rule: "FREQ=WEEKLY;BYDAY=MO",
    start: { localTime: `${inDays(1).slice(0, 10)}T08:00`, timeZone },
    post: { text: say("One glass of water first"), connectionIds: both, mediaIds: [], perConnection: {} },
  });
  await call("post", "/api/auth/api-key/create", { name: "newsletter script" });
}
