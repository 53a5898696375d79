import { GraphError, toGraphResponse } from "./graph-error.ts";

/** Every error of the Graph API has one shape, a bug of the stand-in's as well. */
export function answerError(error: Error): Response {
  if (error instanceof GraphError) return toGraphResponse(error);
  const message = `An unknown error has occurred: ${error.message}`;
  return toGraphResponse(new GraphError({ message, code: 1, status: 500 }));
}
