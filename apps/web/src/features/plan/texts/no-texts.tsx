import type { Template } from "@planrrr/contract";
import { Button, Steps } from "@planrrr/ui";

export function NoTexts({ onWrite }: { onWrite: (kind: Template["kind"]) => void }) {
  return (
    <Steps
      current={0}
      steps={[
        {
          title: "Save what repeats",
          children: (
            <>
              <p className="soft">A welcome, an invitation, a question you ask every month.</p>
              <div className="row">
                <Button onClick={() => onWrite("text")}>Save a text</Button>
                <Button onClick={() => onWrite("hashtags")}>Save hashtags</Button>
              </div>
            </>
          ),
        },
        {
          title: "Leave gaps",
          children: (
            <p className="soft">{"Write {{name}} or {{day}} where it differs. We ask for it each time."}</p>
          ),
        },
        {
          title: "Use it",
          children: (
            <p className="soft">One press, and it stands in a new post, to be changed as you like.</p>
          ),
        },
      ]}
    />
  );
}
