"use client";

import { Button, Dialog, Skeleton } from "@planrrr/ui";
import { ProblemNotice } from "../problem-notice.tsx";
import { AccountChoices } from "./account-choices.tsx";
import { useSignInChoices } from "./use-sign-in-choices.ts";

/** One login, several accounts: which of them are to be connected. */
export function AccountPicker({ signInId, onDone }: { signInId: string; onDone: () => void }) {
  const choices = useSignInChoices(signInId);
  return (
    <Dialog
      open={signInId !== ""}
      onOpenChange={(open) => !open && onDone()}
      title="Which accounts?"
      description="This login may post to several. Those you leave out are forgotten."
    >
      {choices.isPending ? <Skeleton label="Reading your accounts" rows={2} /> : null}
      {choices.error ? (
        <ProblemNotice error={choices.error} actions={<Button onClick={onDone}>Start again</Button>} />
      ) : null}
      {choices.data ? <AccountChoices choices={choices.data} onDone={onDone} /> : null}
    </Dialog>
  );
}
