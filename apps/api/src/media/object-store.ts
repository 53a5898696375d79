import type { AwsClient } from "aws4fetch";
import { AppError } from "@planrrr/contract";

/** A bucket that speaks S3: R2, S3, MinIO, Garage. */
export interface ObjectStoreConfig {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface SentPart {
  partNumber: number;
  etag: string;
}

export interface ObjectStore {
  start(key: string): Promise<string>;
  /** An address that takes one part by PUT, without any key. */
  signPart(key: string, uploadId: string, partNumber: number): Promise<string>;
  complete(key: string, uploadId: string, parts: readonly SentPart[]): Promise<void>;
  /** Is content when there is none. */
  abort(key: string, uploadId: string): Promise<void>;
  put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Both ends count. */
  get(key: string, range?: { start: number; end: number }): Promise<Response>;
  /** Undefined: there is no such object. */
  size(key: string): Promise<number | undefined>;
  remove(key: string): Promise<void>;
  signGet(key: string): Promise<string>;
}

const SIGNED_FOR_S = 86_400;

export function createObjectStore(config: ObjectStoreConfig): ObjectStore {
  let made: Promise<AwsClient> | undefined;
  const client = () =>
    (made ??= import("aws4fetch").then(
      ({ AwsClient: Client }) => new Client({ ...config, service: "s3", retries: 2 }),
    ));
  const urlOf = (key: string, query: { [name: string]: string } = {}) => {
    const url = new URL(`${config.endpoint.replace(/\/$/, "")}/${config.bucket}/${key}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url.href;
  };
  const ask = async (method: string, url: string, init: RequestInit = {}) => {
    const aws = await client();
    return aws.fetch(url, { ...init, method }).catch((cause: unknown) => {
      throw unreachable(cause);
    });
  };
  const must = async (method: string, url: string, init?: RequestInit) => {
    const response = await ask(method, url, init);
    if (!response.ok)
      throw unreachable(new Error(`${method} answered ${response.status}: ${await textOf(response)}`));
    return response;
  };
  const sign = async (method: string, url: string) => {
    const aws = await client();
    return (await aws.sign(url, { method, aws: { signQuery: true } })).url;
  };
  const expires = { "X-Amz-Expires": String(SIGNED_FOR_S) };
  return {
    async start(key) {
      const answer = await (await must("POST", urlOf(key, { uploads: "" }))).text();
      const [, id] = /<UploadId>([^<]+)<\/UploadId>/.exec(answer) ?? [];
      if (!id) throw unreachable(new Error("No upload id came back."));
      return id;
    },
    signPart: (key, uploadId, partNumber) =>
      sign("PUT", urlOf(key, { partNumber: String(partNumber), uploadId, ...expires })),
    async complete(key, uploadId, parts) {
      const response = await ask("POST", urlOf(key, { uploadId }), { body: toXml(parts) });
      const answer = await textOf(response);
      // It may think for long, say 200 early and fail later.
      if (response.ok && !answer.includes("<Error>")) return;
      if (response.status >= 500)
        throw unreachable(new Error(`complete answered ${response.status}: ${answer}`));
      throw new AppError(
        "INVALID_INPUT",
        "These parts do not make the file. Send the missing ones, then say so again.",
      );
    },
    async abort(key, uploadId) {
      const response = await ask("DELETE", urlOf(key, { uploadId }));
      await response.body?.cancel();
    },
    async put(key, bytes) {
      await (await must("PUT", urlOf(key), { body: bytes })).body?.cancel();
    },
    get: (key, range) =>
      must("GET", urlOf(key), range ? { headers: { range: `bytes=${range.start}-${range.end}` } } : {}),
    async size(key) {
      const response = await ask("HEAD", urlOf(key));
      return response.ok ? Number(response.headers.get("content-length")) : undefined;
    },
    async remove(key) {
      await (await ask("DELETE", urlOf(key))).body?.cancel();
    },
    signGet: (key) => sign("GET", urlOf(key, expires)),
  };
}

function toXml(parts: readonly SentPart[]): string {
  const each = parts
    .toSorted((a, b) => a.partNumber - b.partNumber)
    .map(({ partNumber, etag }) => {
      const quoted = `"${etag.replaceAll(/[^\w-]/g, "")}"`;
      return `<Part><PartNumber>${partNumber}</PartNumber><ETag>${quoted}</ETag></Part>`;
    });
  return `<CompleteMultipartUpload>${each.join("")}</CompleteMultipartUpload>`;
}

async function textOf(response: Response): Promise<string> {
  return (await response.text()).slice(0, 1000);
}

function unreachable(cause: unknown): AppError {
  return new AppError("NETWORK_UNREACHABLE", "The file store does not answer. Go on in a moment.", { cause });
}
