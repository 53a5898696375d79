import type { RecurringContent } from "@planrrr/contract";
import { numberWord } from "../../../time/number-word.ts";
import { capitalise } from "../../../time/say-when.ts";

const list = new Intl.ListFormat("en-GB");

/** What goes out with the words each time though nobody sees it here; nothing where there is nothing more. */
export function alongWords({
  mediaIds,
  thread,
  firstComment,
}: Partial<RecurringContent>): string | undefined {
  const [files, parts] = [mediaIds?.length ?? 0, thread?.length ?? 0];
  const things = [
    ...(files > 0 ? [files === 1 ? "its picture" : `its ${numberWord(files)} pictures`] : []),
    ...(parts > 0 ? [parts === 1 ? "its second part" : `its ${numberWord(parts)} further parts`] : []),
    ...(firstComment ? ["its first comment"] : []),
  ];
  if (things.length === 0) return undefined;
  const isOne = things.length === 1 && files < 2 && parts < 2;
  return `${capitalise(list.format(things))} ${isOne ? "goes" : "go"} along.`;
}
