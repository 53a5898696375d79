"use client";

import { Button, Icon, Pick, Segments, TabLinks, Tabs, TextLink } from "@planrrr/ui";
import { useState } from "react";

const spans = [
  { value: "month", label: "Month" },
  { value: "week", label: "Week" },
  { value: "list", label: "List" },
] as const;

export function ActionSamples() {
  const [span, setSpan] = useState<(typeof spans)[number]["value"]>("month");
  const [picked, setPicked] = useState(true);
  return (
    <>
      <div className="row">
        <Button tone="ink">The one strong action</Button>
        <Button>
          <Icon name="pencil" />
          Others are outlined
        </Button>
        <Button tone="bare">Or bare</Button>
        <Button busy>Under way</Button>
        <Button disabled>Not now</Button>
        <TextLink>
          <a href="#main">A link of its own</a>
        </TextLink>
      </div>
      <div className="row">
        <Segments label="Span" name="span" value={span} options={spans} onChange={setSpan} />
        <Pick checked={picked} onChange={setPicked}>
          A choice among several
        </Pick>
      </div>
      <TabLinks
        label="Pages that belong together"
        links={[
          {
            key: "here",
            link: (
              <a href="#main" aria-current="page">
                This page
              </a>
            ),
          },
          { key: "there", link: <a href="#main">Its neighbour</a> },
        ]}
      />
      <Tabs
        label="Versions"
        tabs={[
          { value: "all", label: "Everyone", content: <p>One text for all.</p> },
          { value: "bluesky", label: "Bluesky", content: <p>A shorter one.</p> },
        ]}
      />
    </>
  );
}
