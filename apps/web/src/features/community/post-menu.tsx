"use client";

import type { CommunityPost, CommunityToken } from "@planrrr/contract";
import { Button, ConfirmDialog, Icon, Menu, MenuItem } from "@planrrr/ui";
import { useState } from "react";
import { ReportDialog } from "./report-dialog.tsx";
import { usePostActions } from "./use-post-actions.ts";

/** What one may do about a post: its author delete it, the coach pin it and look after it, everybody report it. */
export function PostMenu({ post, pass }: { post: CommunityPost; pass: CommunityToken }) {
  const actions = usePostActions(post);
  const [asking, setAsking] = useState<"delete" | "report">();
  const isMine = post.author.id === pass.userId;
  const isCoach = pass.role === "coach";
  const close = () => setAsking(undefined);
  return (
    <>
      <Menu
        trigger={
          <Button tone="bare" className="square" aria-label={`More about the post by ${post.author.name}`}>
            <Icon name="more" />
          </Button>
        }
      >
        {isCoach ? (
          <MenuItem onSelect={() => actions.pin.mutate(post.pinnedAt === null)}>
            {post.pinnedAt === null ? "Pin it for everybody" : "Take the pin off"}
          </MenuItem>
        ) : null}
        {isCoach && !isMine ? (
          <MenuItem onSelect={() => actions.mute.mutate()}>Mute {post.author.name} for a day</MenuItem>
        ) : null}
        {isMine || isCoach ? <MenuItem onSelect={() => setAsking("delete")}>Delete</MenuItem> : null}
        {isMine ? null : <MenuItem onSelect={() => setAsking("report")}>Report to the coach</MenuItem>}
      </Menu>
      <ConfirmDialog
        open={asking === "delete"}
        onOpenChange={close}
        title={isMine ? "Delete your post?" : `Delete the post by ${post.author.name}?`}
        description="It goes for everybody, with its hearts. This cannot be undone."
        confirm="Delete the post"
        busy={actions.remove.isPending}
        onConfirm={() => actions.remove.mutate(undefined, { onSettled: close })}
      />
      <ReportDialog open={asking === "report"} onClose={close} report={actions.report} />
    </>
  );
}
