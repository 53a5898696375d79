import { type Person } from "./person.ts";
import { futurePost, seedConnection, seedDeal, seedPost, seedSignIn } from "./seed.ts";
import type { TestApi } from "./start-test-api.ts";
import { idOf, pageOf } from "./person.ts";
import { png } from "./pictures.ts";

/** Ids of one thing of each kind, all of one team. */
export interface Things {
  post: string;
  publication: string;
  connection: string;
  feed: string;
  invite: string;
  user: string;
  template: string;
  slot: string;
  recurrence: string;
  signIn: string;
  /** A post that waits for a yes, and a link by which somebody may give it. */
  waiting: string;
  link: string;
  picture: string;
  subscription: string;
  savedSearch: string;
  dealPost: string;
  webhook: string;
  delivery: string;
}

export async function seedThings(api: TestApi, owner: Person): Promise<Things> {
  const connection = await seedConnection(api, owner);
  const { postId: post, publicationId: publication } = await seedPost(owner, connection);
  const feed = idOf(await owner.send("POST", "/api/calendar/feeds", {}));
  const invite = idOf(await owner.send("POST", "/api/team/invites", {}));
  const template = idOf(await owner.send("POST", "/api/templates", { name: "Doors", text: "Doors" }));
  const slots = await owner.send("POST", "/api/slots", weekly);
  const [slot = ""] = pageOf({ ...slots, json: { ...Object(slots.json), nextCursor: null } }).items.map(
    ({ id }) => String(id),
  );
  const recurrence = idOf(await owner.send("POST", "/api/recurrences", recurring(connection)));
  const signIn = await seedSignIn(api, owner);
  const waiting = idOf(
    await owner.send("POST", "/api/posts/create", { ...futurePost(connection), draft: true }),
  );
  await owner.send("POST", `/api/posts/${waiting}/submit`, {});
  const link = idOf(await owner.send("POST", `/api/posts/${waiting}/review-links`, { reviewer: "Maria" }));
  const picture = idOf(await owner.send("POST", "/api/media", png(1, 1)));
  const subscription = idOf(await owner.send("POST", "/api/community/push", browser));
  const savedSearch = idOf(
    await owner.send("POST", "/api/saved-searches", { name: "Music", query: { q: "music" } }),
  );
  const bundleId = await seedDeal(api);
  const dealPost = idOf(await owner.send("POST", "/api/deal-posts", dropping(bundleId, connection)));
  const webhook = idOf(await owner.send("POST", "/api/webhooks", hook));
  const delivery = idOf(await owner.send("POST", `/api/webhooks/${webhook}/test`, {}));
  return {
    webhook,
    delivery,
    savedSearch,
    dealPost,
    subscription,
    picture,
    signIn,
    waiting,
    link,
    template,
    slot,
    recurrence,
    post,
    publication,
    connection,
    feed,
    invite,
    user: owner.userId,
  };
}

const browser = {
  endpoint: "https://push.example/send/1",
  keys: {
    p256dh: Buffer.from([4, ...Array.from({ length: 64 }, () => 1)]).toString("base64url"),
    auth: Buffer.alloc(16, 1).toString("base64url"),
  },
};
/** Nobody listens there. */
const hook = { url: "http://127.0.0.1:1/", events: ["audience.milestone"] };
const weekly = { weekdays: [1], localTimes: ["09:00"], timeZone: "Europe/Berlin" };
const start = { localTime: "2098-01-01T09:00", timeZone: "Europe/Berlin" };
const recurring = (connection: string) => ({
  rule: "FREQ=YEARLY",
  start,
  post: { text: "Again", connectionIds: [connection] },
});

const dropping = (bundleId: string, connection: string) => ({
  bundleId,
  priceMinor: 399,
  text: "{{title}} is {{price}} now",
  connectionIds: [connection],
});

type OfKind = [prefix: string, kind: keyof Things];
const kinds: OfKind[] = [
  ["/posts/{id}/review-links", "waiting"],
  ["/media", "picture"],
  ["/saved-searches", "savedSearch"],
  ["/deal-posts", "dealPost"],
  ["/webhooks", "webhook"],
  ["/analytics/audience", "connection"],
  ["/community/push", "subscription"],
  ["/posts", "post"],
  ["/analytics/posts", "post"],
  ["/publications", "publication"],
  ["/connections/sign-ins", "signIn"],
  ["/connections", "connection"],
  ["/calendar/feeds", "feed"],
  ["/templates", "template"],
  ["/slots", "slot"],
  ["/recurrences", "recurrence"],
  ["/team/invites", "invite"],
  ["/team/members", "user"],
  ["/team/transfer", "user"],
];

const bodies: { [path: string]: (things: Things) => unknown } = {
  "/posts/create": ({ connection }) => futurePost(connection),
  "/posts/validate": ({ connection }) => futurePost(connection),
  "/posts/{id}/reject": () => ({ comment: "no" }),
  "/posts/{id}/review-links": () => ({ reviewer: "Maria" }),
  "/media/multipart": () => ({ bytes: 1000 }),
  "/media/multipart/{id}/sign": () => ({ partNumbers: [1] }),
  "/media/multipart/{id}/complete": () => ({ parts: [{ partNumber: 1, etag: "x" }] }),
  "/media/{id}/fit": ({ connection }) => ({ connectionId: connection }),
  "/community/push": () => ({ ...browser, endpoint: `https://push.example/${crypto.randomUUID()}` }),
  "/saved-searches": () => ({ name: "Films", query: { q: "films" } }),
  "/deal-alerts/read": () => ({ upTo: 1 }),
  "/deal-posts": ({ connection }) => dropping("none", connection),
  "/media/{id}": () => ({ alt: "Something else" }),
  "/team": () => ({ name: "Somebody's" }),
  "/team/settings": () => ({ asksForApproval: true }),
  "/team/join": () => ({ token: "a-guess" }),
  "/webhooks": () => hook,
  "/teams": () => ({ name: "Another" }),
  "/team/members/{id}": () => ({ role: "member" }),
  "/publications/{id}/resolve": () => ({ outcome: "send-again" }),
  "/connections/sign-ins/{id}": () => ({ accounts: [{ network: "bluesky", accountId: "did:plc:one" }] }),
  "/connections/{network}/credentials": () => ({
    service: "http://127.0.0.1:1",
    identifier: "ann",
    secret: "x",
  }),
};

const queries: { [path: string]: (things: Things) => string } = {
  "/posts/calendar": () => "?from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z",
  "/media": ({ picture }) => `?ids=${picture}`,
  // An address inside: it is told so, and nobody is asked.
  "/links/preview": () => "?url=http%3A%2F%2F127.0.0.1%3A1%2F",
};

/** A request that a procedure takes, about these things. */
export function requestFor(path: string, things: Things): { url: string; body: unknown } {
  const kind = kinds.find(([prefix]) => path.startsWith(prefix))?.[1];
  if (!kind && path.includes("{id}")) throw new Error(`Say in this file what the id in ${path} is.`);
  const id = kind ? things[kind] : "";
  const url = path
    .replace("{id}", id)
    .replace("{linkId}", things.link)
    .replace("{deliveryId}", things.delivery)
    .replace("{network}", "bluesky");
  return { url: `/api${url}${queries[path]?.(things) ?? ""}`, body: bodies[path]?.(things) ?? {} };
}
