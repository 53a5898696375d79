import { expect, it } from "vitest";
import { cutStream } from "./cut-stream.ts";

async function cut(chunks: number[], size: number): Promise<string[]> {
  let next = 0;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const length of chunks) controller.enqueue(Uint8Array.from({ length }, () => next++));
      controller.close();
    },
  });
  const pieces: string[] = [];
  for await (const piece of cutStream(stream, size)) pieces.push([...piece].join(","));
  return pieces;
}

it.each<[number[], number, string[]]>([
  [[], 3, []],
  [[7], 3, ["0,1,2", "3,4,5", "6"]],
  [[1, 1, 1, 0, 1], 2, ["0,1", "2,3"]],
  [[2, 5], 4, ["0,1,2,3", "4,5,6"]],
])("chunks of %j in pieces of %i", async (chunks, size, pieces) => {
  expect(await cut(chunks, size)).toEqual(pieces);
});
