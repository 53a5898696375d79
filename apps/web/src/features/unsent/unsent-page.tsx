"use client";

import type { NetworkName } from "@planrrr/contract";
import { Button, Field, Icon, networkNames, Select, Skeleton } from "@planrrr/ui";
import { useLivePosts } from "../../live/use-live-posts.ts";
import { Link } from "../../navigation/link.tsx";
import { useOwnSearch } from "../../navigation/use-own-search.ts";
import { useClock } from "../../time/use-clock.ts";
import { useConnections } from "../connections/use-connections.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { groupByReason } from "./group-by-reason.ts";
import { UnsentGroup } from "./unsent-group.tsx";
import { useRetries, useUnsent } from "./use-unsent.ts";

/** Everything that did not go out, why, and the buttons that mend it. */
export function UnsentPage() {
  const { query, change } = useOwnSearch();
  const clock = useClock();
  const connections = useConnections();
  const known = [...new Set(connections.data?.map(({ network }) => network))];
  const asked = query.get("network");
  const network = asked && Object.hasOwn(networkNames, asked) ? (asked as NetworkName) : undefined;
  const connectionId = query.get("connection") ?? undefined;
  const list = useUnsent({ network, connectionId });
  const retries = useRetries();
  useLivePosts(false);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const failed = items.some(({ status }) => status === "FAILED");
  const filtered = network !== undefined || connectionId !== undefined;
  return (
    <div className="page narrow">
      <Link className="back" href="/posts">
        <Icon name="back" />
        Posts
      </Link>
      <header className="page-head">
        <div>
          <h1 className="h1">Did not go out</h1>
          <p className="lead">What is here waits for you. Nothing of it is sent twice.</p>
        </div>
        {failed ? (
          <Button
            busy={retries.all.isPending}
            onClick={() =>
              retries.all.mutate({
                ...(network ? { network } : {}),
                ...(connectionId ? { connectionId } : {}),
              })
            }
          >
            Try all again
          </Button>
        ) : null}
      </header>
      {filtered || items.length > 0 ? (
        <search className="filters two">
          <Field label="Network">
            {(control) => (
              <Select
                {...control}
                value={network ?? "ALL"}
                onChange={({ target }) => change({ network: target.value })}
              >
                <option value="ALL">All networks</option>
                {known.map((name) => (
                  <option key={name} value={name}>
                    {networkNames[name]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Account">
            {(control) => (
              <Select
                {...control}
                value={connectionId ?? "ALL"}
                onChange={({ target }) => change({ connection: target.value })}
              >
                <option value="ALL">All accounts</option>
                {connections.data?.map(({ id, handle, network: on }) => (
                  <option key={id} value={id}>
                    {handle} on {networkNames[on]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </search>
      ) : null}
      {list.error ? <ProblemNotice error={list.error} /> : null}
      {list.isPending ? <Skeleton label="Reading what did not go out" rows={3} height={120} /> : null}
      {list.isSuccess && !list.isPlaceholderData && items.length === 0 ? (
        <Nothing filtered={filtered} />
      ) : null}
      <div className="stack xl" aria-busy={list.isPlaceholderData}>
        {groupByReason(items).map((group) => (
          <UnsentGroup
            key={group.key}
            group={group}
            connectionId={connectionId}
            clock={clock}
            retries={retries}
          />
        ))}
      </div>
      {list.hasNextPage ? (
        <Button className="mt-6" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <p className="lead">
      {filtered
        ? "Nothing here waits for you. "
        : "All is well: everything went out, or goes out by itself. "}
      <Link href={filtered ? "/unsent" : "/posts"}>{filtered ? "Show everything" : "Go to your posts"}</Link>.
    </p>
  );
}
