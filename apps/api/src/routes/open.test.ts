import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { idOf, type Person, send, signUp } from "../testing/person.ts";
import { futurePost, seedConnection } from "../testing/seed.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
let connection: string;
beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
  connection = await seedConnection(api, ann);
});
afterAll(() => api.close());

const Link = z.object({ token: z.string() });

async function waitingPost(): Promise<{ id: string; token: string }> {
  const created = await ann.send("POST", "/api/posts/create", { ...futurePost(connection), draft: true });
  const id = idOf(created);
  expect((await ann.send("POST", `/api/posts/${id}/submit`, {})).json).toMatchObject({ version: 2 });
  const link = await ann.send("POST", `/api/posts/${id}/review-links`, { reviewer: "Maria" });
  expect(link.status).toBe(201);
  return { id, token: Link.parse(link.json).token };
}

test("a reviewer without an account decides by the link, once", async () => {
  const { id, token } = await waitingPost();
  const seen = await send(api, "GET", `/api/reviews/${token}`);
  expect(seen.json).toMatchObject({ reviewer: "Maria", status: "PENDING_APPROVAL", version: 2 });
  const decision = { decision: "approve", version: 2 };
  expect((await send(api, "POST", `/api/reviews/${token}`, decision)).json).toEqual({ status: "SCHEDULED" });
  const again = await send(api, "POST", `/api/reviews/${token}`, decision);
  expect(again.json).toMatchObject({ code: "LINK_USED", status: 410 });
  expect((await ann.send("GET", `/api/posts/${id}`)).json).toMatchObject({
    status: "SCHEDULED",
    approval: { decision: "approved", reviewer: "Maria" },
  });
});

test("a rejection says why", async () => {
  const { token } = await waitingPost();
  const silent = await send(api, "POST", `/api/reviews/${token}`, { decision: "reject", version: 2 });
  expect(silent.json).toMatchObject({ code: "INVALID_INPUT" });
  const told = { decision: "reject", version: 2, comment: "Not like this." };
  expect((await send(api, "POST", `/api/reviews/${token}`, told)).json).toEqual({ status: "DRAFT" });
});

test("guesses find nothing", async () => {
  expect((await send(api, "GET", "/api/reviews/guess")).status).toBe(404);
  const file = "/api/reviews/guess/media/00000000-0000-7000-8000-000000000001";
  expect((await send(api, "GET", file)).status).toBe(404);
});
