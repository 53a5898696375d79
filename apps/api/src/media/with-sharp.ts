import type sharpModule from "sharp";

export type Sharp = typeof sharpModule;

let last: Promise<unknown> = Promise.resolve();

/** Runs work on pictures, one at a time. The library takes tens of megabytes and is loaded by the first picture. */
export function withSharp<T>(work: (sharp: Sharp) => Promise<T>): Promise<T> {
  const run = last.then(async () => work(await load()));
  last = run.catch(() => undefined);
  return run;
}

async function load(): Promise<Sharp> {
  const { default: sharp } = await import("sharp");
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}
