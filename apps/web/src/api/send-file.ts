import { RouteError } from "./send-json.ts";

export interface SendFileOptions {
  headers: { [name: string]: string };
  /** The part that has left, from 0 to 1. */
  onProgress: (part: number) => void;
}

/** Sends a file as a request's body and tells how far it has come, which fetch does not. */
export function sendFile<Answer>(path: string, file: Blob, options: SendFileOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    for (const [name, value] of Object.entries(options.headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) options.onProgress(loaded / total);
    });
    request.addEventListener("error", () => reject(new TypeError("The file did not arrive.")));
    request.addEventListener("load", () => {
      const answer = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) return resolve(answer as Answer);
      const { code = "INTERNAL", detail = request.statusText } = (answer ?? {}) as {
        code?: string;
        detail?: string;
      };
      reject(new RouteError(request.status, code, detail));
    });
    request.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
