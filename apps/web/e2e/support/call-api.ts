import type { APIRequestContext } from "@playwright/test";
import type { Planrrr } from "./start-planrrr.ts";

export type CallApi = <Answer = { id: string }>(
  method: "get" | "post" | "patch" | "delete",
  path: string,
  data?: object,
) => Promise<Answer>;

/** The API with the session of a browser, as its pages call it; a refusal is thrown. */
export function apiOf(request: APIRequestContext, { url }: Planrrr): CallApi {
  return async <Answer>(method: "get" | "post" | "patch" | "delete", path: string, data?: object) => {
    const response = await request[method](`${url}${path}`, {
      headers: { origin: url },
      ...(data ? { data } : {}),
    });
    if (!response.ok()) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (response.status() === 204 ? undefined : await response.json()) as Answer;
  };
}
