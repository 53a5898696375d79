import type { Post } from "@planrrr/contract";

/** What one or more accounts get. */
export interface ShownVersion {
  /** Empty where everybody gets the same. */
  connectionIds: string[];
  /** YouTube's. */
  title: string | undefined;
  text: string;
  mediaIds: string[];
  /** What goes out under it. */
  under: { name: string; text: string }[];
}

/** A post as its accounts get it: those that get the same together, in the order in which they were chosen. */
export function shownVersions(post: Post): ShownVersion[] {
  const networks = new Map(post.publications.map(({ connectionId, network }) => [connectionId, network]));
  const versions = new Map<string, ShownVersion>();
  for (const id of post.connectionIds) {
    const version = versionFor(post, id, networks.get(id) === "youtube");
    const key = JSON.stringify(version);
    const known = versions.get(key);
    if (known) known.connectionIds.push(id);
    else versions.set(key, { ...version, connectionIds: [id] });
  }
  const [first = versionFor(post, undefined, false), ...others] = versions.values();
  return others.length === 0 ? [{ ...first, connectionIds: [] }] : [first, ...others];
}

function versionFor(post: Post, id: string | undefined, hasTitle: boolean): ShownVersion {
  const own = (id === undefined ? undefined : post.perConnection[id]) ?? {};
  const options = own.options ?? post.options;
  const { text = post.text, mediaIds = post.mediaIds, thread = post.thread } = own;
  const firstComment = own.firstComment === undefined ? post.firstComment : own.firstComment;
  const parts = thread.map((words, index) => ({
    name: `Part ${index + 2} of ${thread.length + 1}`,
    text: words,
  }));
  return {
    connectionIds: [],
    title: hasTitle ? options?.youtube?.title?.trim() || undefined : undefined,
    text,
    mediaIds,
    under: firstComment === null ? parts : [...parts, { name: "First comment", text: firstComment }],
  };
}
