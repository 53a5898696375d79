"use client";

import { Button, CopyField, Dialog, Field, Input, Segments } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../api/client.ts";
import { sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { reviewLinksKey } from "./use-approval.ts";

const lives = [
  { value: "1", label: "A day" },
  { value: "7", label: "A week" },
  { value: "30", label: "30 days" },
] as const;

/** For a client or a colleague without an account. */
export function ReviewLinkDialog({ postId }: { postId: string }) {
  const { now, timeZone } = useClock();
  const [open, setOpen] = useState(false);
  const [reviewer, setReviewer] = useState("");
  const [life, setLife] = useState<(typeof lives)[number]["value"]>("7");
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: () => api.posts.reviewLink({ id: postId, reviewer: reviewer.trim(), days: Number(life) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: reviewLinksKey(postId) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate();
  };
  const show = (shown: boolean) => {
    if (!shown) make.reset();
    setOpen(shown);
  };
  return (
    <>
      <Button tone="bare" onClick={() => show(true)}>
        Ask somebody without an account
      </Button>
      <Dialog
        open={open}
        onOpenChange={show}
        title="Ask somebody by a link"
        description="They see the post and decide once: yes, or what should be different. They need no account."
      >
        {make.data ? (
          <div className="stack l">
            <CopyField
              label={`The link for ${reviewer.trim()}`}
              value={`${window.location.origin}${make.data.path}`}
              hint={`Good until ${sayWhen(make.data.expiresAt, timeZone, now)}. We show it only now.`}
            />
            <div className="dialog-actions">
              <Button tone="ink" onClick={() => show(false)}>
                Done
              </Button>
            </div>
          </div>
        ) : (
          <form className="stack l" method="post" onSubmit={submit}>
            {make.error ? <ProblemNotice error={make.error} /> : null}
            <Field label="Whom it is for" hint="Their name stands beside the decision.">
              {(control) => (
                <Input
                  {...control}
                  value={reviewer}
                  onChange={(event) => setReviewer(event.target.value)}
                  maxLength={100}
                  autoComplete="off"
                  required
                />
              )}
            </Field>
            <Segments
              label="How long it works"
              name="link-life"
              value={life}
              options={lives}
              onChange={setLife}
            />
            <div className="dialog-actions">
              <Button onClick={() => show(false)}>Not now</Button>
              <Button tone="ink" type="submit" busy={make.isPending}>
                Make a link
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
