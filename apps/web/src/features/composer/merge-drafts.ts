import type { Draft, DraftFields } from "./draft.ts";
import { mergeWords } from "./merge-words.ts";

/** What of a post two people may have made different. */
export type Aspect = "words" | "where" | "when" | "pictures" | "more";

const aspectOf: { [field: string]: Aspect } = {
  text: "words",
  connectionIds: "where",
  pictures: "pictures",
  when: "when",
  date: "when",
  time: "when",
  timeZone: "when",
};
const order: Aspect[] = ["words", "where", "when", "pictures", "more"];

/** The aspects in which two versions differ, in reading order. */
export function differingAspects(one: DraftFields, other: DraftFields): Aspect[] {
  return order.filter((aspect) => reading(one, aspect) !== reading(other, aspect));
}

/** Whether somebody has changed anything since the post was read. */
export function isChanged({ post, ...fields }: Draft): boolean {
  return post !== undefined && differingAspects(fields, post.base).length > 0;
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
  return { fields: { ...(merged as unknown as DraftFields), text }, clashes };
}

function fieldsAbout(mine: DraftFields, theirs: DraftFields, aspect: Aspect): (keyof DraftFields)[] {
  const fields = Object.keys({ ...mine, ...theirs }) as (keyof DraftFields)[];
  return fields.filter((field) => (aspectOf[field] ?? "more") === aspect);
}

/** One aspect as something that can be compared. A time that is not used makes no difference. */
function reading(fields: DraftFields, aspect: Aspect): string {
  if (aspect === "when" && fields.when === "now") return "now";
  const about = fieldsAbout(fields, fields, aspect).toSorted();
  return JSON.stringify(about.flatMap((field) => (isNothing(fields[field]) ? [] : [[field, fields[field]]])));
}

/** An absent field and an empty one say the same. */
function isNothing(value: unknown): boolean {
  return (
    value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0)
  );
}
