import { type AnyRouter, ORPCError, onError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/fetch";
import type { Call } from "../http/call.ts";
import { toProblem } from "../http/problem.ts";

/** The same procedures for oRPC's own clients. Errors keep planrrr's codes; their data are the problem's details. */
export function createRpcHandler(
  router: AnyRouter,
): (request: Request, call: Call, context: object) => Promise<Response | undefined> {
  const handler = new RPCHandler(router, {
    interceptors: [
      onError((error, { context }: { context: { call?: Call } }) => {
        const { call } = context;
        const problem = toProblem(error);
        if (call) call.code = problem.body.code;
        if (call && problem.isBug) call.failure = error;
        const { type: _type, title: _title, status, code, detail, ...details } = problem.body;
        Object.assign(call?.headers ?? {}, problem.headers);
        throw new ORPCError(code, {
          status,
          message: detail,
          data: { ...details, requestId: call?.requestId },
        });
      }),
    ],
  });
  return async (request, call, context) => {
    const { matched, response } = await handler.handle(request, {
      prefix: "/rpc",
      context: { ...context, call },
    });
    return matched ? response : undefined;
  };
}
