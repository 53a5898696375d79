"use client";

import { Button, Skeleton } from "@planrrr/ui";
import { useOwnSearch } from "../../navigation/use-own-search.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { DropForm } from "./drop-form.tsx";
import { DropRow } from "./drop-row.tsx";
import { useDrops } from "./use-drops.ts";
import { WatchingFrame } from "./watching-frame.tsx";

/** Posts that are written already and go out when their deal drops. */
export function DropsPage() {
  const { query, change } = useOwnSearch();
  const drops = useDrops();
  const dealId = query.get("deal");
  const all = drops.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <WatchingFrame
      title="Posts on a drop"
      hasForm={dealId !== null}
      lead="Written already. Each goes out once, at the first drop of its deal, and then no more."
    >
      <div className="stack l">
        {dealId ? <DropForm key={dealId} dealId={dealId} onDone={() => change({ deal: "" })} /> : null}
        <section className="panel stack" aria-labelledby="waiting">
          <h2 className="h3" id="waiting">
            Prepared
          </h2>
          {drops.error ? <ProblemNotice error={drops.error} /> : null}
          {drops.isPending ? <Skeleton label="Reading what is prepared" rows={2} height={72} /> : null}
          {drops.data && all.length === 0 ? (
            <p className="soft">Nothing yet. Find a deal, open it, and press “Post when it drops”.</p>
          ) : null}
          <ul className="watch-list" aria-label="Prepared posts" hidden={all.length === 0}>
            {all.map((drop) => (
              <DropRow key={drop.id} drop={drop} />
            ))}
          </ul>
          {drops.hasNextPage ? (
            <Button busy={drops.isFetchingNextPage} onClick={() => void drops.fetchNextPage()}>
              Older ones
            </Button>
          ) : null}
        </section>
      </div>
    </WatchingFrame>
  );
}
