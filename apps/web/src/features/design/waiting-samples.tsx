"use client";

import { Button, ProgressBar, Skeleton, Steps } from "@planrrr/ui";

export function WaitingSamples() {
  return (
    <>
      <Skeleton label="A sample of what is on its way" rows={2} height={64} />
      <ProgressBar label="Something under way" />
      <ProgressBar label="Sending the picture" value={0.6} />
      <Steps
        current={1}
        steps={[
          { title: "Name your team", children: <p className="soft">Your own name is fine.</p> },
          {
            title: "Connect an account",
            children: (
              <>
                <p className="soft">Choose where your people are.</p>
                <Button className="justify-self-start">Bluesky</Button>
              </>
            ),
          },
          { title: "Write something short", children: <p className="soft">It goes out once.</p> },
        ]}
      />
    </>
  );
}
