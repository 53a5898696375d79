"use client";

import { Button, Notice, ProgressBar } from "@planrrr/ui";
import { Link } from "../../navigation/link.tsx";
import { signedOut } from "../../session/signed-out.ts";
import { ownZone, sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { codeOf } from "./plan-retry.ts";
import type { SavingDesk } from "./use-saver.ts";
import { useSlow } from "../../shell/use-slow.ts";

export interface SaveNoticeProps {
  saving: SavingDesk;
  /** Saves the words as a post of their own, where the one they changed cannot take them. */
  onSaveAsNew: () => void;
}

/** What became of a save that was not answered, or was refused, and what can be done. */
export function SaveNotice({ saving, onSaveAsNew }: SaveNoticeProps) {
  const { state, tryNow } = saving;
  const slow = useSlow(state.is === "saving");
  if (state.is === "saving") return slow ? <ProgressBar label="Sending your post to planrrr" /> : null;
  if (state.is === "waiting" && state.paused)
    return (
      <Notice
        tone="unknown"
        fact="It is not saved yet."
        actions={
          <Button onClick={tryNow}>
            {state.as === "send" ? "Send it as it is now" : "Keep it as it is now"}
          </Button>
        }
      >
        You have changed it since you pressed the button, so it waits for you. However often you try, there is
        one post.
      </Notice>
    );
  if (state.is === "unknown") return <Unknown saving={saving} state={state} />;
  if (state.is === "waiting")
    return (
      <Notice tone="warn" fact="We cannot reach planrrr." actions={<Button onClick={tryNow}>Try now</Button>}>
        Your post is kept in this browser. We go on trying by ourselves, and it arrives once, however often it
        takes. You may leave: it goes on when you come back here.
      </Notice>
    );
  if (state.is === "signed-out")
    return (
      <Notice
        tone="warn"
        fact="You have been signed out."
        actions={<Button onClick={() => signedOut.tell()}>Sign in again</Button>}
      >
        Your post is kept in this browser. Sign in, and it is saved.
      </Notice>
    );
  return state.is === "refused" ? <Refused error={state.error} onSaveAsNew={onSaveAsNew} /> : null;
}

type UnknownState = Extract<SavingDesk["state"], { is: "unknown" }>;

function Unknown({ saving, state: { as, begunAt } }: { saving: SavingDesk; state: UnknownState }) {
  const { now } = useClock();
  return (
    <Notice
      tone="unknown"
      fact="We could not confirm that it was saved."
      actions={
        <>
          <Button asChild>
            <Link href="/posts">Look at your posts</Link>
          </Button>
          <Button onClick={saving.isThere}>It is there</Button>
          <Button onClick={saving.tryNow}>
            It is not there, {as === "send" ? "send it now" : "keep it now"}
          </Button>
        </>
      }
    >
      You pressed the button {sayWhen(new Date(begunAt), ownZone(), now)}, and planrrr did not answer. After a
      day we cannot find out by ourselves, and a second try could make a second post. Your words are kept in
      this browser. Please look and tell us.
    </Notice>
  );
}

function Refused({ error, onSaveAsNew }: { error: unknown; onSaveAsNew: () => void }) {
  const code = codeOf(error);
  // The difference is shown in a dialogue of its own.
  if (code === "POST_CHANGED") return null;
  const [fact, more] = code === "NOT_FOUND" ? gone : code === "POST_NOT_EDITABLE" ? out : [];
  if (!fact) return <ProblemNotice error={error} />;
  return (
    <Notice
      tone="warn"
      role="alert"
      fact={fact}
      actions={<Button onClick={onSaveAsNew}>Make a new post of it</Button>}
    >
      {more}
    </Notice>
  );
}

const gone = ["Somebody has deleted this post.", "Your words are still here."] as const;
const out = [
  "This post is on its way already.",
  "It can no longer be changed. Your words are still here.",
] as const;
