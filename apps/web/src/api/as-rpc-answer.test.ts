import { expect, test } from "vitest";
import { asRpcAnswer } from "./as-rpc-answer.ts";

const answer = (body: string, status: number, type = "application/problem+json; charset=utf-8") =>
  asRpcAnswer(new Response(body, { status, headers: { "content-type": type, "retry-after": "5" } }));

test("a problem keeps its code on the way through oRPC's client", async () => {
  const problem = { code: "IDEMPOTENCY_KEY_REUSED", detail: "Take a new one.", status: 409 };
  const response = await answer(JSON.stringify(problem), 409);
  expect([response.status, response.headers.get("retry-after")]).toEqual([409, "5"]);
  expect(await response.json()).toEqual({
    json: { defined: false, code: problem.code, status: 409, message: problem.detail, data: problem },
  });
});

test("what is oRPC's own, and what nobody can read, stays as it is", async () => {
  const own = { json: { defined: false, code: "POST_CHANGED", status: 409, message: "", data: {} } };
  expect(await (await answer(JSON.stringify(own), 409)).json()).toEqual(own);
  expect(await (await answer("<h1>Bad gateway</h1>", 502)).text()).toBe("<h1>Bad gateway</h1>");
  expect(await (await answer("[]", 200, "application/json")).json()).toEqual([]);
});
