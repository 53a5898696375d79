import { createORPCClient, ORPCError } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient } from "@orpc/contract";
import type { apiContract } from "@planrrr/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, signUp } from "../testing/person.ts";
import { futurePost, seedConnection } from "../testing/seed.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

type Client = ContractRouterClient<typeof apiContract>;
let api: TestApi;
let ann: Person;
beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
});
afterAll(() => api.close());

function clientWith(headers: { [name: string]: string }): Client {
  return createORPCClient(new RPCLink({ url: `${api.url}/rpc`, headers }));
}

async function failure(call: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ORPCError)) throw new Error("It should have failed.");
  return error;
}

test("the typed client writes and reads, with instants as dates", async () => {
  const client = clientWith({ authorization: `Bearer ${ann.token}` });
  const post = await client.posts.create(futurePost(await seedConnection(api, ann)));
  expect(post.scheduledAt).toEqual(new Date("2099-01-01T00:00:00Z"));
  expect((await client.posts.list({})).items).toEqual([post]);
});

test("errors keep their codes and facts", async () => {
  const client = clientWith({ authorization: `Bearer ${ann.token}` });
  const missing = await failure(client.posts.get({ id: crypto.randomUUID() }));
  expect(missing).toMatchObject({ code: "NOT_FOUND", status: 404 });
  const invalid = await failure(client.posts.get({ id: "nonsense" }));
  expect(invalid).toMatchObject({ code: "INVALID_INPUT", status: 400, data: { errors: [{ path: "id" }] } });
});

test("a repeat by key is done once here too", async () => {
  const client = clientWith({ authorization: `Bearer ${ann.token}`, "idempotency-key": crypto.randomUUID() });
  const input = { text: "once", connectionIds: [], draft: true };
  expect(await client.posts.create(input)).toEqual(await client.posts.create(input));
});

test("a stranger is nobody", async () => {
  const response = await fetch(`${api.url}/rpc/posts/list`, {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: "UNAUTHENTICATED" });
});
