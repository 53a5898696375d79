const problemType = "application/problem+json";

/**
 * What refuses a request before its procedure runs (a session that has ended, a rate, a key used twice) answers with
 * RFC 9457. oRPC's client would keep its status alone; its code is what we go by.
 */
export async function asRpcAnswer(response: Response): Promise<Response> {
  if (response.ok || !response.headers.get("content-type")?.startsWith(problemType)) return response;
  const text = await response.text();
  const { status } = response;
  const problem = parse(text);
  const body = isProblem(problem)
    ? {
        json: {
          defined: false,
          code: problem.code,
          status,
          message: problem.detail ?? problem.code,
          data: problem,
        },
      }
    : problem;
  const headers = new Headers(response.headers);
  headers.set("content-type", "application/json");
  return new Response(body === undefined ? text : JSON.stringify(body), { status, headers });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(value: unknown): value is { code: string; detail?: string } {
  return typeof value === "object" && value !== null && "code" in value && typeof value.code === "string";
}
