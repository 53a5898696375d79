import { largeVideo } from "@planrrr/sandbox-networks/films";
import { startSystem } from "../processes/system.ts";
import { pssOf } from "../processes/usage.ts";

export interface MediaResult {
  megabytes: number;
  /** Memory of the API's process, MB: idle, after a small upload, and the most while the large one came and went. */
  idleMb: number;
  warmMb: number;
  peakMb: number;
  /** The most above what a small upload had left. */
  growthMb: number;
  uploadSeconds: number;
  readSeconds: number;
}

const tus = { "tus-resumable": "1.0.0" };
const SAMPLE_MS = 50;

/** A large video comes by tus and is read by a worker; the API's memory is looked at all the while. */
export async function runMedia(megabytes: number, log: (line: string) => void): Promise<MediaResult> {
  const system = await startSystem({ apiEnv: { LOG_LEVEL: "warn" } });
  try {
    const { pid } = system.api;
    if (pid === undefined) throw new Error("The API does not run.");
    const authorization = await signedUp(system.url);
    const idleMb = pssOf(pid);
    await upload(system.url, authorization, 2 * 1_048_576);
    const warmMb = pssOf(pid);
    let peakMb = warmMb;
    const timer = setInterval(() => (peakMb = Math.max(peakMb, pssOf(pid))), SAMPLE_MS);
    const began = performance.now();
    const id = await upload(system.url, authorization, megabytes * 1_048_576);
    const uploaded = performance.now();
    log(`uploaded in ${Math.round(uploaded - began)} ms`);
    await read(system.url, system.internalApiKey, id, megabytes * 1_048_576);
    const ended = performance.now();
    clearInterval(timer);
    return {
      megabytes,
      idleMb,
      warmMb,
      peakMb,
      growthMb: peakMb - warmMb,
      uploadSeconds: seconds(uploaded - began),
      readSeconds: seconds(ended - uploaded),
    };
  } finally {
    await system.close();
  }
}

async function upload(url: string, authorization: string, size: number): Promise<string> {
  const video = await largeVideo(size);
  const created = await fetch(`${url}/api/media/uploads`, {
    method: "POST",
    headers: { ...tus, authorization, "upload-length": String(video.bytes) },
  });
  const answer = await fetch(url + (created.headers.get("location") ?? ""), {
    method: "PATCH",
    headers: {
      ...tus,
      authorization,
      "upload-offset": "0",
      "content-type": "application/offset+octet-stream",
    },
    body: video.stream(),
    duplex: "half",
  });
  const { id, bytes } = (await answer.json()) as { id?: string; bytes?: number };
  if (id === undefined || bytes !== size) throw new Error(`The upload ended with ${answer.status}.`);
  return id;
}

async function read(url: string, key: string, id: string, size: number): Promise<void> {
  const response = await fetch(`${url}/internal/media/${id}`, { headers: { "x-internal-api-key": key } });
  let bytes = 0;
  for await (const piece of response.body ?? []) bytes += piece.byteLength;
  if (bytes !== size) throw new Error(`${bytes} bytes came back of ${size}.`);
}

async function signedUp(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email: "media@example.com", password: "a long enough password", name: "Bench" }),
  });
  const { token } = (await response.json()) as { token: string };
  return `Bearer ${token}`;
}

const seconds = (ms: number) => Math.round(ms / 100) / 10;
