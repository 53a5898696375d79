import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { AppError } from "@planrrr/contract";
import { z } from "zod";
import type { Hit } from "./first-hits.ts";
import type { AskedWord } from "./resolve-words.ts";

/** Where a page ends, and what the search was understood as. */
export interface Place {
  after: Hit;
  asOf: number;
  words: AskedWord[];
  corrected: string | null;
}

const Told = z.tuple([
  z.string(),
  z.number(),
  z.string(),
  z.number(),
  z.array(z.union([z.strictObject({ stem: z.string() }), z.strictObject({ beginsWith: z.string() })])),
  z.string().nullable(),
]);

/** `question`: the search without its paging. The cursor belongs to it, and to whoever has the key. */
export function writeCursor(key: string, question: string, place: Place): string {
  const { after, asOf, words, corrected } = place;
  const told: z.infer<typeof Told> = [digestOf(question), after.order, after.id, asOf, words, corrected];
  const body = Buffer.from(JSON.stringify(told)).toString("base64url");
  return `${body}.${sign(key, body)}`;
}

export function readCursor(key: string, question: string, cursor: string): Place {
  const [body = "", signature = ""] = cursor.split(".");
  const expected = Buffer.from(sign(key, body));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new AppError(
      "INVALID_INPUT",
      "cursor: it was not made here. Leave it out to begin at the first page.",
    );
  const [of, order, id, asOf, words, corrected] = Told.parse(
    JSON.parse(Buffer.from(body, "base64url").toString()),
  );
  if (of !== digestOf(question))
    throw new AppError(
      "INVALID_INPUT",
      "cursor: it belongs to another search. Send it with the same words, filters and sort as the page it came with.",
    );
  return { after: { order, id }, asOf, words, corrected };
}

const digestOf = (question: string) => createHash("sha256").update(question).digest("base64url").slice(0, 16);

const sign = (key: string, body: string) =>
  createHmac("sha256", key).update(body).digest("base64url").slice(0, 22);
