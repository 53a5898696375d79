import { expect, it } from "vitest";
import { createIo } from "../testing/create-io.ts";
import { refreshBluesky } from "./refresh.ts";
import { findPds, type Session } from "./session.ts";

const DID = "did:plc:abc";
const session = (serviceEndpoint: unknown, id = "#atproto_pds"): Session => ({
  did: DID,
  handle: "alice.example",
  accessJwt: "a",
  refreshJwt: "r",
  didDoc: { service: [{ id, type: "AtprotoPersonalDataServer", serviceEndpoint }] },
});

it.each([
  ["https://bsky.social", "https://morel.host.bsky.network", "https://morel.host.bsky.network"],
  ["https://bsky.social", "http://morel.host.bsky.network", "https://bsky.social"],
  ["https://bsky.social", "nonsense", "https://bsky.social"],
  ["https://bsky.social", 5, "https://bsky.social"],
  ["https://pds.example", "https://elsewhere.example", "https://pds.example"],
])("signed in at %s, whose session names %s: the repository is at %s", (service, endpoint, expected) => {
  expect(findPds(session(endpoint), service)).toBe(expected);
  expect(findPds(session(endpoint, `${DID}#atproto_pds`), service)).toBe(expected);
});

it("a session without a document stays where it was opened", () => {
  expect(findPds({ did: DID, handle: "", accessJwt: "", refreshJwt: "" }, "https://bsky.social")).toBe(
    "https://bsky.social",
  );
});

/** A server whose answers are said in advance. */
function refreshWith(answers: [status: number, body: object][]) {
  const io = createIo();
  const paths: string[] = [];
  const credentials = {
    service: "https://a.example",
    pds: "https://a.example",
    did: DID,
    appPassword: "app",
    accessJwt: "a",
    refreshJwt: "r",
  };
  const account = {
    id: DID,
    handle: "@alice.example",
    displayName: "",
    service: "https://a.example",
    limits: {},
  };
  io.fetch = async (input) => {
    paths.push(new URL(input instanceof Request ? input.url : input).pathname.split(".").at(-1) ?? "");
    const [status, body] = answers[paths.length - 1] ?? [500, {}];
    return Response.json(body, { status });
  };
  return { paths, result: refreshBluesky(io, account, credentials) };
}

const FRESH = { did: DID, handle: "alice.example", accessJwt: "a2", refreshJwt: "r2" };

it("signs in anew only when the refresh token is dead", async () => {
  const dead = refreshWith([
    [400, { error: "ExpiredToken" }],
    [200, FRESH],
  ]);
  expect(await dead.result).toMatchObject({ accessJwt: "a2", refreshJwt: "r2", appPassword: "app" });
  expect(dead.paths).toEqual(["refreshSession", "createSession"]);
});

it.each([
  ["a server in trouble", 500, { error: "InternalServerError" }, "not-sent"],
  ["a limit", 429, { error: "RateLimitExceeded" }, "rate-limited"],
  ["an account that was taken down", 401, { error: "AccountTakedown" }, "reconnect"],
  ["an account that is not active", 200, { ...FRESH, active: false }, "reconnect"],
])("%s costs no login", async (_what, status, body, kind) => {
  const { paths, result } = refreshWith([[status, body]]);
  await expect(result).rejects.toMatchObject({ kind });
  expect(paths).toEqual(["refreshSession"]);
});

it("does not take another account's session", async () => {
  const { result } = refreshWith([[200, { ...FRESH, did: "did:plc:other" }]]);
  await expect(result).rejects.toMatchObject({ kind: "reconnect", code: "OTHER_ACCOUNT" });
});
