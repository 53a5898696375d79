export interface SendBytesOptions {
  method: "POST" | "PATCH" | "PUT";
  headers: { [name: string]: string };
  /** How many bytes of the body have left. */
  onSent: (bytes: number) => void;
  signal?: AbortSignal | undefined;
}

export interface BytesAnswer {
  status: number;
  /** Undefined for an answer that is no JSON. */
  json: unknown;
  header: (name: string) => string | null;
}

/** Sends bytes as a request's body and tells how far it has come, which fetch does not. Rejects when nobody answers. */
export function sendBytes(path: string, body: Blob, options: SendBytesOptions): Promise<BytesAnswer> {
  const { method, headers, onSent, signal } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded }) => onSent(Math.min(loaded, body.size)));
    request.addEventListener("error", () => reject(new TypeError("The file did not arrive.")));
    request.addEventListener("abort", () => reject(new DOMException("Stopped.", "AbortError")));
    request.addEventListener("load", () =>
      resolve({
        status: request.status,
        json: parse(request.responseText),
        header: (name) => request.getResponseHeader(name),
      }),
    );
    signal?.addEventListener("abort", () => request.abort());
    if (signal?.aborted) return reject(new DOMException("Stopped.", "AbortError"));
    request.send(body);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
