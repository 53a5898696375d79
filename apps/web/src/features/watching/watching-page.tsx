"use client";

import { Skeleton } from "@planrrr/ui";
import { useOwnSearch } from "../../navigation/use-own-search.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { readAddressQuery } from "./address-query.ts";
import { AlertList } from "./alert-list.tsx";
import { SaveSearchForm } from "./save-search-form.tsx";
import { SavedSearchRow } from "./saved-search-row.tsx";
import { useSavedSearches } from "./use-watching.ts";
import { WatchingFrame } from "./watching-frame.tsx";

/** Saved searches and watched deals, and what was told of them. */
export function WatchingPage() {
  const { query, change } = useOwnSearch();
  const searches = useSavedSearches();
  const asked = readAddressQuery(query);
  const dealId = query.get("deal");
  const what = dealId ? { dealId } : asked ? { query: asked } : undefined;
  const done = () => change(Object.fromEntries([...query.keys()].map((name) => [name, ""])));
  return (
    <WatchingFrame
      title="Deals you watch"
      hasForm={what !== undefined}
      lead="Searches and single deals that you want to hear of: what is new, and what got cheaper."
    >
      <div className="stack l">
        {what ? <SaveSearchForm key={query.toString()} what={what} onDone={done} /> : null}
        <section className="panel stack" aria-labelledby="saved">
          <h2 className="h3" id="saved">
            Saved searches
          </h2>
          {searches.error ? <ProblemNotice error={searches.error} /> : null}
          {searches.isPending ? <Skeleton label="Reading your saved searches" rows={2} height={56} /> : null}
          {searches.data?.length === 0 ? (
            <p className="soft">
              None yet. Look for deals, narrow the list, and press “Save this search”. On a deal’s own page it
              is “Tell me when it changes”.
            </p>
          ) : null}
          <ul className="watch-list" aria-label="Saved" hidden={!searches.data?.length}>
            {searches.data?.map((search) => (
              <SavedSearchRow key={search.id} search={search} />
            ))}
          </ul>
        </section>
        <AlertList />
      </div>
    </WatchingFrame>
  );
}
