/** How one network words its errors. */
export interface FaultStyle {
  refuse(): Response;
  unauthorized(): Response;
  rateLimited(seconds: number, now: number): Response;
  error(status: number): Response;
}

export const mastodonStyle: FaultStyle = {
  refuse: () => Response.json({ error: "Validation failed: Text is not wanted here" }, { status: 422 }),
  unauthorized: () => Response.json({ error: "The access token is invalid" }, { status: 401 }),
  rateLimited: (seconds, now) =>
    Response.json(
      { error: "Too many requests" },
      {
        status: 429,
        headers: {
          "x-ratelimit-limit": "300",
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": new Date(now + seconds * 1000).toISOString(),
        },
      },
    ),
  error: (status) => Response.json({ error: "There was a problem serving your request" }, { status }),
};

export const blueskyStyle: FaultStyle = {
  refuse: () =>
    Response.json({ error: "InvalidRequest", message: "Invalid app.bsky.feed.post record" }, { status: 400 }),
  unauthorized: () => Response.json({ error: "ExpiredToken", message: "Token has expired" }, { status: 400 }),
  rateLimited: (seconds, now) =>
    Response.json(
      { error: "RateLimitExceeded", message: "Rate Limit Exceeded" },
      {
        status: 429,
        headers: {
          "ratelimit-limit": "5000",
          "ratelimit-remaining": "0",
          "ratelimit-reset": String(Math.floor(now / 1000) + seconds),
          "retry-after": String(seconds),
        },
      },
    ),
  error: (status) =>
    Response.json({ error: "InternalServerError", message: "Internal Server Error" }, { status }),
};
