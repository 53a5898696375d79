import type { FaultStyle } from "../faults/fault-style.ts";

const problem = (status: number, title: string, headers: { [name: string]: string } = {}): Response =>
  Response.json({ title, type: "about:blank", status, detail: title }, { status, headers });

/** How X words its errors; a 429 names its end in whole seconds and no Retry-After. */
export const xStyle: FaultStyle = {
  refuse: () =>
    Response.json(
      {
        errors: [{ parameters: {}, message: "Not wanted here." }],
        title: "Invalid Request",
        detail: "One or more parameters to your request was invalid.",
        type: "https://api.x.com/2/problems/invalid-request",
      },
      { status: 400 },
    ),
  unauthorized: () => problem(401, "Unauthorized"),
  rateLimited: (seconds, now) =>
    problem(429, "Too Many Requests", {
      "x-rate-limit-limit": "100",
      "x-rate-limit-remaining": "0",
      "x-rate-limit-reset": String(Math.ceil(now / 1000) + seconds),
    }),
  error: (status) => problem(status, "Something went wrong"),
};
