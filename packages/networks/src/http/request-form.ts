import type { NetworkIo, OAuthApp } from "../network.ts";
import type { HttpOutcome } from "./answer.ts";
import { requestJson } from "./request-json.ts";

export interface FormRequest {
  url: URL;
  timeoutMs: number;
  form: { [name: string]: string };
  /** Named by HTTP Basic, as RFC 6749 wants it of everybody who has a secret. */
  app?: OAuthApp;
}

/** A `POST` of a plain form: what token endpoints take. */
export function requestForm(io: NetworkIo, { url, timeoutMs, form, app }: FormRequest): Promise<HttpOutcome> {
  const type = "application/x-www-form-urlencoded";
  const basic = app && btoa(`${encodeURIComponent(app.clientId)}:${encodeURIComponent(app.clientSecret)}`);
  return requestJson(io, {
    method: "POST",
    url,
    timeoutMs,
    headers: { "content-type": type, ...(basic !== undefined && { authorization: `Basic ${basic}` }) },
    raw: new Blob([new URLSearchParams(form).toString()], { type }),
  });
}
