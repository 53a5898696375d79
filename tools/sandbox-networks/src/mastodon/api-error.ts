import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Answered as `{"error": …}`, as every error of Mastodon is. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: ContentfulStatusCode;
  readonly headers: { [name: string]: string };

  constructor(status: ContentfulStatusCode, message: string, headers: { [name: string]: string } = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export const notFound = (): ApiError => new ApiError(404, "Record not found");
export const invalid = (what: string): ApiError => new ApiError(422, `Validation failed: ${what}`);
