import { setTimeout as delay } from "node:timers/promises";
import { largeVideo } from "@planrrr/sandbox-networks/films";
import { startSystem } from "../processes/system.ts";
import { pssOf } from "../processes/usage.ts";

export interface MediaResult {
  megabytes: number;
  /** Memory of the API's process, MB: as nobody had sent it anything, after a video of 1 MB, and at the most. */
  coldMb: number;
  warmMb: number;
  peakMb: number;
  /** What the large one cost above each of them: the first holds what the first video of all costs as well. */
  growthFromColdMb: number;
  growthFromWarmMb: number;
  uploadSeconds: number;
  readSeconds: number;
}

const tus = { "tus-resumable": "1.0.0" };
const SAMPLE_MS = 50;
const REST_MS = 3_000;
const MB = 1_048_576;

/** A large video comes by tus and is read by a worker; the API's memory is looked at all the while. */
export async function runMedia(megabytes: number, log: (line: string) => void): Promise<MediaResult> {
  const system = await startSystem({ apiEnv: { LOG_LEVEL: "warn" } });
  try {
    const { pid } = system.api;
    if (pid === undefined) throw new Error("The API does not run.");
    const authorization = await signedUp(system.url);
    const send = async (bytes: number) => {
      const began = performance.now();
      const id = await upload(system.url, authorization, bytes);
      const uploaded = performance.now();
      await read(system.url, system.internalApiKey, id, bytes);
      return { uploadSeconds: seconds(uploaded - began), readSeconds: seconds(performance.now() - uploaded) };
    };
    const coldMb = await lowestOf(pid);
    await send(MB);
    const warmMb = await lowestOf(pid);
    let peakMb = 0;
    const timer = setInterval(() => (peakMb = Math.max(peakMb, pssOf(pid))), SAMPLE_MS);
    const times = await send(megabytes * MB);
    clearInterval(timer);
    log(`cold ${coldMb} MB, warm ${warmMb} MB, at the most ${peakMb} MB`);
    return {
      megabytes,
      coldMb,
      warmMb,
      peakMb,
      growthFromColdMb: peakMb - coldMb,
      growthFromWarmMb: peakMb - warmMb,
      ...times,
    };
  } finally {
    await system.close();
  }
}

/** At rest, without what was there for a moment: a start that looks too large would make the growth look small. */
async function lowestOf(pid: number): Promise<number> {
  let lowest = Infinity;
  for (let waited = 0; waited < REST_MS; waited += SAMPLE_MS) {
    lowest = Math.min(lowest, pssOf(pid));
    await delay(SAMPLE_MS);
  }
  return lowest;
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
