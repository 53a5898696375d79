"use client";

import { Button, Card, Ledger, PostCard, PublicationRow, StateMark } from "@planrrr/ui";

const at = "2026-10-14T12:30:00Z";

export function PostSamples() {
  return (
    <>
      <div className="stack">
        <PostCard
          state="now"
          when="13:30"
          day="Today"
          title={<a href="#main">The soup that keeps you full until six</a>}
          networks={["instagram", "facebook", "x", "bluesky"]}
        />
        <PostCard
          state="planned"
          when="9:00"
          day="Tomorrow"
          title={<a href="#main">Protein without powder: five plates</a>}
          networks={["mastodon"]}
        />
        <PostCard
          state="failed"
          when="18:30"
          day="Yesterday"
          title={<a href="#main">Margaret, 67, and the stairs</a>}
          networks={["youtube"]}
        />
      </div>
      <ol className="pubs">
        <PublicationRow
          network="bluesky"
          account="@metabolicreset.example"
          state={<StateMark kind="unknown" />}
          actions={
            <>
              <Button>It is there</Button>
              <Button>It is not there, send again</Button>
            </>
          }
        >
          Bluesky stopped answering while we sent it. Please look at your page and tell us.
        </PublicationRow>
        <PublicationRow
          network="bluesky"
          account="@metabolicreset.example"
          part="Part 2 of 2"
          state={<StateMark kind="planned" />}
        >
          It goes out as soon as what it belongs under is there.
        </PublicationRow>
      </ol>
      <Card className="ledger">
        <h3 className="h3">Why did it not go out?</h3>
        <Ledger
          entries={[
            { key: "1", state: "out", time: "13:30:00", dateTime: at, what: "Got the post ready" },
            {
              key: "2",
              state: "unknown",
              time: "13:30:02",
              dateTime: at,
              what: "Sent it. No answer",
              meaning: "It may be out, it may not.",
              raw: { title: "What Bluesky said", text: "No reply after 30.0 s" },
            },
          ]}
        />
      </Card>
    </>
  );
}
