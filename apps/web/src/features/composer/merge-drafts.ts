import type { Draft, DraftFields } from "./draft.ts";
import { mergeWords } from "./merge-words.ts";

/** What of a post two people may have made different. */
export type Aspect = "words" | "parts" | "where" | "when" | "pictures" | "card" | "versions" | "more";

const aspectOf: { [field: string]: Aspect } = {
  text: "words",
  thread: "parts",
  firstComment: "parts",
  connectionIds: "where",
  pictures: "pictures",
  link: "card",
  versions: "versions",
  when: "when",
  date: "when",
  time: "when",
  timeZone: "when",
};
const order: Aspect[] = ["words", "parts", "where", "when", "pictures", "card", "versions", "more"];

/** The aspects in which two versions differ, in reading order. */
export function differingAspects(one: DraftFields, other: DraftFields): Aspect[] {
  return order.filter((aspect) => reading(one, aspect) !== reading(other, aspect));
}

/** Whether somebody has changed anything since the post was read. */
export function isChanged({ post, ...fields }: Draft): boolean {
  return post !== undefined && differingAspects(fields, post.base).length > 0;
}

/** The accounts whose own versions differ. */
export function differingAccounts(one: DraftFields, other: DraftFields): string[] {
  const ids = new Set([...one.connectionIds, ...other.connectionIds]);
  return [...ids].filter((id) => versionReading(one, id) !== versionReading(other, id));
}

export interface MergedDraft {
  fields: DraftFields;
  /** Places in the words at which both stand, one after the other. */
  clashes: number;
}

/** Both people's changes in one: what only one of them changed is theirs; of the rest the words are put together and mine counts. */
export function mergeDrafts(base: DraftFields, mine: DraftFields, theirs: DraftFields): MergedDraft {
  const { text, clashes } = mergeWords(base.text, mine.text, theirs.text);
  const merged: { [field: string]: unknown } = { ...theirs };
  for (const aspect of order) {
    if (reading(mine, aspect) === reading(base, aspect)) continue;
    for (const field of fieldsAbout(mine, theirs, aspect)) merged[field] = mine[field];
  }
  const versions = mergeVersions(base, mine, theirs);
  return { fields: { ...(merged as unknown as DraftFields), ...versions, text }, clashes };
}

/** Account by account: a version that only one of them changed is theirs, of the others mine counts. */
function mergeVersions(base: DraftFields, mine: DraftFields, theirs: DraftFields): Pick<Draft, "versions"> {
  const ids = new Set([...Object.keys(mine.versions ?? {}), ...Object.keys(theirs.versions ?? {})]);
  const versions = [...ids].flatMap((id) => {
    const from = versionReading(mine, id) === versionReading(base, id) ? theirs : mine;
    const version = from.versions?.[id];
    return version ? [[id, version] as const] : [];
  });
  return versions.length === 0 ? {} : { versions: Object.fromEntries(versions) };
}

function fieldsAbout(mine: DraftFields, theirs: DraftFields, aspect: Aspect): (keyof DraftFields)[] {
  const fields = Object.keys({ ...mine, ...theirs }) as (keyof DraftFields)[];
  return fields.filter((field) => (aspectOf[field] ?? "more") === aspect);
}

/** One aspect as something that can be compared. A time that is not used makes no difference. */
function reading(fields: DraftFields, aspect: Aspect): string {
  if (aspect === "when" && fields.when === "now") return "now";
  if (aspect === "versions")
    return JSON.stringify(fields.connectionIds.toSorted().map((id) => versionReading(fields, id)));
  const about = fieldsAbout(fields, fields, aspect).toSorted();
  return JSON.stringify(about.flatMap((field) => (isNothing(fields[field]) ? [] : [[field, fields[field]]])));
}

/** One account's version, whatever order its parts were written in. */
function versionReading({ versions }: DraftFields, id: string): string {
  const parts = Object.entries(versions?.[id] ?? {}).filter(([, value]) => value !== undefined);
  return JSON.stringify(parts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** An absent field and an empty one say the same. */
function isNothing(value: unknown): boolean {
  return (
    value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0)
  );
}
