/** `walking, slow cooking` as the list YouTube takes, each once. */
export function readTags(typed: string): string[] {
  const tags = typed.split(",").map((tag) => tag.trim().replace(/^#/, ""));
  return [...new Set(tags.filter((tag) => tag !== ""))].slice(0, 100);
}

export function writeTags(tags: readonly string[]): string {
  return tags.join(", ");
}
