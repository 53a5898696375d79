import { writeFile } from "node:fs/promises";
import { largeVideo } from "@planrrr/sandbox-networks/films";
import type { Page } from "@playwright/test";
import { test } from "./test.ts";

/** A video of this size in a file of the running test. */
export async function drawFilm(bytes: number): Promise<string> {
  const file = test.info().outputPath("walk.mp4");
  const pieces: Uint8Array[] = [];
  for await (const piece of (await largeVideo(bytes)).stream()) pieces.push(piece);
  await writeFile(file, Buffer.concat(pieces));
  return file;
}

/** As on a slow line, so that there is time to press a button; what it answers ends that. */
export async function slow(page: Page, bytesPerSecond = 150_000): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const send = async (uploadThroughput: number): Promise<void> => {
    const line = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput };
    await session.send("Network.emulateNetworkConditions", line);
  };
  await session.send("Network.enable");
  await send(bytesPerSecond);
  return () => send(-1);
}

/** How much of the film has left, by the bar. */
export const sentPart = async (page: Page): Promise<number> =>
  Number(await page.getByRole("progressbar", { name: "Sending walk.mp4" }).getAttribute("aria-valuenow"));
