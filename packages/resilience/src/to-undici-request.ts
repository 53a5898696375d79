import { FormData as UndiciFormData } from "undici";
import type { RequestInit as UndiciRequestInit } from "undici";

/**
 * Node's own Request and FormData are other classes than undici's; handed over as they are, undici sends
 * them as the text `[object FormData]`. What both share (streams, blobs, signals) passes through.
 */
export async function toUndiciRequest(
  input: Parameters<typeof fetch>[0],
  init: RequestInit = {},
): Promise<{ url: string; init: UndiciRequestInit }> {
  if (!(input instanceof Request)) {
    return { url: String(input), init: plain(init) };
  }
  const { method, signal, redirect, headers } = input;
  const body = input.body ? await input.arrayBuffer() : null;
  return { url: input.url, init: plain({ method, signal, redirect, headers, body, ...init }) };
}

function plain({ method, signal, redirect, headers, body, ...rest }: RequestInit): UndiciRequestInit {
  return {
    ...("duplex" in rest || body instanceof ReadableStream ? { duplex: "half" } : {}),
    ...(method === undefined ? {} : { method }),
    ...(signal ? { signal } : {}),
    ...(redirect === undefined ? {} : { redirect }),
    ...(headers === undefined ? {} : { headers: [...new Headers(headers)] as [string, string][] }),
    ...(body === undefined || body === null
      ? {}
      : { body: body instanceof FormData ? copyForm(body) : (body as UndiciRequestInit["body"]) }),
  };
}

function copyForm(form: FormData): UndiciFormData {
  const copy = new UndiciFormData();
  for (const [name, value] of form) {
    if (typeof value === "string") copy.append(name, value);
    else copy.append(name, value, value.name);
  }
  return copy;
}
