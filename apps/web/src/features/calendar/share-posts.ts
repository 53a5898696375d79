import type { CalendarPost } from "@planrrr/contract";

const signatures = new WeakMap<CalendarPost, string>();

function signatureOf(post: CalendarPost): string {
  let signature = signatures.get(post);
  if (signature === undefined) {
    signature = JSON.stringify(post);
    signatures.set(post, signature);
  }
  return signature;
}

/** What has not changed stays the same object, so that only what has is drawn anew: a month may hold a thousand. */
export function sharePosts(before: CalendarPost[] | undefined, now: CalendarPost[]): CalendarPost[] {
  if (!before) return now;
  const known = new Map(before.map((post) => [post.id, post]));
  const shared = now.map((post) => {
    const old = known.get(post.id);
    return old && (old === post || signatureOf(old) === signatureOf(post)) ? old : post;
  });
  const same = shared.length === before.length && shared.every((post, index) => post === before[index]);
  return same ? before : shared;
}
