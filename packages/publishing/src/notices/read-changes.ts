import { z } from "zod";

const text = z.union([z.string(), z.number().transform(String)]);
const Change = z.object({ field: z.string(), value: z.unknown() });
const Notice = z.object({
  object: z.string(),
  entry: z
    .array(z.object({ id: text, time: z.number().optional(), changes: z.array(Change).default([]) }))
    .max(1000),
});
/** A page's `feed` names the post, Instagram's `comments` the media, a later field perhaps both. */
const Value = z.object({
  post_id: text.optional().catch(undefined),
  media_id: text.optional().catch(undefined),
  media: z.object({ id: text }).optional().catch(undefined),
  verb: z.string().optional().catch(undefined),
});

export interface Changes {
  /** When the oldest of it happened; undefined where Meta does not say. */
  saidAt: Date | undefined;
  /** Posts somebody has done something to. */
  remoteIds: string[];
  /** People who have taken single rights back. */
  revokedBy: string[];
}

/** What a webhook of Meta's says, as far as it concerns us; what it says beyond that is passed over. Undefined: it is none. */
export function readChanges(body: string): Changes | undefined {
  const notice = Notice.safeParse(parse(body));
  if (!notice.success) return undefined;
  const { object, entry } = notice.data;
  const times = entry.flatMap(({ time }) => (time === undefined ? [] : [time]));
  const saidAt = times.length === 0 ? undefined : new Date(Math.min(...times) * 1000);
  const values = entry.flatMap(({ id, changes }) =>
    changes.map(({ value }) => ({ id, value: Value.safeParse(value).data ?? {} })),
  );
  if (object === "permissions") {
    const revoked = values.filter(({ value }) => value.verb === "revoked");
    return { saidAt, remoteIds: [], revokedBy: [...new Set(revoked.map(({ id }) => id))] };
  }
  const named = values.flatMap(({ value: { post_id, media_id, media } }) => [post_id, media_id, media?.id]);
  const remoteIds = [...new Set(named.filter((id) => id !== undefined))];
  return { saidAt, remoteIds, revokedBy: [] };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
