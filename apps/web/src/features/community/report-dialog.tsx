"use client";

import { Button, Dialog, Field, Textarea } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import type { usePostActions } from "./use-post-actions.ts";

export function ReportDialog({
  open,
  onClose,
  report,
}: {
  open: boolean;
  onClose: () => void;
  report: ReturnType<typeof usePostActions>["report"];
}) {
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!report.isPending) report.mutate(reason.trim(), { onSettled: onClose });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title="Report this post?"
      description="Your coach sees it and decides. Nobody is told who reported it."
    >
      <form className="stack" method="post" onSubmit={submit}>
        <Field label="What is wrong with it" hint="You may leave this empty.">
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <div className="dialog-actions">
          <Button onClick={onClose}>Leave it</Button>
          <Button tone="ink" type="submit" busy={report.isPending}>
            Report it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
