import { SearchBundlesInput } from "@planrrr/contract";
import type { Hit } from "../search/first-hits.ts";
import { questionOf } from "../search/search-bundles.ts";
import { writeCursor } from "../search/search-cursor.ts";

/** The cursor that a page without words which ends with this deal would have brought. `query` names its sort. */
export function cursorAt(key: string, query: object, after: Hit, asOf: number): string {
  const question = questionOf(SearchBundlesInput.parse(query));
  return writeCursor(key, question, { after, asOf, words: [], corrected: null });
}
