"use client";

import { Button, Notice } from "@planrrr/ui";

/** Takes the place of a page whose team is no longer its person's. */
export function OutsideNotice() {
  return (
    <>
      <h1 className="sr">planrrr</h1>
      <Notice
        tone="warn"
        role="alert"
        fact="You are no longer in this team."
        actions={
          <Button asChild>
            <a href="/">Open your own team</a>
          </Button>
        }
      >
        An owner or admin removed you, or you left it on another page. What you wrote stays with the team.
      </Notice>
    </>
  );
}
