import type { FaultStyle } from "../faults/fault-style.ts";
import { authError, GoogleError, invalid, toErrorBody } from "./google-error.ts";

const answer = (error: GoogleError, headers: { [name: string]: string } = {}): Response =>
  Response.json(toErrorBody(error), { status: error.status, headers });

/** How Google words its errors. */
export const youtubeStyle: FaultStyle = {
  refuse: () =>
    answer(invalid("invalidDescription", "The request metadata specifies an invalid video description.")),
  unauthorized: () => answer(authError()),
  rateLimited: (seconds) =>
    answer(
      new GoogleError(429, "rateLimitExceeded", "Too many requests", {
        domain: "global",
        status: "RESOURCE_EXHAUSTED",
      }),
      { "retry-after": String(seconds) },
    ),
  error: (status) =>
    Response.json(
      {
        error: {
          code: status,
          message: "Backend Error",
          errors: [{ domain: "global", reason: "backendError" }],
        },
      },
      { status },
    ),
};
