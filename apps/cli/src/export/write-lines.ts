import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** Writes a line of JSON for each thing, and gives how many they were. */
export async function writeLines(file: string, items: AsyncIterable<object>): Promise<number> {
  let count = 0;
  async function* lines() {
    for await (const item of items) {
      count += 1;
      yield `${JSON.stringify(item)}\n`;
    }
  }
  await pipeline(lines, createWriteStream(file));
  return count;
}
