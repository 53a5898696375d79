import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createScene, fail, seedMember } from "../../testing/index.ts";
import { useTestDatabase } from "../../testing/use-test-database.ts";
import { listConnections } from "../read-connections.ts";
import { removeConnection } from "../remove-connection.ts";
import { chooseAccounts, listSignInChoices } from "./choose-accounts.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { forgetSignIns } from "./forget-sign-ins.ts";
import { startSignIn } from "./start-sign-in.ts";

const database = useTestDatabase();
const redirectUri = "https://planrrr.example/api/connections/bluesky/callback";

async function scene() {
  const made = await createScene(database.current.db);
  const { ctx, actor } = made;
  const start = async (more: { connectionId?: string; service?: string } = {}) => {
    const { url } = await startSignIn(ctx, actor, { network: "bluesky", redirectUri, ...more });
    return new URL(url).searchParams;
  };
  const back = (state: string | null, code = "ann", who = actor) =>
    finishSignIn(ctx, who, { network: "bluesky", state: state ?? "", code });
  const handles = async () =>
    (await listConnections(ctx, actor, { limit: 50 })).items
      .filter(({ network }) => network === "bluesky")
      .map(({ handle }) => handle);
  return { ...made, start, back, handles };
}

test("a login with one account connects it, with the verifier that belongs to the challenge", async () => {
  const { ctx, actor, start, back, handles } = await scene();
  const query = await start();
  expect(query.get("redirect_uri")).toBe(redirectUri);
  const finished = await back(query.get("state"));
  expect(finished).toMatchObject({ state: "connected", connection: { handle: "@ann", network: "bluesky" } });
  expect(await handles()).toContain("@ann");
  const [row] = await ctx.db.select().from(schema.connections).where(eq(schema.connections.accountId, "ann"));
  const { codeVerifier } = ctx.vault.open(row?.id ?? "", row?.credentials ?? "");
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(codeVerifier as string));
  expect(Buffer.from(hash).toString("base64url")).toBe(query.get("code_challenge"));
  expect(row?.teamId).toBe(actor.teamId);
});

test("a state works once, for its own person, for ten minutes, for its own network", async () => {
  const { ctx, actor, clock, start, back } = await scene();
  const state = (await start()).get("state");
  const other = await seedMember(ctx.db, actor, "admin");
  await expect(back(state, "ann", other)).rejects.toMatchObject({ code: "SIGN_IN_DENIED" });
  for (const wrong of ["", "nonsense", `${state}x`, `${crypto.randomUUID()}${state?.slice(36)}`])
    await expect(back(wrong)).rejects.toMatchObject({ code: "SIGN_IN_DENIED" });
  await expect(
    finishSignIn(ctx, actor, { network: "mastodon", state: (await start()).get("state") ?? "", code: "ann" }),
  ).rejects.toMatchObject({ code: "LINK_EXPIRED" });
  const both = await Promise.allSettled([back(state), back(state)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const late = (await start()).get("state");
  clock.advance(10 * 60_000);
  await expect(back(late)).rejects.toMatchObject({ code: "LINK_EXPIRED" });
});

test("a login with several accounts lets its person choose, and keeps nothing of the rest", async () => {
  const { ctx, actor, start, back, handles } = await scene();
  await back((await start()).get("state"), "ann");
  const finished = await back((await start()).get("state"), "ann,bob,cid");
  if (finished.state !== "choosing") throw new Error("There was nothing to choose.");
  const id = finished.signInId;
  const { accounts } = await listSignInChoices(ctx, actor, { id });
  expect(accounts.map(({ handle, connected }) => [handle, connected])).toEqual([
    ["@ann", true],
    ["@bob", false],
    ["@cid", false],
  ]);
  expect(JSON.stringify(accounts)).not.toContain("token of");
  const other = await seedMember(ctx.db, actor, "admin");
  await expect(listSignInChoices(ctx, other, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const pick = (accountId: string) => ({ id, accounts: [{ network: "bluesky" as const, accountId }] });
  await expect(chooseAccounts(ctx, actor, pick("eve"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { items } = await chooseAccounts(ctx, actor, pick("cid"));
  expect(items.map(({ handle }) => handle)).toEqual(["@cid"]);
  expect((await handles()).toSorted()).toEqual(["@ann", "@cid"]);
  await expect(chooseAccounts(ctx, actor, pick("bob"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await ctx.db.select().from(schema.networkSignIns).where(eq(schema.networkSignIns.id, id))).toEqual(
    [],
  );
});

test("connecting again keeps the connection; another account changes nothing", async () => {
  const { start, back, handles } = await scene();
  const first = await back((await start()).get("state"), "ann");
  if (first.state !== "connected") throw new Error("Not connected.");
  const connectionId = first.connection.id;
  await expect(back((await start({ connectionId })).get("state"), "bob")).rejects.toMatchObject({
    code: "WRONG_ACCOUNT",
  });
  expect(await handles()).toEqual(["@ann"]);
  const again = await back((await start({ connectionId })).get("state"), "bob,ann");
  expect(again).toMatchObject({ state: "connected", connection: { id: connectionId, handle: "@ann" } });
});

test("what comes back without a code, without accounts, or not at all has words of its own", async () => {
  const { ctx, actor, bluesky, start, back } = await scene();
  const state = async () => (await start()).get("state") ?? "";
  await expect(
    finishSignIn(ctx, actor, { network: "bluesky", state: await state(), error: "access_denied" }),
  ).rejects.toMatchObject({ code: "SIGN_IN_DENIED", details: { networkCode: "access_denied" } });
  await expect(back(await state(), ",")).rejects.toMatchObject({ code: "NO_ACCOUNTS" });
  bluesky.next("exchange", fail("not-sent"), fail("refused"));
  await expect(back(await state())).rejects.toMatchObject({ code: "NETWORK_UNREACHABLE" });
  await expect(back(await state())).rejects.toMatchObject({ code: "CREDENTIALS_REFUSED" });
});

test("a network that nobody has set up says what is missing; a secret goes to no other address", async () => {
  const { ctx, actor, start } = await scene();
  await expect(start({ service: "https://evil.example" })).rejects.toMatchObject({
    code: "NETWORK_NOT_SET_UP",
    message: expect.stringContaining("BLUESKY_CLIENT_ID"),
  });
  await expect(startSignIn(ctx, actor, { network: "myspace", redirectUri })).rejects.toMatchObject({
    code: "UNKNOWN_NETWORK",
  });
});

test("removing an account tells the network; one that is away keeps nobody from it", async () => {
  const { ctx, actor, bluesky, start, back, handles, logged } = await scene();
  for (const handle of ["ann", "bob"]) await back((await start()).get("state"), handle);
  const ids = (await listConnections(ctx, actor, { limit: 50 })).items
    .filter(({ network }) => network === "bluesky")
    .map(({ id }) => id);
  bluesky.next("revoke", fail("not-sent"));
  for (const id of ids) await removeConnection(ctx, actor, { id });
  expect(bluesky.calls.revoke).toBe(2);
  expect(logged).toContain("The network was not told that an account was removed");
  expect(await handles()).toEqual([]);
});

test("what is over is forgotten", async () => {
  const { ctx, clock, start } = await scene();
  await start();
  clock.advance(11 * 60_000);
  await forgetSignIns(ctx);
  expect(await ctx.db.select().from(schema.networkSignIns)).toEqual([]);
});

test("a member of the team may not connect accounts", async () => {
  const { ctx, actor } = await scene();
  const member = await seedMember(ctx.db, actor);
  await expect(startSignIn(ctx, member, { network: "bluesky", redirectUri })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
